import { annotatedFields, type DerivedField, type Field } from './ast.ts';

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
  ['actor', derived('actor')],
  ['identitykind', derived('identityKind')],
  ['temporary', derived('temporary')],
  ['mfa', derived('mfa')],
  ['failed', derived('failed')],
  ...annotatedFields.map((name): [string, Field] => [name.toLowerCase(), derived(name)]),
  ['what', path('eventName')],
  ['when', path('eventTime')],
  ['ip', path('sourceIPAddress')],
  ['error', path('errorCode')],
  ['region', path('awsRegion')],
]);

/** Where the index keeps a text: in the event's own row, or in one that many events share. */
export interface Column {
  readonly table: 'event' | SharedTable;
  readonly column: string;
}
export const sharedTables = ['action', 'place', 'identity'] as const;
export type SharedTable = (typeof sharedTables)[number];

/** Columns by the table that they are in; the events' own first. */
export function byTable(
  some: readonly Column[],
): readonly { readonly table: Column['table']; readonly columns: readonly string[] }[] {
  return (['event', ...sharedTables] as const).map((table) => ({
    table,
    columns: some.filter((each) => each.table === table).map(({ column }) => column),
  }));
}

/** Paths whose values the index keeps. */
const columns: ReadonlyMap<string, Column> = new Map([
  ['eventName', { table: 'action', column: 'event_name' }],
  ['eventSource', { table: 'action', column: 'event_source' }],
  ['eventType', { table: 'action', column: 'event_type' }],
  ['eventCategory', { table: 'action', column: 'category' }],
  ['awsRegion', { table: 'place', column: 'region' }],
  ['userIdentity.type', { table: 'identity', column: 'type' }],
  ['userIdentity.principalId', { table: 'identity', column: 'principal' }],
  ['userIdentity.arn', { table: 'identity', column: 'arn' }],
  ['userIdentity.accountId', { table: 'identity', column: 'account' }],
  ['userIdentity.accessKeyId', { table: 'identity', column: 'access_key' }],
  ['userIdentity.userName', { table: 'identity', column: 'user_name' }],
  ['userIdentity.invokedBy', { table: 'identity', column: 'invoked_by' }],
  ['userIdentity.onBehalfOf.userId', { table: 'identity', column: 'on_behalf_of' }],
  ['userIdentity.sessionContext.sourceIdentity', { table: 'identity', column: 'source_identity' }],
  ['userIdentity.sessionContext.sessionIssuer.arn', { table: 'identity', column: 'issuer' }],
  ['sourceIPAddress', { table: 'event', column: 'source_ip' }],
  ['userAgent', { table: 'event', column: 'user_agent' }],
  ['errorCode', { table: 'event', column: 'error_code' }],
]);

const account: Column = { table: 'place', column: 'account' };
const derivedColumns: Readonly<Record<DerivedField, readonly Column[]>> = {
  account: [account],
  actor: [{ table: 'identity', column: 'actor' }],
  identityKind: [],
  temporary: [],
  mfa: [],
  failed: [],
  annotated: [],
  annotatedAt: [],
  annotatedBy: [],
  note: [],
  star: [],
  status: [],
  tag: [],
  who: [
    { table: 'identity', column: 'who' },
    { table: 'identity', column: 'arn' },
  ],
  where: [
    { table: 'action', column: 'event_source' },
    { table: 'place', column: 'region' },
    account,
  ],
};

/** Every column that holds a text, as a number of the dictionary. */
export const textColumns: readonly Column[] = [
  ...columns.values(),
  account,
  { table: 'identity', column: 'who' },
  { table: 'identity', column: 'actor' },
];

/** The columns that hold a field's text, or nothing: then only the record itself has it. */
export function columnsOf(field: Field): readonly Column[] {
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
export function editDistance(a: string, b: string): number {
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
