import type { MouseEvent as ReactMouseEvent, ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { MenuTrigger, showHidden, type MenuEntry } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import type { App } from './app.ts';
import { isTooLong, valueActs, type AskedValue } from './asked-value.ts';
import { narrow } from './narrow.ts';
import { useStore } from './store.ts';
import { useCopy } from './use-copy.ts';

const label = 'What to ask of this value';
/** More values have menus of their own. */
const mostAtOnce = 2;

/** A menu that is open at a place of the window, in CSS px. */
export interface ValueMenuState {
  readonly x: number;
  readonly y: number;
  readonly values: readonly AskedValue[];
}

/**
 * Opens the menu of a value, or of several, where the mouse is; keys open it below what has the focus.
 * Without values, and beside other things than the events that a query finds, nothing is opened.
 */
export function openValueMenu(
  app: Pick<App, 'valueMenu' | 'route'>,
  event: ReactMouseEvent,
  values: readonly AskedValue[],
): void {
  if (values.length === 0 || app.route.get().place.at !== 'events') return;
  event.preventDefault();
  event.stopPropagation();
  app.valueMenu.set({ x: event.clientX, y: event.clientY, values });
}

/**
 * Asks whatever has the focus for its menu, as a click with the other mouse button would.
 *
 * @returns whether it has one
 */
export function askForMenu(): boolean {
  const focused = document.activeElement;
  if (focused === null) return false;
  const item = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '');
  const place = item ?? focused;
  const { left, bottom } = place.getBoundingClientRect();
  const at = { clientX: left + 12, clientY: bottom };
  return !place.dispatchEvent(
    new MouseEvent('contextmenu', { ...at, bubbles: true, cancelable: true }),
  );
}

/** Where the menus of values appear: once in a screen that has any. */
export function ValueMenu(): ReactElement | null {
  const app = useApp();
  const copy = useCopy();
  const state = useStore(app.valueMenu);
  if (state === null) return null;
  const { x, y, values } = state;
  const acts = { ask: narrow.bind(undefined, app), copy: (text: string) => void copy(text) };
  const kind = values.length <= mostAtOnce ? ('group' as const) : ('submenu' as const);
  const entries = values.map((value): MenuEntry => ({
    ...headed(value, acts),
    ...(kind === 'group' ? { kind, isValue: true } : { kind }),
  }));
  return (
    <MenuTrigger
      label={label}
      startsAtFirst
      entries={entries}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) app.valueMenu.set(null);
      }}
      trigger={
        <Button
          className="app-menu-place"
          excludeFromTabOrder
          aria-label={label}
          style={{ left: x, top: y }}
        />
      }
    />
  );
}

interface Acts {
  readonly ask: (change: Parameters<typeof narrow>[1]) => void;
  readonly copy: (text: string) => void;
}

function headed(value: AskedValue, acts: Acts) {
  const { name, text } = value;
  const words = text === '' ? 'no value' : showHidden(text.slice(0, 80));
  const label = `${name}: ${words}${text.length > 80 ? '…' : ''}`;
  return { id: `${name} ${label}`, label, entries: entriesOf(value, acts) };
}

function entriesOf(value: AskedValue, { ask, copy }: Acts): readonly MenuEntry[] {
  const isLong = isTooLong(value);
  return [
    ...valueActs(value).map(({ id, label, change }): MenuEntry => ({
      id: `${value.name} ${id}`,
      label,
      isDisabled: isLong,
      description: isLong ? 'Too long for a query' : undefined,
      onAct: () => ask(change),
    })),
    {
      id: `${value.name} copy`,
      label: 'Copy value',
      isDisabled: value.text === '',
      onAct: () => copy(value.text),
    },
  ];
}
