import { objectOf } from './json.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * What stands at the first of these places that holds anything, as text: a text as it is, anything
 * else as JSON. Undefined if none of them does; an empty object says nothing.
 *
 * @param paths members from the record down, joined by dots
 */
export function valueAt(record: Json, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const value = textOfValue(memberAt(record, path));
    if (value !== undefined) return value;
  }
  return undefined;
}

function memberAt(record: Json, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => own(objectOf(value), name), record);
}

/** Records are written by strangers: `constructor` is not one of their members. */
function own(members: Json, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function textOfValue(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  const text = JSON.stringify(value);
  return text === '{}' || text === '[]' ? undefined : text;
}
