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

/** Records that are read for one word at most: a word may stand in any number of them. */
const most = 200;
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
    // The words' table leads: they are few, whatever the condition finds.
    const places = this.db.all<Located>(sql`SELECT ${columns}
      FROM event_words AS w CROSS JOIN event AS e ON e.id = w.rowid
      WHERE w.event_words MATCH ${match} AND ${condition} ORDER BY w.rowid DESC LIMIT ${most + 1}`);
    const events = places.slice(0, most).map((place) => this.#read(place));
    if (index === 'whole') return { events, isWhole: places.length <= most };
    const rest = this.#withoutWords(condition);
    return {
      events: [...events, ...rest.events],
      isWhole: places.length <= most && rest.isWhole,
    };
  }

  /** The record of an event, or undefined if there is no such event. */
  read(ref: number): Read | undefined {
    const place = this.db.get<Located>(sql`SELECT ${columns} FROM event AS e WHERE e.id = ${ref}`);
    return place && this.#read(place);
  }

  /** As many of the records whose words are not indexed yet as there is time for. */
  #withoutWords(condition: Sql): Candidates {
    const places = this.db.all<Located>(sql`SELECT ${columns} FROM event AS e
      WHERE ${isWithoutWords()} AND ${condition} ORDER BY e.id DESC LIMIT 5001`);
    const start = performance.now();
    const events: Read[] = [];
    for (const place of places) {
      if (performance.now() - start > this.#left) break;
      events.push(this.#read(place));
    }
    this.#left -= performance.now() - start;
    return { events, isWhole: events.length === places.length && places.length <= 5000 };
  }

  #read(place: Located): Read {
    const text = this.#readText(place);
    return { ref: place.id, text, record: objectOf(JSON.parse(text)) };
  }
}

type Located = Place & { readonly id: number };

const columns = sql`e.id, e.object, e.offset, e.length, e.flags & ${flag.quoted} AS quoted`;
