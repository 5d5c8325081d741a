import type { ReactElement, ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { given } from './given.ts';
import { Kbd } from './kbd.tsx';
import { renderShortcut } from './render-shortcut.tsx';
import { Spinner } from './spinner.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  readonly size?: 'normal' | 'small' | undefined;
  readonly icon?: ReactNode;
  /** Shown on the button and told to screen readers; listening for it is the screen's work. */
  readonly shortcut?: string | undefined;
  /** Keeps its width and its focus, says that it is busy and takes no presses. */
  readonly isBusy?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Fills the width it is given. */
  readonly isWide?: boolean | undefined;
  readonly type?: 'button' | 'submit' | 'reset' | undefined;
  readonly form?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly onPress?: (() => void) | undefined;
  /** For controls inside a library container, e.g. `close` in a dialog. */
  readonly slot?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-expanded'?: boolean | undefined;
  readonly 'aria-pressed'?: boolean | undefined;
  readonly 'aria-describedby'?: string | undefined;
}

/** A push button with its words on it. */
export function Button(props: ButtonProps): ReactElement {
  const { children, kind = 'secondary', size = 'normal', icon, shortcut, isBusy, isWide } = props;
  const { onPress, ...rest } = props;
  const press = onPress && (() => onPress());
  return (
    <AriaButton
      {...given({
        type: rest.type,
        form: rest.form,
        autoFocus: rest.autoFocus,
        isDisabled: rest.isDisabled,
        slot: rest.slot,
        ref: rest.ref,
        onPress: press,
        isPending: isBusy,
        'aria-label': rest['aria-label'],
        'aria-expanded': rest['aria-expanded'],
        'aria-pressed': rest['aria-pressed'],
        'aria-describedby': rest['aria-describedby'],
      })}
      {...renderShortcut(shortcut)}
      className="ui-button"
      data-kind={kind}
      data-size={size}
      data-wide={isWide === true || undefined}
    >
      {icon !== undefined && <span className="ui-button-icon">{icon}</span>}
      <span className="ui-button-words">{children}</span>
      {shortcut !== undefined && (
        <Kbd keys={shortcut} isSilent look={onFill(kind) ? 'on-fill' : 'cap'} />
      )}
      {isBusy === true && (
        <span className="ui-button-busy">
          <Spinner />
        </span>
      )}
    </AriaButton>
  );
}

function onFill(kind: ButtonProps['kind']): boolean {
  return kind === 'primary' || kind === 'danger';
}
