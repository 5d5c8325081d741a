import { useState, type ReactElement } from 'react';
import { TextArea } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';

export interface HoldDialogProps {
  readonly act: 'place' | 'lift';
  readonly onClose: () => void;
}

const words = {
  place: {
    title: 'Place a legal hold',
    intro: 'Until it is lifted, nothing of this engagement can be disposed of.',
    label: 'Why it is held',
    placeholder: 'Keller v. Northwind, letter of 12 November',
    button: 'Place the hold',
  },
  lift: {
    title: 'Lift the legal hold',
    intro: 'Originals can be disposed of again, the engagement after its retention date.',
    label: 'Why it is lifted',
    placeholder: 'Settled; counsel’s letter of 3 March',
    button: 'Lift the hold',
  },
} as const;

/** Asks why a legal hold is placed or lifted. */
export function HoldDialog({ act, onClose }: HoldDialogProps): ReactElement {
  const app = useApp();
  const [reason, setReason] = useState('');
  const { title, intro, label, placeholder, button } = words[act];
  const asked = useAsked({
    isReady: reason.trim() !== '',
    act: () => app.client.call('retention.hold', { act, reason }),
    onClose,
  });
  return (
    <AskDialog asked={asked} answer={button} onClose={onClose} title={title} intro={intro}>
      <TextArea
        label={label}
        placeholder={placeholder}
        value={reason}
        onChange={setReason}
        {...takesFocus}
        onSubmit={asked.send}
        error={asked.error}
      />
    </AskDialog>
  );
}
