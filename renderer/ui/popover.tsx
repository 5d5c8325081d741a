import type { ReactElement, ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';
import { given } from './given.ts';

export interface PopoverProps {
  /** One of our buttons; it opens the popover. */
  readonly trigger: ReactElement;
  /** What the popover is, for screen readers. */
  readonly label: string;
  readonly placement?: 'bottom start' | 'bottom end' | 'bottom' | 'top' | 'right' | undefined;
  readonly isOpen?: boolean | undefined;
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small floating panel beside its button; Escape or a click outside closes it. */
export function Popover(props: PopoverProps): ReactElement {
  const { trigger, label, placement = 'bottom start', isOpen, onOpenChange, children } = props;
  return (
    <DialogTrigger {...given({ isOpen, onOpenChange })}>
      {trigger}
      <AriaPopover className="ui-popover" placement={placement} offset={4}>
        <Dialog className="ui-popover-body" aria-label={label}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
