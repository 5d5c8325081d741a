import type { Context } from '../context.ts';
import { counted } from '../../checks.ts';
import { Findings } from '../findings.ts';
import type { EventRow } from '../rows.ts';
import { WordsOfRecord } from './read-words.ts';
import { tableFaults, wordsState, type WordsState } from './words-table.ts';
import { WordHash } from './word-hash.ts';
import { WordSet } from './word-set.ts';

/**
 * The check `words`: every event that the archive says is in the index of words is there with the words
 * of its record, no more and no fewer, and no other is. Words of the records are read on the walk over
 * all originals; the index is read as a whole, and both are compared by a hash that does not depend on
 * their order. Only if they differ, event by event.
 */
export class WordsCheck {
  readonly #context: Context;
  readonly #findings = new Findings('words');
  readonly #hash = new WordHash();
  readonly #set = new WordSet();
  readonly #reader = new WordsOfRecord(this.#hash, this.#set);
  readonly #state: WordsState | undefined;
  readonly #ids: number[] = [];
  readonly #sums: number[] = [];
  /** Events whose row or record is wrong: what words they have is another check's business. */
  readonly #unsure = new Set<number>();
  #first = 0;
  #second = 0;
  #pairs = 0;

  constructor(context: Context) {
    this.#context = context;
    this.#state = wordsState(context.db);
  }

  /** Notes the words of an event; without its record's text: it could not be read as its row says. */
  add(
    { id, object, offset }: EventRow,
    original: Buffer | undefined,
    record: string | undefined,
  ): void {
    if (this.#state?.claims(id, object) !== true) return;
    if (original === undefined || record === undefined) {
      this.#unsure.add(id);
      return;
    }
    // In a JSON string the record's own quotes are escaped.
    if (original[offset] === 0x22) this.#reader.read(Buffer.from(record), 0);
    else this.#reader.read(original, offset);
    const [byFirst, bySecond] = this.#hash.event(id);
    const { count, numbers } = this.#set;
    let sum = 0;
    for (let at = 0; at < count; at += 1) {
      sum = (sum + Math.imul(numbers[at * 2] ?? 0, byFirst)) | 0;
      this.#second = (this.#second + Math.imul(numbers[at * 2 + 1] ?? 0, bySecond)) | 0;
    }
    this.#first = (this.#first + sum) | 0;
    this.#pairs += count;
    this.#ids.push(id);
    this.#sums.push(sum);
  }

  /** Compares with the index, and closes the check. @throws Problem cancelled */
  async finish(): Promise<void> {
    const { db, checks } = this.#context;
    const findings = this.#findings;
    for (const fault of tableFaults(db)) findings.add('event_words', fault);
    if (this.#state === undefined) {
      findings.report(checks, 'no index of words');
      return;
    }
    if (this.#state.isBeyond)
      findings.add('words', 'more objects are said to be indexed than there are');
    db.exec('CREATE VIRTUAL TABLE temp.said_words USING fts5vocab(main, event_words, instance)');
    try {
      if (this.#unsure.size > 0 || !(await this.#isEqual())) await this.#compareEach();
    } finally {
      db.exec('DROP TABLE temp.said_words');
    }
    const events = counted(this.#ids.length, 'event');
    const more = this.#state.isWhole ? '' : '; others are not indexed yet';
    findings.report(checks, `${counted(this.#pairs, 'word')} of ${events}${more}`);
  }

  async #isEqual(): Promise<boolean> {
    const { db, pace } = this.#context;
    const rows = db
      .prepare(`SELECT term, count(*), ${this.#hash.sums()} FROM temp.said_words GROUP BY term`)
      .raw();
    let [first, second, pairs] = [0, 0, 0];
    for (const row of rows.iterate()) {
      const [term, count, byFirst, bySecond] = row as [string, number, number, number];
      this.#take(term);
      first = (first + Math.imul(this.#hash.first, byFirst)) | 0;
      second = (second + Math.imul(this.#hash.second, bySecond)) | 0;
      pairs += count;
      await pace.breathe();
    }
    return first === this.#first && second === this.#second && pairs === this.#pairs;
  }

  /** Which events differ. Ten times slower, and not needed where nothing does. */
  async #compareEach(): Promise<void> {
    const { db, pace } = this.#context;
    const said = new Map<number, number>();
    const rows = db.prepare('SELECT term, doc FROM temp.said_words').raw();
    for (const row of rows.iterate()) {
      const [term, id] = row as [string, number];
      this.#take(term);
      const [byFirst] = this.#hash.event(id);
      said.set(id, ((said.get(id) ?? 0) + Math.imul(this.#hash.first, byFirst)) | 0);
      await pace.breathe();
    }
    this.#ids.forEach((id, at) => {
      if ((said.get(id) ?? 0) !== this.#sums[at]) {
        this.#findings.add(this.#placeOf(id), 'the index has other words than the record');
      }
      said.delete(id);
    });
    for (const id of this.#unsure) said.delete(id);
    for (const id of said.keys()) {
      this.#findings.add(this.#placeOf(id), 'the index has words of it, and should have none');
    }
  }

  #take(term: string): void {
    const bytes = Buffer.from(term);
    this.#hash.word(bytes, 0, bytes.length);
  }

  #placeOf(id: number): string {
    const { db, nameOf } = this.#context;
    const row = db.prepare('SELECT object, ordinal FROM event WHERE id = ?').get(id) as
      { readonly object: number; readonly ordinal: number } | undefined;
    return row === undefined ? `event ${id}` : `${nameOf(row.object)} record ${row.ordinal + 1}`;
  }
}
