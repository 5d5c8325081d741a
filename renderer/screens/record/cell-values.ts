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

/** The values of a cell; of a row as a whole, those of all columns. */
export function cellValues(column: string | undefined, row: EventRow): readonly AskedValue[] {
  if (column === undefined) return Object.values(columns).flatMap((valuesOf) => valuesOf(row));
  return Object.hasOwn(columns, column) ? (columns[column]?.(row) ?? []) : [];
}
