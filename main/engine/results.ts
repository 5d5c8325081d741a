import { eventState } from '../archive/event-state.ts';
import type { ReadDb } from '../archive/handles.ts';
import { parseQuery, Search } from '../query/index.ts';

/** Results that are kept: a person goes back to a few. */
const most = 6;
/** A search that takes long is not begun anew with every batch of an import. */
const youngMs = 10_000;

/** A search of the window. */
export interface Result {
  /** What was in the archive when it began: positions in it mean the same events as long as this is the same. */
  readonly of: string;
  readonly search: Search;
}

interface Kept extends Result {
  readonly since: number;
}

/** The searches of an open archive, by the text of their query. */
export class Results {
  readonly #db: ReadDb;
  readonly #kept = new Map<string, Kept>();

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** The search for a query over what is in the archive now. @throws Problem bad_query */
  current(text: string): Result {
    const of = eventState(this.#db);
    const kept = this.#kept.get(text);
    const isYoung =
      kept !== undefined && !kept.search.isDone && performance.now() - kept.since < youngMs;
    return kept?.of === of || isYoung ? this.#keep(text, kept) : this.#begin(text, of);
  }

  /** The search that the window was told of; if it is forgotten, the current one. */
  told(text: string, of: string): Result {
    const kept = this.#kept.get(text);
    return kept !== undefined && kept.of === of ? this.#keep(text, kept) : this.current(text);
  }

  #begin(text: string, of: string): Result {
    const search = new Search(this.#db, parseQuery(text));
    return this.#keep(text, { search, of, since: performance.now() });
  }

  #keep(text: string, result: Kept): Result {
    this.#kept.delete(text);
    this.#kept.set(text, result);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest);
    return result;
  }
}
