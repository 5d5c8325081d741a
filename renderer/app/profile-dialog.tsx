import { useState, type ReactElement } from 'react';
import { Button, Dialog, TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { setAnswer, useCall } from './calls.ts';
import { initialsOf } from './initials.ts';
import { asProblem } from './problems.ts';
import { takesFocus } from './takes-focus.ts';

export interface ProfileDialogProps {
  /** An act waits for the answer. */
  readonly isAsked: boolean;
  readonly onClose: (isNamed: boolean) => void;
}

/** Who is working: asked once, before the first act, and changed here. */
export function ProfileDialog({ isAsked, onClose }: ProfileDialogProps): ReactElement | null {
  const app = useApp();
  const known = useCall('app.profile', {}).data;
  const [name, setName] = useState<string>();
  const [initials, setInitials] = useState<string>();
  const [role, setRole] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  if (known === undefined) return null;

  const said = {
    name: (name ?? known?.name ?? '').trim(),
    initials: (initials ?? (name === undefined ? known?.initials : initialsOf(name)) ?? '').trim(),
    role: (role ?? known?.role ?? 'Preparer').trim(),
  };
  const isComplete = said.name !== '' && said.initials !== '' && said.role !== '';
  const save = async (): Promise<void> => {
    if (!isComplete || isBusy) return;
    setBusy(true);
    try {
      setAnswer(app, 'app.profile', {}, await app.client.call('app.setProfile', said));
      onClose(true);
    } catch (thrown) {
      setError(asProblem(thrown).message);
      setBusy(false);
    }
  };
  const onEnter = (): void => void save();
  return (
    <Dialog
      isOpen
      onClose={() => onClose(false)}
      isLocked={isBusy}
      size="small"
      title="Who is working?"
      intro="Every act is written into the ledger with its author: imports, notes, conclusions, reports."
      footer={
        <>
          <Button onPress={() => onClose(false)} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button kind="primary" isBusy={isBusy} isDisabled={!isComplete} onPress={onEnter}>
            {isAsked ? 'Save and go on' : 'Save'}
          </Button>
        </>
      }
    >
      <div className="app-form">
        <TextField
          label="Name"
          value={name ?? known?.name ?? ''}
          onChange={setName}
          maxLength={120}
          {...takesFocus}
          onEnter={onEnter}
          error={error}
        />
        <div className="app-form-row">
          <TextField
            label="Initials"
            value={initials ?? said.initials}
            onChange={setInitials}
            maxLength={6}
            onEnter={onEnter}
          />
          <TextField
            label="Role"
            value={role ?? known?.role ?? 'Preparer'}
            onChange={setRole}
            maxLength={60}
            description="As your papers say it: preparer, reviewer, analyst"
            onEnter={onEnter}
          />
        </div>
      </div>
    </Dialog>
  );
}
