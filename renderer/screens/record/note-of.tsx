import type { ReactElement } from 'react';
import type { Annotation } from '../../../preload/contract/domain.ts';
import { formatMinute } from '../../app/format.ts';
import { NoteCard, shortenHash } from '../../ui/index.ts';
import { NoteWords } from './note-words.tsx';

/** A person's note with its author, its time and its place in the ledger. */
export function NoteOf({ annotation }: { readonly annotation: Annotation }): ReactElement {
  const { author, at, note, seq, hash } = annotation;
  return (
    <NoteCard
      author={author.name}
      authorRole={author.role}
      when={formatMinute(at)}
      subject={
        <span className="record-note-act" title={hash}>
          act {seq} · {shortenHash(hash, 4)}
        </span>
      }
    >
      {note !== null && <NoteWords text={note} />}
    </NoteCard>
  );
}
