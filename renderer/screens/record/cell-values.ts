import type { EventRow } from '../../../preload/contract/domain.ts';
import { askedValue, type AskedValue } from '../../app/asked-value.ts';

/** What a column of events shows, as values that can be asked for; by its field. */
const fields: Readonly<Record<string, (row: EventRow) => readonly AskedValue[]>> = {
  eventTime: ({ eventTime }) => [askedValue('When', 'eventTime', eventTime)],
  eventName: ({ eventName, eventSource, tags }) => [
    askedValue('What', 'eventName', eventName),
    askedValue('Service', 'eventSource', eventSource),
    ...tags.map((tag) => askedValue('Tag', 'tag', tag)),
  ],
  who: ({ who, actor, identityKind }) => [
    askedValue('Who', 'who', who),
    ...(actor === who ? [] : [askedValue('Actor', 'actor', actor)]),
    askedValue('Identity', 'identityKind', identityKind),
  ],
  account: ({ account }) => [askedValue('Account', 'account', account)],
  awsRegion: ({ region }) => [askedValue('Region', 'awsRegion', region)],
  sourceIPAddress: ({ sourceIPAddress }) => [
    askedValue('From', 'sourceIPAddress', sourceIPAddress),
  ],
  result: ({ errorCode, failed }) => [
    askedValue('Error', 'errorCode', errorCode),
    askedValue('Failed', 'failed', String(failed)),
  ],
  marks: ({ star, status }) => [
    askedValue('Star', 'star', String(star)),
    askedValue('Review status', 'status', status),
  ],
  eventSource: ({ eventSource }) => [askedValue('Service', 'eventSource', eventSource)],
  actor: ({ actor }) => [askedValue('Actor', 'actor', actor)],
  identityKind: ({ identityKind }) => [askedValue('Identity', 'identityKind', identityKind)],
  errorCode: ({ errorCode }) => [askedValue('Error', 'errorCode', errorCode)],
  failed: ({ failed }) => [askedValue('Failed', 'failed', String(failed))],
  mfa: ({ mfa }) => [askedValue('MFA', 'mfa', mfa)],
  temporary: ({ temporary }) => [askedValue('Temporary', 'temporary', String(temporary))],
  star: ({ star }) => [askedValue('Star', 'star', String(star))],
  status: ({ status }) => [askedValue('Review status', 'status', status)],
  tags: ({ tags }) => tags.map((tag) => askedValue('Tag', 'tag', tag)),
};

/** These tell all that a row tells, each thing once. */
const wholeRow = [
  'eventTime',
  'eventName',
  'who',
  'account',
  'awsRegion',
  'sourceIPAddress',
  'result',
  'marks',
] as const;

/** The values of a cell that the row itself holds; of a row as a whole, those of all columns. */
export function cellValues(column: string | undefined, row: EventRow): readonly AskedValue[] {
  if (column === undefined) return wholeRow.flatMap((field) => fields[field]?.(row) ?? []);
  return Object.hasOwn(fields, column) ? (fields[column]?.(row) ?? []) : [];
}
