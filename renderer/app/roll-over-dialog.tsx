import { useState, type ReactElement } from 'react';
import { Button, Dialog, TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { rollOver } from './keeping.ts';
import { asProblem } from './problems.ts';
import { takesFocus } from './takes-focus.ts';

export interface RollOverDialogProps {
  /** The engagement that is continued. */
  readonly from: string;
  readonly onClose: () => void;
}

/** Asks what the next engagement is called, and says what goes with it and what stays. */
export function RollOverDialog({ from, onClose }: RollOverDialogProps): ReactElement {
  const app = useApp();
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const make = async (): Promise<void> => {
    if (name.trim() === '' || isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      if (await rollOver(app, from, name.trim())) onClose();
    } catch (thrown) {
      setError(asProblem(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isLocked={isBusy}
      size="small"
      title="Continue in a new file"
      intro={`A new, empty archive is made that seals the ledger of “${from}” to its end; that one is told its successor, and stays as it is. No logs, notes or assessments are carried over.`}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button
            kind="primary"
            isBusy={isBusy}
            isDisabled={name.trim() === ''}
            onPress={() => void make()}
          >
            Choose where…
          </Button>
        </>
      }
    >
      <TextField
        label="Name of the new engagement"
        placeholder="Northwind Payments · FY27 H1"
        value={name}
        onChange={setName}
        maxLength={120}
        {...takesFocus}
        onEnter={() => void make()}
        error={error}
      />
    </Dialog>
  );
}
