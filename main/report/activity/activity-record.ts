import type { ActivityDetail, ActivityRecord } from '../../../preload/contract/activity.ts';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { timeOfRef } from '../../archive/event-ref.ts';
import { objectOf, textOf } from '../../archive/json.ts';
import { accountOf } from '../../archive/plain/sentence.ts';
import { isManual } from '../../archive/plain/manual.ts';
import { hasFailed } from '../../archive/outcome.ts';
import { valueAt } from '../../archive/value-at.ts';
import { sha256Hex } from '../../platform/hash.ts';
import type { Earlier } from '../../query/earlier/find-earlier.ts';
import { actionOfChange, actionOfName, isUnsaid, nounOf } from './action.ts';
import { aboutOf, genericDetails, noteOf } from './generic.ts';
import { manualPart } from './manual-record.ts';
import { meaningOf } from './meaning.ts';
import { tableRowOf, type TableRow } from './table.ts';
import { tabledDetails } from './tabled.ts';
import { whoOf } from './who.ts';
import { withEarlier } from './with-earlier.ts';

/** An event as its Activity Record is made from it. */
export interface ActivityInput {
  readonly ref: EventRef | number;
  /** The record as it may be told, and its text before anything was left out of it. */
  readonly record: Json;
  readonly original: string;
  /** What an earlier event of the archive tells (main/query/earlier). */
  readonly earlier?: Earlier | undefined;
  /** Places in the record that are told beside it: none of its details is of them. */
  readonly without?: ReadonlySet<string> | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The Activity Record of an event: who did what to what, when, where and from where, as Netwrix
 * Auditor's users read it (Integration API, "Reference for creating Activity Records"). It says what
 * the record says: values are "requested" unless the table (table.ts) knows what a call that succeeded
 * does, and a value before comes from another event only, which is then named.
 */
export function activityRecord(input: ActivityInput): ActivityRecord {
  const { ref, record, original } = input;
  return {
    rid: ridOf(ref, original),
    who: whoOf(record),
    when: timeOfRef(ref),
    workstation: textOf(record['sourceIPAddress']),
    ...(isManual(record) ? manualPart(record) : loggedPart(input)),
  };
}

/** What is told of an event that AWS logged. */
function loggedPart({
  record,
  earlier,
  without,
}: ActivityInput): Omit<ActivityRecord, 'rid' | 'who' | 'when' | 'workstation'> {
  const eventSource = textOf(record['eventSource']);
  const eventName = textOf(record['eventName']);
  const failed = hasFailed(record);
  const row = tableRowOf(eventSource, eventName);
  const { readOnly } = record;
  const named = {
    eventSource,
    eventName,
    readOnly: typeof readOnly === 'boolean' ? readOnly : undefined,
    changes: meaningOf(eventSource, eventName)?.changes,
    failed,
  };
  const details =
    row === undefined ? genericDetails(record, without) : tabledDetails(row, record, failed);
  return {
    dataSource: 'AWS CloudTrail',
    action: row === undefined ? actionOfName(named) : actionOfChange(row.change, failed),
    objectType: row?.objectType ?? objectTypeOf(record, eventName, eventSource),
    what: row === undefined ? aboutOf(record) : tabledName(row, record),
    where: whereOf(record),
    isDetailed: row !== undefined,
    details: [
      ...(earlier === undefined ? details : withEarlier(details, earlier, { row, failed })),
      ...(row?.note === undefined || failed ? [] : [noteOf('Remark', row.note)]),
      ...errorOf(record),
      ...(row === undefined && isUnsaid(named) ? [noteOf('Remark', unsaid)] : []),
    ],
  };
}

const unsaid =
  'The record does not say whether the call changes anything; it is counted as one that does.';

/**
 * Unlike any other record's, and the same whenever it is made: the time and a part of the hash of the
 * record's text, 46 characters (a RID has at most 49).
 */
function ridOf(ref: number, text: string): string {
  const time = timeOfRef(ref).replaceAll(/\D/g, '');
  return `${time}${sha256Hex(text).slice(0, 32).toUpperCase()}`;
}

function tabledName({ what, of = [] }: TableRow, record: Json): string {
  const name = valueAt(record, ...what);
  const owner = valueAt(record, ...of);
  if (name === undefined) return owner === undefined ? aboutOf(record) : `of ${owner}`;
  return owner === undefined ? name : `${name} of ${owner}`;
}

function objectTypeOf(record: Json, eventName: string, eventSource: string): string {
  const resources = Array.isArray(record['resources']) ? record['resources'] : [];
  const type = resources.map((each) => textOf(objectOf(each)['type'])).find((each) => each !== '');
  if (type !== undefined) return type;
  const service = eventSource.replace(/\.amazonaws\.com$/, '');
  const noun = nounOf(eventName);
  return [service, noun].filter(Boolean).join(' ') || 'not recorded';
}

function whereOf(record: Json): string {
  const account = accountOf(record);
  const region = textOf(record['awsRegion']);
  const words = [account && `AWS account ${account}`, region].filter(Boolean).join(', ');
  return words || 'not recorded';
}

function errorOf(record: Json): readonly ActivityDetail[] {
  const code = textOf(record['errorCode']);
  const message = textOf(record['errorMessage']);
  const words = [code, message].filter(Boolean).join(': ');
  return words === '' ? [] : [noteOf('Error', words)];
}
