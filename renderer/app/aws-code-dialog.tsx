import { useEffect, useState, type ReactElement } from 'react';
import type { CodeWanted } from '../../preload/contract/collect.ts';
import { Button, Dialog, TextField } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { attempt } from './problems.ts';
import { useStore } from './store.ts';
import { takesFocus } from './takes-focus.ts';

export interface AwsCodeDialogProps {
  readonly wanted: CodeWanted;
  readonly onClose: () => void;
}

/** Asks for the code that a device shows now; without it the sign-in is given up. */
export function AwsCodeDialog({ wanted, onClose }: AwsCodeDialogProps): ReactElement {
  const { client, jobs } = useApp();
  const [typed, setTyped] = useState('');
  const isStillAsked = useStore(jobs.running).some(({ id }) => id === wanted.job);
  useEffect(() => {
    if (!isStillAsked) onClose();
  }, [isStillAsked, onClose]);
  const isCode = /^\d{6}$/.test(typed.trim());
  const answer = (code: string | null): void => {
    const { job, ask } = wanted;
    attempt(() => client.call('collect.code', { job, ask, code }));
    onClose();
  };
  const send = (): void => {
    if (isCode) answer(typed.trim());
  };
  return (
    <Dialog
      isOpen
      onClose={() => answer(null)}
      size="small"
      title="Code of the MFA device"
      intro="The role of this profile asks for a second factor. The code is used once and kept nowhere."
      footer={
        <>
          <Button onPress={() => answer(null)}>Cancel</Button>
          <Button kind="primary" isDisabled={!isCode} onPress={send}>
            Sign in
          </Button>
        </>
      }
    >
      <TextField
        label="Six digits"
        description={<span className="ui-mono">{wanted.device}</span>}
        value={typed}
        onChange={setTyped}
        inputMode="numeric"
        maxLength={6}
        isMono
        {...takesFocus}
        onEnter={send}
      />
    </Dialog>
  );
}
