import type { ReactElement } from 'react';
import type { Annotation } from '../../../preload/contract/domain.ts';
import { takeBack } from '../../app/annotating.ts';
import { useApp } from '../../app/app-context.ts';
import { formatMinute } from '../../app/format.ts';
import { attempt } from '../../app/problems.ts';
import { askWithPerson } from '../../app/person.ts';
import { Button, NoteCard, shortenHash } from '../../ui/index.ts';
import { actWords, takerWords } from './act-words.ts';
import { NoteWords } from './note-words.tsx';

export interface ActOfProps {
  readonly annotation: Annotation;
  /** All acts on the event: one of them may have taken this one back. */
  readonly all: readonly Annotation[];
  readonly isReadOnly: boolean;
}

/** An act of a person on the event, with its author, its time and its place in the ledger. */
export function ActOf({ annotation, all, isReadOnly }: ActOfProps): ReactElement {
  const app = useApp();
  const { chain, seq, hash, at, author, note, reason, inForce, isWithdrawal } = annotation;
  const place = { chain, seq };
  const taker = all.find((each) => each.inForce && each.of?.chain === chain && each.of.seq === seq);
  return (
    <NoteCard
      author={author.name}
      authorRole={author.role}
      when={formatMinute(at)}
      isCleared={!inForce}
      subject={
        <span className="record-note-act" title={hash}>
          act {seq} · {shortenHash(hash, 4)}
          {taker !== undefined && ` · ${takerWords(taker)}`}
        </span>
      }
      acts={
        inForce && !isReadOnly ? (
          <span className="record-act-acts">
            {note !== null && (
              <Button
                size="small"
                kind="quiet"
                aria-label={`Edit the note, act ${seq}`}
                onPress={() =>
                  attempt(() => askWithPerson(app, { kind: 'edit-note', act: place, note }))
                }
              >
                Edit…
              </Button>
            )}
            <Button
              size="small"
              kind="quiet"
              aria-label={`${isWithdrawal ? 'Bring back what was taken' : 'Take back'}, act ${seq}`}
              onPress={() => attempt(() => takeBack(app, place))}
            >
              {isWithdrawal ? 'Bring back' : 'Take back'}
            </Button>
          </span>
        ) : undefined
      }
    >
      {actWords(annotation).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {note !== null && <NoteWords text={note} />}
      {reason !== null && <p>Reason: {reason}</p>}
    </NoteCard>
  );
}
