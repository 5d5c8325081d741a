/** Free text as conditions: columns by the dictionary, words by their index, the rest by the record. */
import { keyOf } from '../archive/scan/event-key.ts';
import { flag } from '../archive/scan/rows.ts';
import { joinSql, sql, type Sql } from '../archive/sql.ts';
import { indexed, isIndexedWhole, wantedWords, type WantedWords } from '../archive/text/words.ts';
import { isWithoutWords } from '../archive/text/words-state.ts';
import type { AnywhereTest, FieldTest, TextTest } from './ast.ts';
import type { Plan } from './compile.ts';
import { firstFrom } from './first-from.ts';
import type { Stretch } from './stretches.ts';

/** The test of the columns that free text looks into. */
export function columnTestOf({ text }: AnywhereTest): TextTest {
  return {
    kind: 'text',
    field: { kind: 'derived', name: 'who' },
    operator: 'contains',
    values: [text],
    caseMode: 'ignore',
  };
}

/** The condition on `event AS e` that the record has the words. */
export function hasWords(
  test: AnywhereTest,
  { within, wordIndex, beginning, isRough }: Plan,
): Sql | undefined {
  const wanted = wantedOf(test);
  const { words } = wanted;
  if (words.length === 0) return undefined;
  const record = sql`record_has_words(e.object, e.offset, e.length, e.flags & ${flag.quoted},
    ${JSON.stringify(wanted)})`;
  const match = matchOf(wanted);
  if (match === undefined || wordIndex === 'none') return record;
  const isEnough = isRough === true || (words.length === 1 && words.every(isIndexedWhole));
  const listed = beginning?.get(test);
  const found =
    listed === undefined
      ? sql`e.id IN (SELECT rowid FROM event_words
          WHERE event_words MATCH ${match} ${inside(within)})`
      : sql`e.id IN (SELECT value FROM json_each(${listedIn(listed, within)}))`;
  const byIndex = isEnough ? found : sql`(${found} AND ${record})`;
  return wordIndex === 'whole' ? byIndex : sql`(${byIndex} OR (${isWithoutWords()} AND ${record}))`;
}

/** True if the index knows one of the words at least. */
export function areWordsIndexed(test: AnywhereTest): boolean {
  return test.match !== 'part' && matchOf(wantedOf(test)) !== undefined;
}

function wantedOf({ match, text }: AnywhereTest): WantedWords {
  return wantedWords(text, match === 'prefix');
}

/**
 * What the index is asked, in FTS5's own notation (sqlite.org/fts5.html, section 3); every word in
 * quotes. Nothing: the index knows none of the words for certain.
 */
export function matchOf({ words, isPrefix }: WantedWords): string | undefined {
  const terms = words.flatMap((word, at) => {
    if (word.includes('\ufffd')) return [];
    // A word that the index has cut is there by its beginning alone.
    const goesOn = isPrefix && at === words.length - 1 && indexed(word) === word;
    return [`"${indexed(word)}"${goesOn ? ' *' : ''}`];
  });
  return terms.length === 0 ? undefined : terms.join(' AND ');
}

/** The statement that finds the events of a prefix; undefined if the test has none. */
export function eventsBeginning(test: AnywhereTest): Sql | undefined {
  const wanted = wantedOf(test);
  const match = matchOf(wanted);
  if (test.match === 'part' || !wanted.isPrefix || match === undefined) return undefined;
  return sql`SELECT rowid FROM event_words WHERE event_words MATCH ${match} ORDER BY rowid`;
}

function listedIn(ids: Float64Array, within: Stretch | undefined): string {
  if (within === undefined) return JSON.stringify(Array.from(ids));
  const { from, to } = within;
  return JSON.stringify(Array.from(ids.subarray(firstFrom(ids, from), firstFrom(ids, to))));
}

function inside(within: Stretch | undefined): Sql {
  if (within === undefined) return sql``;
  return sql`AND rowid >= ${BigInt(within.from)} AND rowid < ${BigInt(within.to)}`;
}

/** Part of any value of the record, whatever the case. */
export function hasPart(text: string): Sql {
  return onRecord(partTestOf(text));
}

export function partTestOf(text: string): RecordTest {
  const test = { kind: 'text', operator: 'contains', values: [text], caseMode: 'ignore' } as const;
  return { ...test, field: { kind: 'path', path: [] } };
}

/** The key finds the candidate, the record decides. */
export function isEventId(text: string): Sql {
  const same = ['eventID', 'eventId'].map((member) =>
    onRecord({
      kind: 'text',
      field: { kind: 'path', path: [member] },
      operator: 'equals',
      values: [text],
      caseMode: 'exact',
    }),
  );
  return sql`(e.high = ${keyOf(text).high} AND (${joinSql(same, ' OR ')}))`;
}

/** A test of the record's own text. Without a path it is of any value. */
export function onRecord(test: RecordTest): Sql {
  return sql`record_matches(e.object, e.offset, e.length, e.flags & ${flag.quoted}, ${asParameter(test)})`;
}

export type RecordTest =
  | FieldTest
  | (Omit<TextTest, 'field'> & {
      readonly field: { readonly kind: 'path'; readonly path: readonly string[] };
    });

/** Without its position, so that equal tests are equal texts and are compiled once. */
export function asParameter(test: RecordTest): string {
  const { at: _, ...rest } = test;
  return JSON.stringify(rest);
}
