import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** One sentence under the title. */
  readonly intro?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode;
  /** Words or a quiet button at the other end of the footer. */
  readonly footerStart?: ReactNode;
  readonly size?: 'small' | 'normal' | 'large' | undefined;
  /** `alertdialog` for a question that stops the work; a click outside does not close it. */
  readonly role?: 'dialog' | 'alertdialog' | undefined;
  /** Work is under way: neither Escape nor a click outside closes it. */
  readonly isLocked?: boolean | undefined;
  /** Words alone, with nothing in them that takes the focus: they take it, to be scrolled by keys. */
  readonly isToRead?: boolean | undefined;
}

/** A modal window within the window, for what cannot stand beside the work. */
export function Dialog(props: DialogProps): ReactElement {
  const { isOpen, onClose, title, intro, children, footer, footerStart, isLocked = false } = props;
  const { role = 'dialog', size = 'normal', isToRead = false } = props;
  return (
    <ModalOverlay
      className="ui-scrim"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open && !isLocked) onClose();
      }}
      isDismissable={!isLocked && role === 'dialog'}
      isKeyboardDismissDisabled={isLocked}
    >
      <Modal className="ui-modal" data-size={size}>
        <AriaDialog className="ui-dialog" role={role}>
          <header className="ui-dialog-head">
            <div>
              <Heading slot="title" className="ui-dialog-title">
                {title}
              </Heading>
              {intro !== undefined && <p className="ui-dialog-intro">{intro}</p>}
            </div>
            {role === 'dialog' && (
              <IconButton
                label="Close"
                size="small"
                icon={<X size={16} />}
                isDisabled={isLocked}
                onPress={onClose}
              />
            )}
          </header>
          {children !== undefined && (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see `isToRead`
            <div className="ui-dialog-body" {...(isToRead && { tabIndex: 0 })}>
              {children}
            </div>
          )}
          {footer !== undefined && (
            <footer className="ui-dialog-foot">
              <div className="ui-dialog-foot-start">{footerStart}</div>
              {footer}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
