import type { Output } from '../../preload/contract/calls.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { EventRef } from '../../preload/contract/ids.ts';
import type { ManualEvent } from '../../preload/contract/manual-events.ts';
import { findByEventID } from '../archive/find-event.ts';
import { importSource } from '../archive/import.ts';
import type { Author } from '../archive/ledger.ts';
import { addedByHand } from '../collect/manual-event.ts';
import { now } from '../platform/clock.ts';
import type { Session } from './session.ts';

/**
 * Adds an event by hand: an import of one original that a person wrote, with `event.added` in the
 * ledger. It is found, annotated, proved and disposed of as any other event.
 *
 * @throws Problem busy (another writer), refused (the archive did not take it)
 */
export async function addEvent(
  { archive, readText }: Pick<Session, 'archive' | 'readText'>,
  author: Author,
  event: ManualEvent,
): Promise<Output<'events.add'>> {
  const { eventID, name, source } = addedByHand(event, author.profile.name, now());
  await importSource(archive.write, { source, names: [name], author });
  const [ref] = findByEventID(archive.read, readText, eventID);
  if (ref === undefined) {
    throw new Problem('refused', `The event was not taken: ${event.at} is no time that can be.`);
  }
  return { ref: EventRef.parse(ref), eventID };
}
