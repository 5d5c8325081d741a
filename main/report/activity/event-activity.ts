import type { EventActivity } from '../../../preload/contract/activity.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { placeOf } from '../../archive/event-rows.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { objectOf, textOf } from '../../archive/json.ts';
import type { Place } from '../../archive/read-record.ts';
import { earlierOf, LinkReader } from '../../query/index.ts';
import { policiesIn } from '../policies/find-policies.ts';
import { activityRecord } from './activity-record.ts';
import { meaningOf } from './meaning.ts';

/** Milliseconds for reading records whose words are not indexed yet. */
const patience = 100;

/**
 * What the record panel tells of an event beside its record.
 *
 * @throws Problem not_found
 */
export function eventActivity(
  db: ReadDb,
  readText: (place: Place) => string,
  ref: number,
): EventActivity {
  const place = placeOf(db, ref);
  if (place === undefined) throw new Problem('not_found', 'The event is not in this archive.');
  const text = readText(place);
  const record = objectOf(JSON.parse(text));
  const earlier = earlierOf(new LinkReader(db, readText, patience), { ref, record });
  const policies = policiesIn(record, earlier);
  // A policy is not a value to be read in a line of a table: it is read beside it, decoded.
  const without = new Set(policies.map(({ path }) => path));
  const told = earlier === undefined || without.has(earlier.property) ? undefined : earlier;
  return {
    activity: activityRecord({ ref, record, original: text, earlier: told, without }),
    meaning: meaningOf(textOf(record['eventSource']), textOf(record['eventName'])) ?? null,
    policies,
    isWhole: earlier?.found.kind !== 'not looked up',
  };
}
