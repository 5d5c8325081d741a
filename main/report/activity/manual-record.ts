import type { ActivityDetail, ActivityRecord } from '../../../preload/contract/activity.ts';
import { objectOf, textOf } from '../../archive/json.ts';
import { noteOf } from './generic.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * What an event that a person added tells as an Activity Record: what was written of it, by whom, and
 * nothing that would make it an activity in AWS.
 */
export function manualPart(
  record: Json,
): Omit<ActivityRecord, 'rid' | 'who' | 'when' | 'workstation'> {
  const said = objectOf(record['additionalEventData']);
  const account = textOf(record['recipientAccountId']);
  return {
    dataSource: 'Added by hand',
    // Every record needs an action of Netwrix's list; this one claims no change of anything.
    action: 'Read',
    objectType: textOf(record['eventName']) || 'not recorded',
    what: textOf(said['description']) || 'not recorded',
    where: account === '' ? 'not recorded' : `account ${account}`,
    isDetailed: true,
    details: detailsOf(said),
  };
}

function detailsOf(said: Json): ActivityDetail[] {
  const by = textOf(said['addedBy']) || 'somebody';
  const at = textOf(said['addedAt']);
  const reference = textOf(said['reference']);
  const when = at === '' ? '' : ` at ${at}`;
  return [
    noteOf('Added by hand', `Added by hand by ${by}${when}, not logged by AWS.`),
    ...(reference === '' ? [] : [noteOf('Reference', reference)]),
  ];
}
