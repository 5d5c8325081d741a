import { useState, type ReactElement } from 'react';
import { Hash, TextField, showToast } from '../ui/index.ts';
import type { App } from './app.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { useCall } from './calls.ts';
import { formatInstant } from './format.ts';
import { askWithPerson } from './person.ts';
import { attempt } from './problems.ts';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';
import { useEngagement } from './use-engagement.ts';
import { setPreference } from './use-preferences.ts';

/** Asks for the time-stamping authority; the last one is remembered. */
export function TimeStampDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const app = useApp();
  const head = useEngagement()?.ledger.head;
  const known = useCall('app.preferences', {}).data?.authority;
  const [typed, setTyped] = useState<string>();
  const authority = (typed ?? known ?? '').trim();
  const asked = useAsked({
    isReady: authority !== '',
    act: () => stampHead(app, authority),
    onClose,
  });
  return (
    <AskDialog
      asked={asked}
      answer="Time-stamp"
      onClose={onClose}
      title="Time-stamp the head"
      intro="A time-stamping authority (RFC 3161) signs that it has seen the head of the ledger, and when. Whoever rewrites the file later cannot rewrite that."
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
          onEnter={asked.send}
          error={asked.error}
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
    </AskDialog>
  );
}

/** Has the head time-stamped, once, and remembers the authority. @throws Problem */
export async function stampHead(app: App, authority: string): Promise<void> {
  const stamped = await app.client.call('integrity.timestamp', { authority });
  showToast({
    tone: 'valid',
    title: `“${stamped.authority}” saw the head at ${formatInstant(stamped.at)}.`,
    detail: 'The time stamp is in the ledger, and is checked with every verification.',
  });
  // The stamp is in the ledger: that its authority is not remembered asks for no second one.
  attempt(() => setPreference(app, { authority }));
}

/** Opens the dialog for a person who is named: the time stamp is an act. */
export async function askTimeStamp(app: App): Promise<void> {
  await askWithPerson(app, { kind: 'time-stamp' });
}
