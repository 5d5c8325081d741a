import type { TrailRecord } from './record.ts';

/** A field of a nested element, or undefined. */
export function part(record: TrailRecord, element: string, field: string): unknown {
  const value = record[element];
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[field]
    : undefined;
}

/** The value if it is a text, else the empty text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
