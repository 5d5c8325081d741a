import { NotebookPen } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Annotation } from '../../../preload/contract/domain.ts';
import { EmptyState, Kbd } from '../../ui/index.ts';
import { NoteOf } from './note-of.tsx';

/** All notes on an event, newest first. */
export function Notes({
  annotations,
}: {
  readonly annotations: readonly Annotation[];
}): ReactElement {
  const notes = annotations.filter(({ note }) => note !== null).toReversed();
  if (notes.length === 0) {
    return (
      <EmptyState icon={<NotebookPen size={24} />} title="No note on this event yet">
        Press <Kbd keys="n" /> and say what you found. A note stays, with your name and its time.
      </EmptyState>
    );
  }
  return (
    <div className="record-body">
      {notes.map((annotation) => (
        <NoteOf key={annotation.hash} annotation={annotation} />
      ))}
    </div>
  );
}
