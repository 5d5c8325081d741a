import { useState, type ReactElement } from 'react';
import { TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { rollOver } from './keeping.ts';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';

export interface RollOverDialogProps {
  /** The engagement that is continued. */
  readonly from: string;
  readonly onClose: () => void;
}

/** Asks what the next engagement is called, and says what goes with it and what stays. */
export function RollOverDialog({ from, onClose }: RollOverDialogProps): ReactElement {
  const app = useApp();
  const [name, setName] = useState('');
  const asked = useAsked({
    isReady: name.trim() !== '',
    act: () => rollOver(app, from, name.trim()),
    onClose,
  });
  return (
    <AskDialog
      asked={asked}
      answer="Choose where…"
      onClose={onClose}
      title="Continue in a new file"
      intro={`A new, empty archive is made that seals the ledger of “${from}” to its end; that one is told its successor, and stays as it is. No logs, notes or assessments are carried over.`}
    >
      <TextField
        label="Name of the new engagement"
        placeholder="Northwind Payments · FY27 H1"
        value={name}
        onChange={setName}
        maxLength={120}
        {...takesFocus}
        onEnter={asked.send}
        error={asked.error}
      />
    </AskDialog>
  );
}
