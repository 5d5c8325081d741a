import type { JSX, ReactElement } from 'react';
import { ariaShortcut } from './shortcut.ts';

type RenderButton = (props: JSX.IntrinsicElements['button']) => ReactElement;

/** Puts `aria-keyshortcuts` on the library's button, which would drop it. For this room only. */
export function renderShortcut(keys: string | undefined): { readonly render?: RenderButton } {
  if (keys === undefined) return {};
  // The type attribute is among the library's props.
  // oxlint-disable-next-line react/button-has-type
  return { render: (props) => <button {...props} aria-keyshortcuts={ariaShortcut(keys)} /> };
}
