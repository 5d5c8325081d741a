import type { ActivityDetail } from '../../../preload/contract/activity.ts';
import { objectOf } from '../../archive/json.ts';
import { valueAt } from '../../archive/value-at.ts';
import { omittedNote } from './generic.ts';
import type { Property, TableRow } from './table.ts';

type Json = Readonly<Record<string, unknown>>;

/** The details of an event of the table; of a call that failed, what was requested. */
export function tabledDetails(row: TableRow, record: Json, failed: boolean): ActivityDetail[] {
  const { sets = [], removes = [], also = [] } = row;
  // Only what was asked for is known of a call that failed.
  const seen = failed ? { ...record, responseElements: null } : record;
  return [
    ...detailsOf(sets, seen, failed ? 'requested' : 'after'),
    ...detailsOf(removes, seen, failed ? 'requested' : 'before'),
    ...detailsOf(also, seen, 'requested'),
    ...omittedNote(record),
  ];
}

function detailsOf(
  properties: readonly Property[],
  record: Json,
  kind: 'before' | 'after' | 'requested',
): ActivityDetail[] {
  return properties.flatMap(([property, ...paths]) => {
    const value = valueAt(objectOf(record), ...paths);
    if (value === undefined) return [];
    const nothing = { before: null, after: null, requested: null, source: null, note: '' };
    return [{ ...nothing, property, [kind]: value }];
  });
}
