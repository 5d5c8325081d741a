import { useState, type ReactElement } from 'react';
import type { Gap } from '../../preload/contract/completeness.ts';
import { Button, Checkbox, Dialog, formatCount, TextArea } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { alikeGaps, explainGaps } from './completeness.ts';
import { formatTime } from './format.ts';
import { asProblem } from './problems.ts';
import { useStore } from './store.ts';
import { takesFocus } from './takes-focus.ts';

export interface ExplainGapDialogProps {
  readonly gap: Gap;
  readonly onClose: () => void;
}

/** Asks why there is a gap; a stop of an organisation trail is explained once for all its rows. */
export function ExplainGapDialog({ gap, onClose }: ExplainGapDialogProps): ReactElement {
  const app = useApp();
  const check = useStore(app.completeness);
  const [note, setNote] = useState('');
  const [isForAll, setForAll] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const alike = check.state === 'done' ? alikeGaps(check.result.gaps, gap) : [gap];
  const isComplete = note.trim() !== '';
  const save = async (): Promise<void> => {
    if (!isComplete || isBusy) return;
    setBusy(true);
    try {
      await explainGaps(app, isForAll ? alike : [gap], note);
      onClose();
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
      title="Explain the gap"
      intro={`${gap.account}, ${gap.region}: ${formatTime(gap.from)} to ${formatTime(gap.to)} UTC, ${gap.reason}. A note explains a gap and does not close it.`}
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
            Keep the note
          </Button>
        </>
      }
    >
      <TextArea
        label="Why there is a gap"
        placeholder="Trail was moved to another bucket; change CHG-4711 of 13 December"
        value={note}
        onChange={setNote}
        {...takesFocus}
        onSubmit={() => void save()}
        error={error}
      />
      {alike.length > 1 && (
        <Checkbox isSelected={isForAll} onChange={setForAll}>
          {`Also for the ${formatCount(alike.length - 1)} other gaps with the same cause`}
        </Checkbox>
      )}
    </Dialog>
  );
}
