import type { EventRow } from '../../../preload/contract/domain.ts';
import { askedValue, type AskedValue } from '../../app/asked-value.ts';

/** What the columns of events show, as values that can be asked for; by the column's id. */
const columns: Readonly<Record<string, (row: EventRow) => readonly AskedValue[]>> = {
  when: ({ eventTime }) => [askedValue('When', 'eventTime', eventTime)],
  what: ({ eventName, eventSource, tags }) => [
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
  region: ({ region }) => [askedValue('Region', 'awsRegion', region)],
  from: ({ sourceIPAddress }) => [askedValue('From', 'sourceIPAddress', sourceIPAddress)],
  result: ({ errorCode, failed }) => [
    askedValue('Error', 'errorCode', errorCode),
    askedValue('Failed', 'failed', String(failed)),
  ],
  marks: ({ star, status }) => [
    askedValue('Star', 'star', String(star)),
    askedValue('Review status', 'status', status),
  ],
};

/** The same values one by one, by the field that a column of the table of events shows. */
const fields: Readonly<Record<string, (row: EventRow) => readonly AskedValue[]>> = {
  eventTime: (row) => columns['when']?.(row) ?? [],
  eventName: (row) => columns['what']?.(row) ?? [],
  eventSource: ({ eventSource }) => [askedValue('Service', 'eventSource', eventSource)],
  actor: ({ actor }) => [askedValue('Actor', 'actor', actor)],
  identityKind: ({ identityKind }) => [askedValue('Identity', 'identityKind', identityKind)],
  awsRegion: (row) => columns['region']?.(row) ?? [],
  sourceIPAddress: (row) => columns['from']?.(row) ?? [],
  errorCode: ({ errorCode }) => [askedValue('Error', 'errorCode', errorCode)],
  failed: ({ failed }) => [askedValue('Failed', 'failed', String(failed))],
  mfa: ({ mfa }) => [askedValue('MFA', 'mfa', mfa)],
  temporary: ({ temporary }) => [askedValue('Temporary', 'temporary', String(temporary))],
  star: ({ star }) => [askedValue('Star', 'star', String(star))],
  status: ({ status }) => [askedValue('Review status', 'status', status)],
  tags: ({ tags }) => tags.map((tag) => askedValue('Tag', 'tag', tag)),
};

/** The values of a cell that the row itself holds; of a row as a whole, those of all columns. */
export function cellValues(column: string | undefined, row: EventRow): readonly AskedValue[] {
  if (column === undefined) return Object.values(columns).flatMap((valuesOf) => valuesOf(row));
  for (const known of [columns, fields]) {
    if (Object.hasOwn(known, column)) return known[column]?.(row) ?? [];
  }
  return [];
}
