import type Database from 'better-sqlite3';
import { textAt, type Place, type TextOfObject } from '../archive/read-record.ts';
import { hasWords } from '../archive/text/has-words.ts';
import type { WantedWords } from '../archive/text/words.ts';
import type { RecordTest } from './free-text.ts';
import { matcherOf } from './matcher.ts';
import { NeedleFinder } from './needle-finder.ts';
import { needlesOf, needlesOfWords, type Needles } from './needles.ts';
import type { OriginalsAhead } from './originals-ahead.ts';
import { anyText, parseRecord } from './record-values.ts';

/** Reads a record's own text. */
export type ReadRecordText = (place: Place) => string;

/**
 * Gives a connection the functions that compiled queries call:
 * `text_matches(text, test)`, `record_matches(object, offset, length, quoted, test)`,
 * `record_has_words(object, offset, length, quoted, words)`, where `test` is a field test and `words` are
 * WantedWords, as JSON: they answer 0 or 1, never NULL; and `objects_that_may_pass(objects, demands)` and
 * `look_ahead(objects, demands)`, where `demands` are Needles[]: JSON too. Call it once per connection.
 *
 * @param textOf reads through another connection: SQLite runs one statement of a connection at a time
 * @param ahead looks at originals on other threads
 */
export function registerRecordFunctions(
  connection: Database.Database,
  textOf: TextOfObject,
  ahead?: OriginalsAhead,
): void {
  const testOf = remembered(compiledTest);
  const wordsOf = remembered(compiledWords);
  const finder = new NeedleFinder(textOf, ahead);
  // Several tests of one query read the same record one after the other.
  let last: { readonly name: string; readonly record: unknown } | undefined;
  const parsed = (place: Place): unknown => {
    const name = `${place.object}:${place.offset}`;
    if (last?.name !== name) {
      last = { name, record: parseRecord(textAt(textOf(place.object), place)) };
    }
    return last.record;
  };
  // Most records lack what is looked for: they need not be parsed, which is most of the work.
  const passes = (place: Place, { needles, holds }: OnRecord): 0 | 1 =>
    !finder.lacks(place, needles) && holds(parsed(place)) ? 1 : 0;

  const options = { deterministic: true, directOnly: true };
  const onRecord = { ...options, varargs: true };
  connection.function('text_matches', options, (text: unknown, test: unknown) =>
    testOf(String(test)).fits(String(text)) ? 1 : 0,
  );
  connection.function('record_matches', onRecord, (...given: unknown[]) =>
    passes(placeOf(given), testOf(String(given[4]))),
  );
  connection.function('record_has_words', onRecord, (...given: unknown[]) =>
    passes(placeOf(given), wordsOf(String(given[4]))),
  );
  connection.function(
    'objects_that_may_pass',
    { directOnly: true },
    (objects: unknown, demands: unknown) =>
      JSON.stringify(finder.thatMayPass(listOf(objects), String(demands))),
  );
  connection.function('look_ahead', { directOnly: true }, (objects: unknown, demands: unknown) => {
    ahead?.lookAhead(listOf(objects), String(demands));
    return null;
  });
}

function listOf(json: unknown): readonly number[] {
  return JSON.parse(String(json)) as readonly number[];
}

function placeOf([object, offset, length, quoted]: readonly unknown[]): Place {
  return {
    object: Number(object),
    offset: Number(offset),
    length: Number(length),
    quoted: Number(quoted),
  };
}

/** A condition on a parsed record, and what must stand in the text of one that fulfils it. */
interface OnRecord {
  readonly needles: Needles;
  readonly holds: (record: unknown) => boolean;
}

function compiledTest(json: string): OnRecord & { readonly fits: (text: string) => boolean } {
  const test = JSON.parse(json) as RecordTest;
  const path = test.field.kind === 'path' ? test.field.path : [];
  const fits = matcherOf(test);
  return {
    needles: needlesOf(test, path),
    fits,
    holds: (record) => anyText(record, path, fits),
  };
}

function compiledWords(json: string): OnRecord {
  const wanted = JSON.parse(json) as WantedWords;
  return { needles: needlesOfWords(wanted.words), holds: (record) => hasWords(record, wanted) };
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
