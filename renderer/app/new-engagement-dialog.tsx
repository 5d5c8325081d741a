import { useState, type ReactElement } from 'react';
import type { GrantedPath } from '../../preload/contract/domain.ts';
import { Button, Dialog, TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { createEngagement } from './engagement.ts';
import { fewOf } from './format.ts';
import { asProblem } from './problems.ts';
import { takesFocus } from './takes-focus.ts';

export interface NewEngagementDialogProps {
  readonly paths: readonly GrantedPath[];
  readonly onClose: () => void;
}

/** Asks what the engagement is called; where its file goes is the system's dialog. */
export function NewEngagementDialog({ paths, onClose }: NewEngagementDialogProps): ReactElement {
  const app = useApp();
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const create = async (): Promise<void> => {
    if (name.trim() === '' || isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      if (await createEngagement(app, name.trim(), paths)) onClose();
    } catch (thrown) {
      setError(asProblem(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  const names = paths.map((path) => path.name);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isLocked={isBusy}
      size="small"
      title="New engagement"
      intro="One file holds everything: the logs as they are, notes, conclusions and the ledger."
      footer={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button
            kind="primary"
            isBusy={isBusy}
            isDisabled={name.trim() === ''}
            onPress={() => void create()}
          >
            Choose where…
          </Button>
        </>
      }
    >
      <TextField
        label="Name of the engagement"
        placeholder="Northwind Payments · FY26 H1"
        value={name}
        onChange={setName}
        maxLength={120}
        {...takesFocus}
        onEnter={() => void create()}
        error={error}
        description={
          names.length > 0 ? `Then ${fewOf(names, 2)} will be imported into it.` : undefined
        }
      />
    </Dialog>
  );
}
