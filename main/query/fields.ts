import type { DerivedField, Field } from './ast.ts';

/**
 * The members that CloudTrail gives a record, insight and aggregated records included.
 * Source: AWS CloudTrail user guide, "CloudTrail record contents", eventVersion 1.11.
 */
export const recordFields: readonly string[] = [
  'accountId',
  'addendum',
  'additionalEventData',
  'annotation',
  'apiVersion',
  'awsRegion',
  'edgeDeviceDetails',
  'errorCode',
  'errorMessage',
  'eventCategory',
  'eventContext',
  'eventID',
  'eventId',
  'eventName',
  'eventSource',
  'eventTime',
  'eventType',
  'eventVersion',
  'insightDetails',
  'managementEvent',
  'readOnly',
  'recipientAccountId',
  'requestID',
  'requestParameters',
  'resources',
  'responseElements',
  'serviceEventDetails',
  'sessionCredentialFromConsole',
  'sharedEventID',
  'sourceIPAddress',
  'summary',
  'timeWindow',
  'tlsDetails',
  'userAgent',
  'userIdentity',
  'vpcEndpointAccountId',
  'vpcEndpointId',
];

const shortNames: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['who', derived('who')],
  ['where', derived('where')],
  ['account', derived('account')],
  ['what', path('eventName')],
  ['when', path('eventTime')],
  ['ip', path('sourceIPAddress')],
  ['error', path('errorCode')],
  ['region', path('awsRegion')],
]);

/** Paths whose values are columns of the event index. */
const columns: ReadonlyMap<string, string> = new Map([
  ['eventName', 'event_name'],
  ['eventSource', 'event_source'],
  ['awsRegion', 'region'],
  ['userIdentity.type', 'identity_type'],
  ['userIdentity.arn', 'arn'],
  ['userIdentity.accessKeyId', 'access_key'],
  ['sourceIPAddress', 'source_ip'],
  ['userAgent', 'user_agent'],
  ['errorCode', 'error_code'],
  ['eventType', 'event_type'],
  ['eventCategory', 'category'],
]);

const derivedColumns: Readonly<Record<DerivedField, readonly string[]>> = {
  account: ['account'],
  who: ['who', 'arn'],
  where: ['event_source', 'region', 'account'],
};

/** Every column that holds a text, as an id of the dictionary. */
export const textColumns: readonly string[] = [...columns.values(), 'account', 'who'];

/** The columns that hold a field's text, or nothing: then only the record itself has it. */
export function columnsOf(field: Field): readonly string[] {
  if (field.kind === 'derived') return derivedColumns[field.name];
  const column = columns.get(field.path.join('.'));
  // A key with a dot in it joins to the same text as a path, but is not the path.
  return column === undefined || field.path.some((key) => key.includes('.')) ? [] : [column];
}

/** The field of a short name (`who`, `ip`, …), in any case. */
export function shortName(word: string): Field | undefined {
  return shortNames.get(word.toLowerCase());
}

/** CloudTrail's spelling of a record's member, whatever the case it was typed in. */
export function recordField(word: string): string | undefined {
  if (recordFields.includes(word)) return word;
  const typed = word.toLowerCase();
  return recordFields.find((name) => name.toLowerCase() === typed);
}

/** The known name that a mistyped one is closest to, if any is close. */
export function nearestField(word: string): string | undefined {
  const typed = word.toLowerCase();
  const limit = Math.max(1, Math.floor(typed.length / 4));
  return [...shortNames.keys(), ...recordFields]
    .map((name) => ({ name, distance: editDistance(typed, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}

/** True for a path to exactly this top-level member. */
export function isMember(field: Field, member: string): boolean {
  return field.kind === 'path' && field.path.length === 1 && field.path[0] === member;
}

function path(member: string): Field {
  return { kind: 'path', path: [member] };
}

function derived(name: DerivedField): Field {
  return { kind: 'derived', name };
}

/** Levenshtein distance: insertions, deletions and replacements. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
