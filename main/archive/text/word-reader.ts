import type { ReadDb } from '../handles.ts';
import { textAt, textOfObjects, type Place, type TextOfObject } from '../read-record.ts';
import { flag } from '../scan/rows.ts';
import { sql } from '../sql.ts';
import { RecordWords } from './record-words.ts';

/** Which events' words are wanted: of objects in (`after`, `upTo`], behind an event. */
export interface WordsWanted {
  readonly after: number;
  readonly upTo: number;
  readonly behind: number;
}

/** The words of some events, in the order of their ids. */
export interface WordBatch {
  readonly ids: Float64Array;
  /** Where each event's words end in `words`. */
  readonly ends: Int32Array;
  readonly words: Buffer;
}

/** Events of one batch: writing their words takes about 100 ms. */
const usualEvents = 12_000;

/** Reads the words of one record, as they are given to the index. */
export function wordReaderOf(textOf: TextOfObject): (place: Place) => Buffer {
  const words = new RecordWords();
  return (place) => {
    addWords(words, textOf(place.object), place);
    return words.take();
  };
}

function addWords(words: RecordWords, text: Buffer, place: Place): void {
  const { offset, length, quoted } = place;
  if (quoted === 0) {
    words.add(text, offset, offset + length);
    return;
  }
  const record = Buffer.from(textAt(text, place));
  words.add(record, 0, record.length);
}

/** Reads events' words from their originals, the oldest first. */
export class WordReader {
  readonly #db: ReadDb;
  readonly #batchEvents: number;
  readonly #textOf: TextOfObject;
  readonly #words = new RecordWords();

  constructor(db: ReadDb, batchEvents = usualEvents) {
    this.#db = db;
    this.#batchEvents = batchEvents;
    this.#textOf = textOfObjects(db);
  }

  /** The next batch; an empty one: there are no more. */
  read({ after, upTo, behind }: WordsWanted): WordBatch {
    const rows = this.#db.all<Place & { readonly id: number }>(
      sql`SELECT id, object, offset, length, flags & ${flag.quoted} AS quoted FROM event
        WHERE id > ${BigInt(behind)} AND object > ${after} AND object <= ${upTo}
        ORDER BY id LIMIT ${this.#batchEvents}`,
    );
    const ends = Int32Array.from(rows, (place) => {
      addWords(this.#words, this.#textOf(place.object), place);
      return this.#words.used;
    });
    return { ids: Float64Array.from(rows, ({ id }) => id), ends, words: this.#words.take() };
  }
}
