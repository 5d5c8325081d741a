import type { ReactElement } from 'react';
import { formatShortcut } from './shortcut.ts';

export interface KbdProps {
  /** Keys joined by `+`; `mod` is Ctrl, on macOS ⌘: `mod+k`, `j`, `/`, `space`. */
  readonly keys: string;
  /** Where `aria-keyshortcuts` says it already. */
  readonly isSilent?: boolean | undefined;
  /** `on-fill` sits on a filled button, `bare` is plain text for menus and tooltips. */
  readonly look?: 'cap' | 'on-fill' | 'bare' | undefined;
}

/** A key or chord as the platform writes it. */
export function Kbd({ keys, look = 'cap', isSilent }: KbdProps): ReactElement {
  return (
    <kbd className="ui-kbd" data-look={look} aria-hidden={isSilent === true || undefined}>
      {formatShortcut(keys)}
    </kbd>
  );
}
