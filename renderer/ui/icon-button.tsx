import type { ReactElement, ReactNode, Ref } from 'react';
import { ToggleButton, Button as AriaButton } from 'react-aria-components';
import { given } from './given.ts';
import { renderShortcut } from './render-shortcut.tsx';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps {
  /** Its name: spoken, and shown as a tooltip with the shortcut. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly kind?: 'quiet' | 'secondary' | undefined;
  readonly size?: 'normal' | 'small' | undefined;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  /** When given, the button is a toggle and says whether it is on. */
  readonly isSelected?: boolean | undefined;
  readonly onPress?: (() => void) | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

/** A square button that shows only a picture; its label is never optional. */
export function IconButton(props: IconButtonProps): ReactElement {
  const { ref, ...rest } = props;
  const { label, icon, kind = 'quiet', size = 'normal', shortcut, isSelected, onPress } = rest;
  const shared = {
    ...given({
      isDisabled: rest.isDisabled,
      onPress: onPress && (() => onPress()),
    }),
    ...renderShortcut(shortcut),
    ...(ref !== undefined && { ref }),
    'aria-label': label,
    className: 'ui-icon-button',
    'data-kind': kind,
    'data-size': size,
  };
  return (
    <Tooltip text={label} shortcut={shortcut}>
      {isSelected === undefined ? (
        <AriaButton {...shared}>{icon}</AriaButton>
      ) : (
        <ToggleButton {...shared} isSelected={isSelected}>
          {icon}
        </ToggleButton>
      )}
    </Tooltip>
  );
}
