import { useState, type ReactElement } from 'react';
import { Button, Dialog, TextArea } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { asProblem } from './problems.ts';
import { takesFocus } from './takes-focus.ts';

export interface HoldDialogProps {
  readonly act: 'place' | 'lift';
  readonly onClose: () => void;
}

const words = {
  place: {
    title: 'Place a legal hold',
    intro: 'Until it is lifted, nothing of this engagement can be disposed of.',
    label: 'Why it is held',
    placeholder: 'Keller v. Northwind, letter of 12 November',
    button: 'Place the hold',
  },
  lift: {
    title: 'Lift the legal hold',
    intro: 'Originals can be disposed of again, the engagement after its retention date.',
    label: 'Why it is lifted',
    placeholder: 'Settled; counsel’s letter of 3 March',
    button: 'Lift the hold',
  },
} as const;

/** Asks why a legal hold is placed or lifted. */
export function HoldDialog({ act, onClose }: HoldDialogProps): ReactElement {
  const app = useApp();
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const { title, intro, label, placeholder, button } = words[act];
  const isComplete = reason.trim() !== '';
  const save = async (): Promise<void> => {
    if (!isComplete || isBusy) return;
    setBusy(true);
    try {
      await app.client.call('retention.hold', { act, reason });
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
      title={title}
      intro={intro}
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
            {button}
          </Button>
        </>
      }
    >
      <TextArea
        label={label}
        placeholder={placeholder}
        value={reason}
        onChange={setReason}
        {...takesFocus}
        onSubmit={() => void save()}
        error={error}
      />
    </Dialog>
  );
}
