import type { ReactElement } from 'react';
import { showToast } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { ReasonDialog } from './reason-dialog.tsx';

const words = {
  title: 'Show people by name',
  intro:
    'Everybody in the engagement sees names again. The ledger keeps your name, the time and the reason.',
  label: 'Why names are needed',
  placeholder: 'Interview with the client’s security officer about the alert of 14 March',
  answer: 'Show people by name',
} as const;

/** Asks why the people of the trail are to be shown by name. */
export function LiftDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const app = useApp();
  const lift = async (reason: string): Promise<void> => {
    await app.client.call('privacy.lift', { reason });
    showToast({
      tone: 'valid',
      title: 'People are shown by name again; the ledger keeps who lifted it and why.',
      act: { label: 'Pseudonymise', onPress: () => void app.acts.run('pseudonymise') },
    });
  };
  return <ReasonDialog words={words} act={lift} onClose={onClose} />;
}
