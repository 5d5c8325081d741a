import { keysOf } from '../../../preload/contract/table.ts';
import { askedValue, type AskedValue } from '../../app/asked-value.ts';
import { memberValue } from './member-value.ts';

/** Values of one field that a menu offers; a list may hold thousands. */
const mostValues = 20;

/**
 * What a record holds under a column's field, whole: the cell shows it cut, and several values in one line.
 * Each value of a list is one that can be asked for; without any, it is the missing value.
 */
export function columnValues(field: string, raw: string): readonly AskedValue[] {
  const record: unknown = JSON.parse(raw);
  const values = new Map<string, AskedValue>();
  for (const pointer of pointersOf(record, keysOf(field))) {
    const member = memberValue(raw, record, pointer);
    if (member !== undefined && member.text !== '') values.set(member.text, member);
    if (values.size === mostValues) break;
  }
  return values.size === 0 ? [askedValue(field, field, null)] : [...values.values()];
}

/** Where the values under a path stand, as RFC 6901 pointers, first to last; the path goes through lists. */
function* pointersOf(record: unknown, path: readonly string[]): Generator<string> {
  const waiting = [{ value: record, depth: 0, pointer: '' }];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { value, depth, pointer } = at;
    const key = path[depth];
    if (Array.isArray(value)) {
      for (const [i, each] of [...(value as unknown[]).entries()].toReversed()) {
        waiting.push({ value: each, depth, pointer: `${pointer}/${i}` });
      }
    } else if (key === undefined) {
      yield pointer;
    } else if (typeof value === 'object' && value !== null && Object.hasOwn(value, key)) {
      const member = (value as Readonly<Record<string, unknown>>)[key];
      const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
      waiting.push({ value: member, depth: depth + 1, pointer: `${pointer}/${step}` });
    }
  }
}
