import { indexFields, type IndexField, type SortField } from '../../preload/contract/table.ts';

/** A field of the index as a column. */
export interface TableFieldWords {
  /** The head of its column. */
  readonly title: string;
  /** What it tells, in the columns' dialog. */
  readonly tells: string;
  /** The field that its rows are sorted by; null: see `whyNotSorted`. */
  readonly sort: SortField | null;
  readonly width: number;
  readonly isMono?: boolean;
}

const table: Readonly<Record<IndexField, TableFieldWords>> = {
  marks: {
    title: 'Marks',
    tells: 'conflict, star, review status and notes, as signs',
    sort: null,
    width: 64,
  },
  eventTime: {
    title: 'When (UTC)',
    tells: 'time of the event',
    sort: 'eventTime',
    width: 150,
    isMono: true,
  },
  eventName: { title: 'What', tells: 'event, its service and tags', sort: 'eventName', width: 220 },
  eventSource: {
    title: 'Event source',
    tells: 'the service that was called',
    sort: 'eventSource',
    width: 190,
  },
  who: { title: 'Who', tells: 'name or role, and session', sort: 'who', width: 200 },
  actor: {
    title: 'Principal',
    tells: 'the best name of who is behind it',
    sort: 'actor',
    width: 170,
  },
  identityKind: {
    title: 'Identity',
    tells: 'kind of identity: root, IAM user, role session …',
    sort: 'identityKind',
    width: 130,
  },
  account: {
    title: 'Account',
    tells: 'whose trail it is',
    sort: 'account',
    width: 106,
    isMono: true,
  },
  awsRegion: { title: 'Region', tells: 'where it happened', sort: 'awsRegion', width: 112 },
  sourceIPAddress: {
    title: 'From',
    tells: 'source IP address, or the AWS service',
    sort: 'sourceIPAddress',
    width: 122,
    isMono: true,
  },
  result: { title: 'Result', tells: 'success, or the error', sort: 'errorCode', width: 150 },
  errorCode: { title: 'Error code', tells: 'as recorded', sort: 'errorCode', width: 150 },
  failed: { title: 'Failed', tells: 'true or false', sort: 'failed', width: 70 },
  mfa: { title: 'MFA', tells: 'yes, no or not recorded', sort: 'mfa', width: 100 },
  temporary: {
    title: 'Temporary',
    tells: 'called with credentials that expire',
    sort: 'temporary',
    width: 90,
  },
  readOnly: { title: 'Read only', tells: 'as recorded', sort: 'readOnly', width: 86 },
  eventCategory: {
    title: 'Category',
    tells: 'Management, Data, Insight …',
    sort: 'eventCategory',
    width: 110,
  },
  eventType: {
    title: 'Event type',
    tells: 'AwsApiCall, AwsConsoleSignIn …',
    sort: 'eventType',
    width: 150,
  },
  userAgent: { title: 'User agent', tells: 'as recorded', sort: 'userAgent', width: 240 },
  'userIdentity.arn': {
    title: 'Identity ARN',
    tells: 'user, or role and session',
    sort: 'userIdentity.arn',
    width: 300,
    isMono: true,
  },
  'userIdentity.accessKeyId': {
    title: 'Access key',
    tells: 'the key that signed the call',
    sort: 'userIdentity.accessKeyId',
    width: 176,
    isMono: true,
  },
  'userIdentity.sessionContext.sessionIssuer.arn': {
    title: 'Role',
    tells: 'ARN of the role that was assumed',
    sort: 'userIdentity.sessionContext.sessionIssuer.arn',
    width: 280,
    isMono: true,
  },
  star: { title: 'Star', tells: 'starred by somebody here', sort: null, width: 64 },
  status: { title: 'Review status', tells: 'new, in review, resolved', sort: null, width: 110 },
  tags: { title: 'Tags', tells: 'tags of the engagement', sort: null, width: 160 },
  notes: { title: 'Notes', tells: 'how many notes', sort: null, width: 64 },
};

/** What a field is called and how it is shown; a path into the record is called by itself. */
export function fieldWords(field: string): TableFieldWords {
  return isIndexField(field)
    ? table[field]
    : { title: field, tells: 'from the record itself', sort: null, width: 200 };
}

export function isIndexField(field: string): field is IndexField {
  return (indexFields as readonly string[]).includes(field);
}

/** Why no order by a field is offered; undefined if it is. */
export function whyNotSorted(field: string): string | undefined {
  if (fieldWords(field).sort !== null) return undefined;
  return isIndexField(field)
    ? 'Not sorted: people change it while they read, and rows would move. Search for it instead.'
    : 'Not sorted: only the records have it, and all of them would have to be read. Search for it instead.';
}

/** Fields whose text comes with the row; the others are asked for, for the rows in view. */
export const fieldsOfRow: ReadonlySet<string> = new Set<IndexField>([
  'marks',
  'eventTime',
  'eventName',
  'eventSource',
  'who',
  'actor',
  'identityKind',
  'account',
  'awsRegion',
  'sourceIPAddress',
  'result',
  'errorCode',
  'failed',
  'mfa',
  'temporary',
  'star',
  'status',
  'tags',
  'notes',
]);

/** `by What, from Z to A`; of the usual order: `newest first`. */
export function sortWords(field: SortField, order: 'ascending' | 'descending'): string {
  if (field === 'eventTime') return order === 'descending' ? 'newest first' : 'oldest first';
  const title = table[field].title;
  return `by ${title}, ${order === 'ascending' ? 'from A to Z' : 'from Z to A'}`;
}
