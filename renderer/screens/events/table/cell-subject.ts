import type { EventRow } from '../../../../preload/contract/domain.ts';
import type { Subject } from '../../../app/subject.ts';

/** Whom or what a cell is about, if the row itself tells; undefined: the record must be asked. */
export function cellSubject(row: EventRow, column: string | undefined): Subject | undefined {
  if (column === 'actor' && row.actor !== '') return { kind: 'principal', value: row.actor };
  if (column === 'sourceIPAddress' && row.sourceIPAddress !== '') {
    return { kind: 'source address', value: row.sourceIPAddress };
  }
  return undefined;
}
