import { useState, type ReactElement } from 'react';
import type { ReviewStatus } from '../../preload/contract/annotations.ts';
import { RadioGroup, TextArea, type Option } from '../ui/index.ts';
import { annotate, type AnnotationTarget } from './annotating.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { plural } from './format.ts';
import { statusWords } from './status-words.ts';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';

export interface StatusDialogProps {
  readonly target: AnnotationTarget;
  readonly onClose: () => void;
}

const options: readonly Option<ReviewStatus>[] = [
  { id: 'new', label: statusWords.new, description: 'nobody has looked at it, or it starts over' },
  { id: 'in-review', label: statusWords['in-review'], description: 'needs a reason' },
  { id: 'resolved', label: statusWords.resolved, description: 'needs a reason' },
];

/** Sets the review status of events, with the reason that the ledger keeps. */
export function StatusDialog({ target, onClose }: StatusDialogProps): ReactElement {
  const app = useApp();
  const [status, setStatus] = useState<ReviewStatus>(
    target.count === 1 && target.status === 'new' ? 'in-review' : 'resolved',
  );
  const [reason, setReason] = useState('');
  const asked = useAsked({
    isReady: status === 'new' || reason.trim() !== '',
    act: () => {
      const words = reason.trim() === '' ? { status } : { status, reason };
      return annotate(app, target, words, `set to ${statusWords[status]}`);
    },
    onClose,
  });
  return (
    <AskDialog
      asked={asked}
      answer="Set the status"
      onClose={onClose}
      title={`Review status of ${target.count === 1 ? 'the event' : plural(target.count, 'event')}`}
    >
      <RadioGroup label="Status" options={options} value={status} onChange={setStatus} />
      <TextArea
        label="Reason"
        placeholder="Planned change CHG-4711, confirmed by the platform team"
        value={reason}
        onChange={setReason}
        {...takesFocus}
        onSubmit={asked.send}
        error={asked.error}
      />
    </AskDialog>
  );
}
