import type { ManualEvent } from '../../preload/contract/manual-events.ts';
import { showToast } from '../ui/index.ts';
import { searchFor } from './around.ts';
import type { App } from './app.ts';
import { askWithPerson } from './person.ts';

/**
 * Asks for an event that no service logged.
 *
 * @param at the moment beside which it belongs, RFC 3339; else now
 */
export async function askEvent(app: App, at = new Date().toISOString()): Promise<void> {
  await askWithPerson(app, { kind: 'add-event', at });
}

/** What the dialog holds: empty texts were left out. */
interface Typed extends Pick<ManualEvent, 'kind' | 'at' | 'what'> {
  readonly who: string;
  readonly reference: string;
  readonly account: string;
}

/** Adds an event by hand, and offers to show it. @throws Problem */
export async function addEvent(app: App, typed: Typed): Promise<void> {
  const { kind, at, what, who, reference, account } = typed;
  const { eventID } = await app.client.call('events.add', {
    kind,
    at,
    what,
    ...given({ who, reference, account }),
  });
  showToast({
    tone: 'valid',
    title: 'The event is added, marked as by hand.',
    act: {
      label: 'Show',
      onPress: () => searchFor(app, `eventID = ${eventID}`),
    },
  });
}

function given<Name extends string>(
  texts: Readonly<Record<Name, string>>,
): Partial<Record<Name, string>> {
  const filled = Object.entries<string>(texts).filter(([, text]) => text.trim() !== '');
  return Object.fromEntries(filled) as Partial<Record<Name, string>>;
}

/** `2026-03-14 02:17`, with seconds or without, as RFC 3339; undefined if it is no time. */
export function momentOf(typed: string): string | undefined {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?Z?$/.exec(typed.trim());
  if (found === null) return undefined;
  const text = `${found[1]}T${found[2]}${found[3] ?? ':00'}Z`;
  const time = new Date(text);
  // JavaScript takes the 30th of February for the 2nd of March.
  const isReal = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text.slice(0, 19));
  return isReal ? text : undefined;
}
