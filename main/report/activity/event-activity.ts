import type { EventActivity } from '../../../preload/contract/activity.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { placeOf } from '../../archive/event-rows.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { objectOf, textOf } from '../../archive/json.ts';
import type { Place } from '../../archive/read-record.ts';
import { earlierOf } from '../../query/index.ts';
import { policiesIn } from '../policies/find-policies.ts';
import { activityRecord } from './activity-record.ts';
import { meaningOf } from './meaning.ts';

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
  const earlier = earlierOf(db, readText, { ref, record });
  const policies = policiesIn(record, earlier);
  // A policy is not a value to be read in a line of a table.
  const isPolicy = policies.some(({ path }) => path === earlier?.property);
  return {
    activity: activityRecord({ ref, text, earlier: isPolicy ? undefined : earlier }),
    meaning: meaningOf(textOf(record['eventSource']), textOf(record['eventName'])) ?? null,
    policies,
  };
}
