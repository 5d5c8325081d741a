import type { ReactElement, ReactNode } from 'react';
import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './kbd.tsx';

export interface TooltipProps {
  readonly text: ReactNode;
  readonly shortcut?: string | undefined;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** One of our buttons. Another element must be wrapped with `<TooltipTarget>`. */
  readonly children: ReactElement;
}

/** Words that appear when the pointer rests on a control or the keyboard reaches it. */
export function Tooltip({
  text,
  shortcut,
  placement = 'bottom',
  children,
}: TooltipProps): ReactElement {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className="ui-tooltip" placement={placement} offset={6}>
        {text}
        {shortcut !== undefined && <Kbd keys={shortcut} isSilent look="bare" />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

export interface TooltipTargetProps {
  /** A single plain element that can take focus and has a role. */
  readonly children: ReactElement<React.DOMAttributes<Element>, string>;
}

/** Makes a plain element able to carry a tooltip. */
export function TooltipTarget({ children }: TooltipTargetProps): ReactElement {
  return <Focusable>{children}</Focusable>;
}
