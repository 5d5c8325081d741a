import { useState, type ReactElement } from 'react';
import { showToast, TextArea } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';

/** Asks why the people of the trail are to be shown by name. */
export function LiftDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const app = useApp();
  const [reason, setReason] = useState('');
  const lift = async (): Promise<void> => {
    await app.client.call('privacy.lift', { reason });
    showToast({
      tone: 'valid',
      title: 'People are shown by name again; the ledger keeps who lifted it and why.',
      act: { label: 'Pseudonymise', onPress: () => void app.acts.run('pseudonymise') },
    });
  };
  const asked = useAsked({ isReady: reason.trim() !== '', act: lift, onClose });
  return (
    <AskDialog
      asked={asked}
      answer="Show people by name"
      onClose={onClose}
      title="Show people by name"
      intro="Everybody in the engagement sees names again. The ledger keeps your name, the time and the reason."
    >
      <TextArea
        label="Why names are needed"
        placeholder="Interview with the client’s security officer about the alert of 14 March"
        value={reason}
        onChange={setReason}
        {...takesFocus}
        onSubmit={asked.send}
        error={asked.error}
      />
    </AskDialog>
  );
}
