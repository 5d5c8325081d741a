import { counted } from '../checks.ts';
import { checkCounts, checkRuns } from './check-counts.ts';
import { checkBelongings, checkOriginal } from './check-original.ts';
import { checkPlaces } from './check-places.ts';
import { checkEventRow } from './check-record.ts';
import { checkGone } from './check-gone.ts';
import { checkRejections } from './check-rejection.ts';
import { twins, type Twins } from './check-twins.ts';
import type { Context } from './context.ts';
import { dictionaryReader } from './dictionary.ts';
import { Findings } from './findings.ts';
import { RowCursor } from './row-cursor.ts';
import { checkHours } from './check-hours.ts';
import { checkShared } from './check-shared.ts';
import { WordsCheck } from './words/check-words.ts';
import {
  selectEvents,
  type DuplicateRow,
  type EventRow,
  type ObjectRow,
  type RejectionRow,
  type Span,
} from './rows.ts';

/**
 * Walks all originals once, in the order of their numbers, and with each the rows about it:
 * the checks `originals`, `index`, `counts` and `words`.
 *
 * @throws Problem cancelled
 */
export async function checkObjects(context: Context): Promise<void> {
  await new ObjectWalk(context).run();
}

class ObjectWalk {
  readonly #context: Context;
  readonly #originals = new Findings('originals');
  readonly #index = new Findings('index');
  readonly #counts = new Findings('counts');
  readonly #isTaken: (id: number) => boolean;
  readonly #valueOf: (id: number) => string | undefined;
  readonly #twins: Twins;
  readonly #words: WordsCheck;
  #objects = 0;
  #bytes = 0;
  #events = 0;
  #duplicates = 0;
  #rejected = 0;

  constructor(context: Context) {
    this.#context = context;
    const taken = context.db.prepare('SELECT 1 FROM event WHERE id = ?');
    this.#isTaken = (id) => taken.get(id) !== undefined || context.disposals.isFree(id);
    this.#valueOf = dictionaryReader(context.db);
    this.#twins = twins(context, this.#index);
    this.#words = new WordsCheck(context);
  }

  async run(): Promise<void> {
    const { checks, db, pace } = this.#context;
    const events = this.#cursor<EventRow>('event', `${selectEvents} ORDER BY e.object, e.ordinal`);
    const again = this.#cursor<DuplicateRow>('duplicate');
    const rejections = this.#cursor<RejectionRow>('rejection');
    const next = db.prepare('SELECT * FROM object WHERE id > ? ORDER BY id LIMIT 1');
    const following = (id: number) => next.get(id) as ObjectRow | undefined;
    try {
      for (
        let object = following(Number.MIN_SAFE_INTEGER);
        object !== undefined;
        object = following(object.id)
      ) {
        await this.#object(
          object,
          events.take(object.id),
          again.take(object.id),
          rejections.take(object.id),
        );
        await pace.step();
      }
      events.finish();
      again.finish();
      rejections.finish();
    } finally {
      events.close();
      again.close();
      rejections.close();
    }
    checkShared(this.#context, this.#index);
    checkHours(this.#context, this.#counts);
    const sidecars = checkBelongings(this.#context, this.#originals);
    const objects = counted(this.#objects, 'object');
    this.#originals.report(checks, `${objects} of ${counted(this.#bytes, 'byte')}, ${sidecars}`);
    const indexed = counted(this.#events, 'event');
    const duplicates = counted(this.#duplicates, 'duplicate');
    const rejected = `${this.#rejected.toLocaleString('en')} rejected`;
    this.#index.report(checks, `${indexed}, ${duplicates} and ${rejected}, in ${objects}`);
    this.#counts.report(checks, `${objects}, ${checkRuns(this.#context, this.#counts)}`);
    await this.#words.finish();
  }

  async #object(
    object: ObjectRow,
    rows: readonly EventRow[],
    duplicates: readonly DuplicateRow[],
    rejections: readonly RejectionRow[],
  ): Promise<void> {
    const { originals, nameOf, disposals } = this.#context;
    const name = nameOf(object.id);
    if (disposals.isDisposed(object.id)) {
      checkGone(originals, object, [rows, duplicates, rejections], name, this.#originals);
      return;
    }
    const text = checkOriginal(this.#context, object, name, this.#originals);
    if (text !== undefined) originals.keep(object.id, text);
    const events = await this.#eventRows(rows, text, name);
    if (text !== undefined) {
      for (const row of duplicates) {
        this.#twins.checkDuplicate(row, text, `${name} record ${row.ordinal + 1}`);
      }
      checkRejections(object, text, rejections, name, this.#index);
      // What was refused for its name alone may hold records: nothing of it was to be read.
      const refused = rejections.some(({ reason }) => reason === 'unsafe name');
      const rejected = object.kind === 'unreadable' ? [] : rejections;
      const spans = [...events.spans, ...duplicates, ...rejected];
      if (!refused) checkPlaces(text, spans, name, this.#index);
    }
    const found = {
      indexed: events.spans.length - events.conflicts - disposals.promoted(object.id),
      duplicates: duplicates.length + disposals.promoted(object.id),
      conflicts: events.conflicts,
      rejected: rejections.length,
    };
    checkCounts(object, found, name, this.#counts);
    this.#objects += 1;
    this.#bytes += object.size;
    this.#events += events.spans.length;
    this.#duplicates += duplicates.length;
    this.#rejected += rejections.length;
  }

  async #eventRows(
    rows: readonly EventRow[],
    text: Buffer | undefined,
    name: string,
  ): Promise<{ spans: Span[]; conflicts: number }> {
    const { pace } = this.#context;
    const spans: Span[] = [];
    let conflicts = 0;
    for (const row of rows) {
      const { ordinal, offset, length } = row;
      const place = `${name} record ${ordinal + 1}`;
      const faults = this.#index.count;
      const record =
        text && checkEventRow(row, text, this.#valueOf, this.#isTaken, place, this.#index);
      if (record !== undefined) this.#twins.checkEvent(row, record, place);
      const isRight = this.#index.count === faults;
      this.#words.add(row, text, isRight ? record?.text : undefined);
      if (row.first !== null) conflicts += 1;
      spans.push({ ordinal, offset, length });
      await pace.breathe();
    }
    return { spans, conflicts };
  }

  #cursor<Row extends Span & { readonly object: number }>(
    table: 'event' | 'duplicate' | 'rejection',
    select = `SELECT * FROM ${table} ORDER BY object, ordinal`,
  ): RowCursor<Row> {
    return new RowCursor<Row>(this.#context.db.prepare(select).iterate(), ({ object }) =>
      this.#index.add(`${table} of object ${object}`, 'there is no such object'),
    );
  }
}
