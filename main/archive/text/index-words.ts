import { breathe } from '../../platform/clock.ts';
import type { WriteDb } from '../handles.ts';
import { sql } from '../sql.ts';
import { WordReader, type WordBatch, type WordsWanted } from './word-reader.ts';
import { areWordsDone, lastObject, saveWordsState, wordsState } from './words-state.ts';

/** Whatever reads batches of words. */
export interface WordSource {
  read(wanted: WordsWanted): Promise<WordBatch>;
  close(): Promise<void>;
}

export interface IndexWordsOptions {
  /** Reads on this thread unless it is given. */
  readonly openSource?: () => WordSource;
  /** For this thread's reader; the usual number if it is not given. */
  readonly batchEvents?: number;
  readonly signal?: AbortSignal;
  /** Events of this pass whose words are in, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Puts the words of every event that has none yet into the index, batch by batch; the next call goes
 * on where this one was stopped. What comes into the archive meanwhile is the next call's.
 */
export async function indexWords(db: WriteDb, options: IndexWordsOptions = {}): Promise<void> {
  if (areWordsDone(db)) return;
  const { openSource = () => localSource(db, options.batchEvents), signal, onProgress } = options;
  const source = openSource();
  try {
    let { objects, pass, event } = beginPass(db);
    const total = countLeft(db, { after: objects, upTo: pass, behind: event });
    let done = 0;
    let next = source.read({ after: objects, upTo: pass, behind: event });
    const isStopped = (): boolean => signal?.aborted ?? false;
    while (!isStopped()) {
      const batch = await next;
      const last = batch.ids.at(-1);
      if (last === undefined) {
        db.transaction(() => saveWordsState(db, { objects: pass, pass, event: 0 }));
        return;
      }
      // The next one is read while this one is written.
      next = source.read({ after: objects, upTo: pass, behind: last });
      writeBatch(db, batch, { objects, pass, event: last });
      event = last;
      done += batch.ids.length;
      onProgress?.(done, total);
      await breathe();
    }
    await next;
  } finally {
    await source.close();
  }
}

/** Reads on the thread that writes. */
function localSource(db: WriteDb, batchEvents?: number): WordSource {
  const reader = new WordReader(db, batchEvents);
  return {
    read: async (wanted) => Promise.resolve(reader.read(wanted)),
    close: () => Promise.resolve(),
  };
}

/** Takes up the pass under way, or begins one over all objects that are new. */
function beginPass(db: WriteDb): ReturnType<typeof wordsState> {
  const state = wordsState(db);
  if (state.pass > state.objects) return state;
  const fresh = { ...state, pass: lastObject(db), event: 0 };
  db.transaction(() => saveWordsState(db, fresh));
  return fresh;
}

function countLeft(db: WriteDb, { after, upTo, behind }: WordsWanted): number {
  return (
    db.get<{ n: number }>(sql`SELECT count(*) AS n FROM event
      WHERE id > ${BigInt(behind)} AND object > ${after} AND object <= ${upTo}`)?.n ?? 0
  );
}

/** Writes a batch, but for the events that were disposed of since it was read. */
function writeBatch(
  db: WriteDb,
  { ids, ends, words }: WordBatch,
  state: Parameters<typeof saveWordsState>[1],
): void {
  db.transaction(() => {
    const isThere = eventsThere(db, ids, state);
    let start = 0;
    ids.forEach((id, index) => {
      const end = ends[index] ?? start;
      const text = words.subarray(start, end);
      start = end;
      if (!isThere.has(id)) return;
      db.run(
        sql`INSERT INTO event_words (rowid, words) VALUES (${BigInt(id)}, CAST(${text} AS TEXT))`,
      );
    });
    saveWordsState(db, state);
  });
}

/** Of a batch's events, those that this pass still has to do. */
function eventsThere(
  db: WriteDb,
  ids: Float64Array,
  { objects, pass }: Parameters<typeof saveWordsState>[1],
): ReadonlySet<number> {
  const [first = 0, last = 0] = [ids[0], ids.at(-1)];
  return new Set(
    db.column<number>(sql`SELECT id FROM event
      WHERE id BETWEEN ${BigInt(first)} AND ${BigInt(last)}
        AND object > ${objects} AND object <= ${pass}`),
  );
}
