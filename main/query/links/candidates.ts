import type { ReadDb } from '../../archive/handles.ts';
import { objectOf } from '../../archive/json.ts';
import type { Place } from '../../archive/read-record.ts';
import { flag } from '../../archive/scan/rows.ts';
import { sql, type Sql } from '../../archive/sql.ts';
import { wantedWords } from '../../archive/text/words.ts';
import { isWithoutWords, wordIndexOf } from '../../archive/text/words-state.ts';
import { matchOf } from '../free-text.ts';

export type Json = Readonly<Record<string, unknown>>;

/** An event whose record was read. */
export interface Read {
  readonly ref: number;
  readonly text: string;
  readonly record: Json;
}

/** Events that may be linked; `isWhole`: there are no others. */
export interface Candidates {
  readonly events: readonly Read[];
  readonly isWhole: boolean;
}

/** The newest event that was looked for; or why it is not known, or that there is none. */
export type Newest =
  | { readonly kind: 'found'; readonly event: Read }
  | { readonly kind: 'none' | 'not indexed' | 'too many' };

/** Records that are read for one word at most: a word may stand in any number of them. */
const most = 200;
/** The same where one event is looked for, and most often is the first. */
const mostUntilFound = 2000;
/** Events without indexed words that are looked at. */
const mostWithoutWords = 5000;

/** Reads the records that a link may lead to. */
export class LinkReader {
  readonly db: ReadDb;
  readonly #readText: (place: Place) => string;
  #left: number;

  /** @param patience milliseconds, in all, for reading records whose words are not indexed yet */
  constructor(db: ReadDb, readText: (place: Place) => string, patience: number) {
    this.db = db;
    this.#readText = readText;
    this.#left = patience;
  }

  /**
   * The events in whose records this text stands as words, outside of the index's own columns, newest
   * first. What they say of it, the caller has to look at.
   *
   * @param condition on `event AS e`
   */
  withWords(text: string, condition: Sql = sql`1`): Candidates {
    const wanted = wantedWords(text, false);
    const match = matchOf(wanted);
    if (match === undefined) return { events: [], isWhole: true };
    const index = wordIndexOf(this.db);
    if (index === 'none') return { events: [], isWhole: false };
    // Asked first: what is being indexed meanwhile is then found twice, and not missed.
    const rest = index === 'whole' ? [] : this.#placesWithoutWords(condition);
    const places = this.#placesWithWords(match, condition, most + 1);
    const read = [...this.#patiently(rest)];
    const events = new Map(
      [...places.slice(0, most).map((place) => this.#read(place)), ...read].map((event) => [
        event.ref,
        event,
      ]),
    );
    return {
      events: [...events.values()],
      isWhole:
        places.length <= most && read.length === rest.length && rest.length <= mostWithoutWords,
    };
  }

  /**
   * The newest of those events that is wanted; older ones are not read.
   *
   * @param condition on `event AS e`
   */
  newestWithWords(text: string, condition: Sql, isWanted: (event: Read) => boolean): Newest {
    const match = matchOf(wantedWords(text, false));
    if (match === undefined) return { kind: 'none' };
    const index = wordIndexOf(this.db);
    if (index === 'none') return { kind: 'not indexed' };
    const rest = index === 'whole' ? [] : this.#placesWithoutWords(condition);
    const { newest, from } = this.#newestIndexed(match, condition, isWanted);
    // What is older than that does not matter any more.
    const newer = rest.filter(({ id }) => id > from);
    let read = 0;
    for (const event of this.#patiently(newer)) {
      read += 1;
      if (isWanted(event)) return { kind: 'found', event };
    }
    const isCut = rest.length > mostWithoutWords && newer.length === rest.length;
    return read < newer.length || isCut ? { kind: 'not indexed' } : newest;
  }

  /** The newest among the events with indexed words; `from` it on, all of them were read. */
  #newestIndexed(
    match: string,
    condition: Sql,
    isWanted: (event: Read) => boolean,
  ): { readonly newest: Newest; readonly from: number } {
    let from = Infinity;
    for (let read = 0; read < mostUntilFound;) {
      const behind = from === Infinity ? sql`1` : sql`w.rowid < ${BigInt(from)}`;
      const places = this.#placesWithWords(match, sql`${behind} AND ${condition}`, most);
      for (const place of places) {
        const event = this.#read(place);
        from = event.ref;
        if (isWanted(event)) return { newest: { kind: 'found', event }, from };
      }
      if (places.length < most) return { newest: { kind: 'none' }, from: -1 };
      read += places.length;
    }
    return { newest: { kind: 'too many' }, from };
  }

  /** Newest first. */
  #placesWithWords(match: string, condition: Sql, limit: number): readonly Located[] {
    // The words' table leads: they are few, whatever the condition finds.
    return this.db.all<Located>(sql`SELECT ${columns}
      FROM event_words AS w CROSS JOIN event AS e ON e.id = w.rowid
      WHERE w.event_words MATCH ${match} AND ${condition} ORDER BY w.rowid DESC LIMIT ${limit}`);
  }

  /** The record of an event, or undefined if there is no such event. */
  read(ref: number): Read | undefined {
    const place = this.db.get<Located>(sql`SELECT ${columns} FROM event AS e WHERE e.id = ${ref}`);
    return place && this.#read(place);
  }

  /** Newest first; one more than are looked at tells that there are more. */
  #placesWithoutWords(condition: Sql): readonly Located[] {
    return this.db.all<Located>(sql`SELECT ${columns} FROM event AS e
      WHERE ${isWithoutWords()} AND ${condition} ORDER BY e.id DESC LIMIT ${mostWithoutWords + 1}`);
  }

  /** As many of these records as there is patience for. */
  *#patiently(places: readonly Located[]): Generator<Read> {
    for (const place of places) {
      if (this.#left <= 0) return;
      const start = performance.now();
      const event = this.#read(place);
      this.#left -= performance.now() - start;
      yield event;
    }
  }

  #read(place: Located): Read {
    const text = this.#readText(place);
    return { ref: place.id, text, record: objectOf(JSON.parse(text)) };
  }
}

type Located = Place & { readonly id: number };

const columns = sql`e.id, e.object, e.offset, e.length, e.flags & ${flag.quoted} AS quoted`;
