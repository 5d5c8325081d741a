import type Database from 'better-sqlite3';
import { textAt, type Place, type TextOfObject } from '../archive/read-record.ts';
import type { FieldTest } from './ast.ts';
import { matcherOf } from './matcher.ts';
import { Needles } from './needles.ts';
import { anyText, parseRecord } from './record-values.ts';

/** Reads a record's own text. */
export type ReadRecordText = (place: Place) => string;

/**
 * Gives a connection the functions that compiled queries call:
 * `text_matches(text, test)` and `record_matches(object, offset, length, quoted, test)`, where
 * `test` is a field test as JSON. Both answer 0 or 1, never NULL. Call it once per connection.
 *
 * @param textOf reads through another connection: SQLite runs one statement of a connection at a time
 */
export function registerRecordFunctions(connection: Database.Database, textOf: TextOfObject): void {
  const testOf = remembered(compiledTest);
  const needles = new Needles(textOf);
  // Several tests of one query read the same record one after the other.
  let last: { readonly name: string; readonly record: unknown } | undefined;
  const parsed = (place: Place): unknown => {
    const name = `${place.object}:${place.offset}`;
    if (last?.name !== name) {
      last = { name, record: parseRecord(textAt(textOf(place.object), place)) };
    }
    return last.record;
  };

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
      const { path, keys, passes } = testOf(String(test));
      // Most records lack a key of the path: they need not be parsed, which is most of the work.
      if (place.quoted === 0 && needles.lacks(place, keys)) return 0;
      return anyText(parsed(place), path, passes) ? 1 : 0;
    },
  );
}

interface CompiledTest {
  readonly path: readonly string[];
  /** The path's keys as they stand in a record's text. */
  readonly keys: readonly string[];
  readonly passes: (text: string) => boolean;
}

function compiledTest(json: string): CompiledTest {
  const test = JSON.parse(json) as FieldTest;
  const path = test.field.kind === 'path' ? test.field.path : [];
  return { path, keys: path.map((key) => JSON.stringify(key)), passes: matcherOf(test) };
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
