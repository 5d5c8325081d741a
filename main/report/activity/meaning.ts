import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { EventMeaning } from '../../../preload/contract/activity.ts';
import { assetsFolder } from '../../platform/assets.ts';

/** One file of assets/event-dictionary: the events of one source, by their names. */
export const DictionaryFile = z.strictObject({
  eventSource: z.string().regex(/^[a-z0-9.-]+\.amazonaws\.com$/),
  events: z.record(
    z.string().regex(/^[A-Za-z0-9_]+$/),
    z.strictObject({
      changes: z.boolean(),
      means: z.string().min(10).max(160),
    }),
  ),
});

/** The files that were read, by service; a service without one has no events. */
const read = new Map<string, ReadonlyMap<string, EventMeaning>>();

/**
 * What an event's name means, in our own words, or undefined: of a name that is not in the dictionary
 * nothing is claimed. A service's file is read when it is first asked for.
 */
export function meaningOf(eventSource: string, eventName: string): EventMeaning | undefined {
  // Sources are written by strangers, and this one becomes a file's name.
  const service = /^([a-z0-9-]+)\.amazonaws\.com$/.exec(eventSource)?.[1];
  if (service === undefined) return undefined;
  const known = read.get(service) ?? fileOf(service);
  read.set(service, known);
  return known.get(eventName);
}

function fileOf(service: string): ReadonlyMap<string, EventMeaning> {
  const text = textOfFile(join(assetsFolder(), 'event-dictionary', `${service}.json`));
  if (text === undefined) return new Map();
  const { events } = DictionaryFile.parse(JSON.parse(text));
  return new Map(
    Object.entries(events).map(([name, { means, changes }]) => [
      name,
      { sentence: means, changes },
    ]),
  );
}

function textOfFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}
