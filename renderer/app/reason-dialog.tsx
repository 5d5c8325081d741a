import { useState, type ReactElement } from 'react';
import { TextArea } from '../ui/index.ts';
import { AskDialog } from './ask-dialog.tsx';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';

export interface ReasonDialogProps {
  readonly words: {
    readonly title: string;
    readonly intro: string;
    readonly label: string;
    readonly placeholder: string;
    /** What the button says that does it. */
    readonly answer: string;
  };
  readonly act: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks why something is done, and does it: without a reason it is not done. */
export function ReasonDialog({ words, act, onClose }: ReasonDialogProps): ReactElement {
  const [reason, setReason] = useState('');
  const { title, intro, label, placeholder, answer } = words;
  const isReady = reason.trim() !== '';
  const asked = useAsked({ isReady, act: () => act(reason), onClose });
  return (
    <AskDialog asked={asked} answer={answer} onClose={onClose} title={title} intro={intro}>
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
