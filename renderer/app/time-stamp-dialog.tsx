import { useState, type ReactElement } from 'react';
import { Button, Dialog, Hash, TextField, showToast } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { useCall } from './calls.ts';
import { formatInstant } from './format.ts';
import { requirePerson } from './person.ts';
import { asProblem } from './problems.ts';
import { takesFocus } from './takes-focus.ts';
import { useEngagement } from './use-engagement.ts';
import { setPreference } from './use-preferences.ts';

/** Asks for the time-stamping authority; the last one is remembered. */
export function TimeStampDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const app = useApp();
  const head = useEngagement()?.ledger.head;
  const known = useCall('app.preferences', {}).data?.authority;
  const [typed, setTyped] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const authority = (typed ?? known ?? '').trim();
  const stamp = async (): Promise<void> => {
    if (authority === '' || isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      const stamped = await app.client.call('integrity.timestamp', { authority });
      onClose();
      showToast({
        tone: 'valid',
        title: `“${stamped.authority}” saw the head at ${formatInstant(stamped.at)}.`,
        detail: 'The time stamp is in the ledger, and is checked with every verification.',
      });
      await setPreference(app, { authority });
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
      title="Time-stamp the head"
      intro="A time-stamping authority (RFC 3161) signs that it has seen the head of the ledger, and when. Whoever rewrites the file later cannot rewrite that."
      footer={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button
            kind="primary"
            isBusy={isBusy}
            isDisabled={authority === ''}
            onPress={() => void stamp()}
          >
            Time-stamp
          </Button>
        </>
      }
    >
      <div className="app-form">
        <TextField
          label="Address of the authority"
          type="url"
          placeholder="https://tsa.example.com/tsr"
          value={typed ?? known ?? ''}
          onChange={setTyped}
          maxLength={300}
          isMono
          {...takesFocus}
          onEnter={() => void stamp()}
          error={error}
          description="Yours, your firm’s or a public one; it is remembered."
        />
        <p className="ui-quiet">
          Only the head leaves this computer, a hash of 32 bytes
          {head !== undefined && (
            <>
              : <Hash value={head} label="Head of the ledger" keep={8} />
            </>
          )}
          . It tells nothing of what is in the archive.
        </p>
      </div>
    </Dialog>
  );
}

/** Opens the dialog for a person who is named: the time stamp is an act. */
export async function askTimeStamp(app: ReturnType<typeof useApp>): Promise<void> {
  if (await requirePerson(app)) app.dialog.set({ kind: 'time-stamp' });
}
