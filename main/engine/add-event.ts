import { randomUUID } from 'node:crypto';
import type { Output } from '../../preload/contract/calls.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { EventRef } from '../../preload/contract/ids.ts';
import type { ManualEvent } from '../../preload/contract/manual-events.ts';
import { findByEventID } from '../archive/find-event.ts';
import { importSource } from '../archive/import.ts';
import type { Author } from '../archive/ledger.ts';
import { manualOriginal } from '../collect/manual-event.ts';
import { now } from '../platform/clock.ts';
import { importInThread } from './import-in-thread.ts';
import type { Session } from './session.ts';

/**
 * Adds an event by hand: an import of one original that a person wrote, with `event.added` in the
 * ledger. It is found, annotated, proved and disposed of as any other event.
 *
 * @param signal for a window: it is written on a thread, for another writer may hold the archive for a
 *   while; without one, this thread writes
 * @throws Problem busy (another writer), refused (the archive did not take it)
 */
export async function addEvent(
  { archive, readText }: Pick<Session, 'archive' | 'readText'>,
  author: Author,
  event: ManualEvent,
  signal?: AbortSignal,
): Promise<Output<'events.add'>> {
  const { file, read } = archive;
  const added = { event, eventID: randomUUID(), addedAt: now() };
  if (signal === undefined) {
    const { name, source } = manualOriginal(added, author.profile.name);
    await importSource(archive.write, { source, names: [name], author });
  } else {
    await importInThread({ file, of: added, author }, { signal, onProgress: () => undefined });
    signal.throwIfAborted();
  }
  const [ref] = findByEventID(read, readText, added.eventID);
  if (ref === undefined) {
    throw new Problem('refused', `The event was not taken: ${event.at} is no time that can be.`);
  }
  return { ref: EventRef.parse(ref), eventID: added.eventID };
}
