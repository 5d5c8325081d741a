import { NotebookPen } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Annotation } from '../../../preload/contract/domain.ts';
import { EmptyState, Kbd } from '../../ui/index.ts';
import { ActOf } from './act-of.tsx';

export interface HistoryProps {
  readonly annotations: readonly Annotation[];
  readonly isReadOnly: boolean;
}

/** Everything that people said about the event, newest first, with what they took back. */
export function History({ annotations, isReadOnly }: HistoryProps): ReactElement {
  if (annotations.length === 0 && isReadOnly) {
    return (
      <EmptyState icon={<NotebookPen size={24} />} title="Nobody has said anything about it" />
    );
  }
  if (annotations.length === 0) {
    return (
      <EmptyState icon={<NotebookPen size={24} />} title="Nobody has said anything about it yet">
        Press <Kbd keys="n" /> for a note, <Kbd keys="t" /> for a tag, <Kbd keys="s" /> for a star,{' '}
        <Kbd keys="e" /> for the review status. Each stays in the ledger, with your name and its
        time.
      </EmptyState>
    );
  }
  return (
    <div className="record-body">
      {annotations.toReversed().map((annotation) => (
        <ActOf
          key={annotation.hash}
          annotation={annotation}
          all={annotations}
          isReadOnly={isReadOnly}
        />
      ))}
    </div>
  );
}
