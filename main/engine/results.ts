import { acted, annotationState, eventState } from '../archive/event-state.ts';
import type { ReadDb } from '../archive/handles.ts';
import { sharedViewOf } from '../assess/index.ts';
import {
  and,
  asksForAnnotations,
  asksForStatus,
  explain,
  explainConditions,
  not,
  parseQuery,
  Search,
  type Query,
} from '../query/index.ts';

/** Results that are kept: a person goes back to a few. */
const most = 6;
/** A search that takes long is not begun anew with every batch of an import. */
const youngMs = 10_000;

/** A search of the window. */
export interface Result {
  /** What was in the archive when it began: positions in it mean the same events as long as this is the same. */
  readonly of: string;
  /** The part of `of` that acts of people do not change. */
  readonly events: string;
  readonly search: Search;
  /** What is asked, and what is left out, in words. */
  readonly sentence: string;
  /** The parts of it that must all hold. */
  readonly conditions: readonly string[];
  /** Resolved events were left out. */
  readonly isHiding: boolean;
}

interface Kept extends Result {
  readonly since: number;
}

const isResolved: Query = {
  kind: 'text',
  field: { kind: 'derived', name: 'status' },
  operator: 'equals',
  values: ['resolved'],
  caseMode: 'exact',
};

/** The searches of an open archive, by the text of their query. */
export class Results {
  readonly #db: ReadDb;
  readonly #kept = new Map<string, Kept>();
  #hiding: { readonly acts: number; readonly hides: boolean } | undefined;

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /**
   * The search for a query over what is in the archive now. Resolved events are left out if the
   * engagement hides them, unless the query itself says which status it wants.
   *
   * @throws Problem bad_query
   */
  current(text: string): Result {
    const events = eventState(this.#db);
    const kept = this.#kept.get(text);
    const hides = this.#hidesResolved();
    const of = kept === undefined ? '' : this.#stateFor(kept.search.query, events, hides);
    const isYoung =
      kept !== undefined && !kept.search.isDone && performance.now() - kept.since < youngMs;
    // A young search goes on through an import, but not through an act that changes what it finds.
    const isSameBut = kept !== undefined && saidIn(kept.of) === saidIn(of);
    if (kept !== undefined && (kept.of === of || (isYoung && isSameBut))) {
      return this.#keep(text, kept);
    }
    return this.#begin(text, events, hides);
  }

  /** The search that the window was told of; if it is forgotten, the current one. */
  told(text: string, of: string): Result {
    const kept = this.#kept.get(text);
    return kept !== undefined && kept.of === of ? this.#keep(text, kept) : this.current(text);
  }

  /** Acts change only what queries find that ask for them. */
  #stateFor(query: Query, events: string, hides: boolean): string {
    const said = asksForAnnotations(query) ? annotationState(this.#db) : '';
    return `${events}|${said}${hides ? ' hiding' : ''}`;
  }

  #hidesResolved(): boolean {
    // The setting is an act: it is read again only when the ledger has grown.
    const acts = acted(this.#db);
    if (this.#hiding?.acts !== acts) {
      this.#hiding = { acts, hides: sharedViewOf(this.#db).hidesResolved };
    }
    return this.#hiding.hides;
  }

  #begin(text: string, events: string, hides: boolean): Result {
    const asked = parseQuery(text);
    const isLess = hides && !asksForStatus(asked);
    const query = isLess ? and([asked, not(isResolved)]) : asked;
    const search = new Search(this.#db, query);
    const of = this.#stateFor(query, events, hides);
    const sentence = `${explain(asked)}${isLess ? ' Resolved ones are hidden.' : ''}`;
    const conditions = explainConditions(asked);
    const since = performance.now();
    const words = { sentence, conditions, isHiding: isLess };
    return this.#keep(text, { search, of, events, ...words, since });
  }

  #keep(text: string, result: Kept): Result {
    this.#kept.delete(text);
    this.#kept.set(text, result);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest);
    return result;
  }
}

/** The part of a state that acts of people change. */
function saidIn(of: string): string {
  return of.slice(of.indexOf('|'));
}
