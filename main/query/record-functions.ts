import type Database from 'better-sqlite3';
import { Problem } from '../../preload/contract/errors.ts';
import { unpack } from '../archive/unpack.ts';
import type { FieldTest } from './ast.ts';
import { matcherOf } from './matcher.ts';
import { anyText, parseRecord } from './record-values.ts';

/** Unpacked objects kept at hand, in bytes; the same measure as main/archive/read-record.ts. */
const cacheBytes = 96 * 1024 * 1024;

/**
 * Gives a connection the functions that compiled queries call. All answer 0 or 1, never NULL:
 *
 * - `text_matches(text, test)`
 * - `has_object(object)`: whether the object's bytes need not be handed over again
 * - `record_matches(object, offset, length, quoted, bytes, test)`: the test on the record that
 *   lies there; `bytes` are the object's as stored, or NULL after `has_object`
 *
 * `test` is a field test as JSON. Call it once per connection.
 */
export function registerRecordFunctions(connection: Database.Database): void {
  const testOf = remembered(compiledTest);
  const objects = objectCache();
  // Several tests of one query read the same record one after the other.
  let last: { readonly place: string; readonly record: unknown } | undefined;

  const pure = { deterministic: true, directOnly: true };
  connection.function('text_matches', pure, (text: unknown, test: unknown) =>
    testOf(String(test)).passes(String(text)) ? 1 : 0,
  );
  connection.function('has_object', { directOnly: true }, (object: unknown) =>
    objects.has(Number(object)) ? 1 : 0,
  );
  connection.function(
    'record_matches',
    { directOnly: true },
    (
      object: unknown,
      offset: unknown,
      length: unknown,
      quoted: unknown,
      bytes: unknown,
      test: unknown,
    ) => {
      const place = `${Number(object)}:${Number(offset)}`;
      if (last?.place !== place) {
        const whole = objects.text(Number(object), bytes);
        const slice = whole.toString('utf8', Number(offset), Number(offset) + Number(length));
        const text = Number(quoted) === 1 ? String(JSON.parse(slice)) : slice;
        last = { place, record: parseRecord(text) };
      }
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

/** The last used objects, unpacked. */
function objectCache(): {
  has(object: number): boolean;
  text(object: number, bytes: unknown): Buffer;
} {
  const cache = new Map<number, Buffer>();
  let held = 0;
  return {
    has: (object) => cache.has(object),
    text(object, bytes) {
      const known = cache.get(object);
      const text = known ?? unpacked(object, bytes);
      if (known === undefined) held += text.length;
      else cache.delete(object);
      cache.set(object, text);
      for (const [oldest, old] of cache) {
        if (held <= cacheBytes || oldest === object) break;
        cache.delete(oldest);
        held -= old.length;
      }
      return text;
    },
  };
}

function unpacked(object: number, bytes: unknown): Buffer {
  const found = Buffer.isBuffer(bytes) ? unpack(bytes) : undefined;
  if (found?.ok) return found.text;
  throw new Problem(
    'archive_damaged',
    `Object ${object} of the archive cannot be read; run the integrity check to see what is damaged.`,
  );
}
