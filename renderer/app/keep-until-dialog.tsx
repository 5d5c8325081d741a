import { useState, type ReactElement } from 'react';
import { Button, Dialog, TextArea, TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { useCall } from './calls.ts';
import { asProblem } from './problems.ts';
import { takesFocus } from './takes-focus.ts';

/** Until when the engagement is kept, and where that comes from. */
export function KeepUntilDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const app = useApp();
  const known = useCall('retention.state', {}).data?.keptUntil;
  const [day, setDay] = useState<string>();
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const until = day ?? known?.day ?? '';
  const isComplete = until !== '' && reason.trim() !== '';
  const save = async (): Promise<void> => {
    if (!isComplete || isBusy) return;
    setBusy(true);
    try {
      await app.client.call('retention.keepUntil', { day: until, reason });
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
      title="Keep until"
      intro="Before that day the engagement can be disposed of only with a reason of its own."
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
            Set the date
          </Button>
        </>
      }
    >
      <div className="app-form">
        <TextField
          label="Last day on which it is kept (UTC)"
          type="date"
          value={until}
          onChange={setDay}
          {...takesFocus}
          error={error}
        />
        <TextArea
          label="Where the date comes from"
          placeholder="ISA 230: five years from the report of 2026-03-31"
          value={reason}
          onChange={setReason}
          onSubmit={() => void save()}
        />
      </div>
    </Dialog>
  );
}
