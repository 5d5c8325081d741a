import type { ReactElement } from 'react';
import { Button, Dialog, type DialogProps } from '../ui/index.ts';
import type { Asked } from './use-asked.ts';

export interface AskDialogProps extends Pick<
  DialogProps,
  'onClose' | 'title' | 'intro' | 'children' | 'role'
> {
  readonly asked: Asked;
  /** What the button says that does it. */
  readonly answer: string;
}

/** A dialog that asks for something and then does it; a dangerous one is an `alertdialog`. */
export function AskDialog(props: AskDialogProps): ReactElement {
  const { asked, answer, onClose, title, intro, children, role = 'dialog' } = props;
  const { isReady, isBusy, send } = asked;
  const isDangerous = role === 'alertdialog';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isLocked={isBusy}
      role={role}
      size={isDangerous ? undefined : 'small'}
      title={title}
      intro={intro}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button
            kind={isDangerous ? 'danger' : 'primary'}
            isBusy={isBusy}
            isDisabled={!isReady}
            onPress={send}
          >
            {answer}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
