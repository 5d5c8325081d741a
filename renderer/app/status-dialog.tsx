import { useState, type ReactElement } from 'react';
import type { ReviewStatus } from '../../preload/contract/annotations.ts';
import { Button, Dialog, RadioGroup, TextArea, type Option } from '../ui/index.ts';
import { annotate, type AnnotationTarget } from './annotating.ts';
import { useApp } from './app-context.ts';
import { plural } from './format.ts';
import { asProblem } from './problems.ts';
import { statusWords } from './status-words.ts';
import { takesFocus } from './takes-focus.ts';

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
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const isComplete = status === 'new' || reason.trim() !== '';
  const save = async (): Promise<void> => {
    if (!isComplete || isBusy) return;
    setBusy(true);
    try {
      const words = reason.trim() === '' ? { status } : { status, reason };
      if (await annotate(app, target, words, `set to ${statusWords[status]}`)) return onClose();
      setBusy(false);
    } catch (thrown) {
      setError(asProblem(thrown).message);
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isLocked={isBusy}
      size="small"
      title={`Review status of ${target.count === 1 ? 'the event' : plural(target.count, 'event')}`}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button
            kind="primary"
            isBusy={isBusy}
            isDisabled={!isComplete}
            onPress={() => void save()}
          >
            Set the status
          </Button>
        </>
      }
    >
      <RadioGroup label="Status" options={options} value={status} onChange={setStatus} />
      <TextArea
        label="Reason"
        placeholder="Planned change CHG-4711, confirmed by the platform team"
        value={reason}
        onChange={setReason}
        {...takesFocus}
        onSubmit={() => void save()}
        error={error}
      />
    </Dialog>
  );
}
