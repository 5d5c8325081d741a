import type { ReadDb } from '../../archive/handles.ts';
import { Days } from './days.ts';
import { Identities } from './identities.ts';
import type { Tally } from './tally.ts';

/** What counting keeps of an archive, for all its searches. */
export interface Memory {
  readonly days: Days;
  readonly identities: Identities;
  /** The counts of all events, and of which state of the archive. */
  all?: { readonly state: string; readonly tally: Tally };
}

const memories = new WeakMap<ReadDb, Memory>();

/** The memory of an open archive; it goes when the archive is closed. */
export function memoryOf(db: ReadDb): Memory {
  const known = memories.get(db);
  if (known !== undefined) return known;
  const identities = new Identities(db);
  const made: Memory = { days: new Days({ db, identities }), identities };
  memories.set(db, made);
  return made;
}
