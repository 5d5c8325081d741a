import type Database from 'better-sqlite3';
import type { Place } from '../archive/read-record.ts';
import type { FieldTest } from './ast.ts';
import { matcherOf } from './matcher.ts';
import { anyText, parseRecord } from './record-values.ts';

/** Reads a record's own text. SQLite runs one statement of a connection at a time: use another. */
export type ReadRecordText = (place: Place) => string;

/**
 * Gives a connection the functions that compiled queries call:
 * `text_matches(text, test)` and `record_matches(object, offset, length, quoted, test)`, where
 * `test` is a field test as JSON. Both answer 0 or 1, never NULL. Call it once per connection.
 */
export function registerRecordFunctions(
  connection: Database.Database,
  readRecordText: ReadRecordText,
): void {
  const testOf = remembered(compiledTest);
  // Several tests of one query read the same record one after the other.
  let last: { readonly name: string; readonly record: unknown } | undefined;

  const options = { deterministic: true, directOnly: true };
  connection.function('text_matches', options, (text: unknown, test: unknown) =>
    testOf(String(test)).passes(String(text)) ? 1 : 0,
  );
  connection.function(
    'record_matches',
    options,
    (object: unknown, offset: unknown, length: unknown, quoted: unknown, test: unknown) => {
      const place = {
        object: Number(object),
        offset: Number(offset),
        length: Number(length),
        quoted: Number(quoted),
      };
      const name = `${place.object}:${place.offset}`;
      if (last?.name !== name) last = { name, record: parseRecord(readRecordText(place)) };
      const { path, passes } = testOf(String(test));
      return anyText(last.record, path, passes) ? 1 : 0;
    },
  );
}

interface CompiledTest {
  readonly path: readonly string[];
  readonly passes: (text: string) => boolean;
}

function compiledTest(json: string): CompiledTest {
  const test = JSON.parse(json) as FieldTest;
  return { path: test.field.kind === 'path' ? test.field.path : [], passes: matcherOf(test) };
}

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const old = known.get(key);
    if (old !== undefined) return old;
    if (known.size > 200) known.clear();
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
