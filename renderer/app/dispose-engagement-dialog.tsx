import { useState, type ReactElement } from 'react';
import type { Retention } from '../../preload/contract/retention.ts';
import { Button, Callout, Dialog, TextArea, TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { useCall } from './calls.ts';
import { formatBytes, plural } from './format.ts';
import { asProblem } from './problems.ts';
import { disposeEngagement } from './retention.ts';
import { takesFocus } from './takes-focus.ts';
import { useEngagement } from './use-engagement.ts';

/** Asks for the engagement's name before its file is removed. */
export function DisposeEngagementDialog(props: {
  readonly onClose: () => void;
}): ReactElement | null {
  const { onClose } = props;
  const app = useApp();
  const engagement = useEngagement();
  const retention = useCall('retention.state', {}).data;
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [early, setEarly] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  if (engagement === null || retention === undefined) return null;

  const tooEarly = earlyWords(retention);
  const isHeld = retention.hold !== null;
  const isReady =
    !isHeld &&
    name.trim() === engagement.name &&
    reason.trim() !== '' &&
    (tooEarly === undefined || early.trim() !== '');
  const dispose = async (): Promise<void> => {
    if (!isReady || isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      const wanted = { name: engagement.name, reason, early: tooEarly && early };
      const done = await disposeEngagement(app, { ...wanted, early: wanted.early ?? null });
      if (done !== undefined) onClose();
      else setBusy(false);
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
      role="alertdialog"
      title="Dispose of this engagement?"
      intro={`Its file is removed: ${formatBytes(engagement.bytes)}, ${plural(engagement.events, 'event')}, every paper and the ledger. A certificate stays. It cannot be undone.`}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button
            kind="danger"
            isBusy={isBusy}
            isDisabled={!isReady}
            onPress={() => void dispose()}
          >
            Save the certificate and dispose…
          </Button>
        </>
      }
    >
      {retention.hold !== null ? (
        <Callout tone="attention" title="It has to stay: a legal hold stands.">
          Placed by {retention.hold.by} on {retention.hold.at.slice(0, 10)}: {retention.hold.reason}
        </Callout>
      ) : (
        <div className="app-form">
          <TextArea
            label="Why"
            placeholder="The retention period is over"
            rows={2}
            value={reason}
            onChange={setReason}
            {...takesFocus}
          />
          {tooEarly !== undefined && (
            <TextArea
              label={tooEarly}
              placeholder="The client asked for it in writing"
              rows={2}
              value={early}
              onChange={setEarly}
            />
          )}
          <TextField
            label={`Type its name to confirm: ${engagement.name}`}
            value={name}
            onChange={setName}
            onEnter={() => void dispose()}
            error={error}
          />
        </div>
      )}
    </Dialog>
  );
}

/** What must be answered because the date has not passed. */
function earlyWords({ keptUntil }: Retention): string | undefined {
  if (keptUntil === null) return 'No retention date is set. Why it can go all the same';
  const isOver = keptUntil.day < new Date().toISOString().slice(0, 10);
  return isOver ? undefined : `It is to be kept until ${keptUntil.day}. Why it can go earlier`;
}
