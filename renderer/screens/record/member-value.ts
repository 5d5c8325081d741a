import type { AskedValue } from '../../app/asked-value.ts';
import { quote } from '../../app/subject.ts';

/**
 * The member of a record at an RFC 6901 pointer, as a value that can be asked for. A field's path goes
 * through lists: their positions are no part of it. What holds other members can only be copied.
 */
export function memberValue(raw: string, record: unknown, pointer: string): AskedValue | undefined {
  if (pointer === '') return undefined;
  const keys: string[] = [];
  let value = record;
  for (const step of pointer.slice(1).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    if (!Array.isArray(value)) keys.push(key);
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  const name = keys.join('.');
  const text = textOf(raw, value);
  if (text === undefined) return { name, text: JSON.stringify(value), tests: [] };
  // In quotation marks any key is a field's.
  const field = name === 'eventTime' ? name : keys.map(quote).join('.');
  return { name, text, tests: [{ field, value: text === '' ? null : text }] };
}

/** As the search compares it; undefined for what holds members, or lost digits when it was read. */
function textOf(raw: string, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (value === null || (typeof value === 'object' && Object.keys(value).length === 0)) return '';
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return undefined;
  const digits = String(value);
  return new RegExp(`[[:,\\s]${digits}[\\s,\\]}]`).test(raw) ? digits : undefined;
}
