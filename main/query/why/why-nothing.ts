import type { Reason } from '../../../preload/contract/why.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { and, type Query } from '../ast.ts';
import { canonicalQuery } from '../canonical-query.ts';
import { vocabularyOf } from '../complete/vocabulary.ts';
import { explainConditions } from '../explain.ts';
import { spanOfArchive } from '../facets/overview.ts';
import { drop, within } from '../narrow.ts';
import { testQuery } from '../value-list.ts';
import { Search } from '../search.ts';
import { periodOf } from '../stretches.ts';
import { instantText } from '../time.ts';
import { columnsFor, nearValues, replaced } from './near-values.ts';

/** One condition is searched for so long: what is not known by then is not said. */
const eachMs = 150;
const mostConditions = 12;

interface Found {
  readonly query: string;
  readonly events: number;
  readonly isMore: boolean;
}

type Steps = AsyncGenerator<undefined, void>;

/** Why a query finds nothing: worked out step by step, and only what is known is said. */
export class WhyNothing {
  readonly #db: ReadDb;
  readonly #asked: Query;
  readonly #isHiding: boolean;
  readonly #reasons: Reason[] = [];
  readonly #steps: Steps;
  #left = 0;
  isDone = false;

  /**
   * @param asked what the person asked for
   * @param isHiding resolved events were left out of it
   */
  constructor(db: ReadDb, asked: Query, isHiding: boolean) {
    this.#db = db;
    this.#asked = asked;
    this.#isHiding = isHiding;
    this.#steps = this.#work();
  }

  /** What is known by now. */
  get reasons(): readonly Reason[] {
    return this.#reasons;
  }

  /** @param forMs milliseconds of work */
  async advance(forMs: number): Promise<void> {
    this.#left = forMs;
    while (!this.isDone && this.#left > 0) {
      this.isDone = (await this.#steps.next()).done === true;
    }
  }

  async *#work(): Steps {
    if (this.#isHiding) {
      // A query that names a status is shown what is hidden, without showing it to everybody.
      const resolved = and([this.#asked, testQuery({ field: 'status', value: 'resolved' })]);
      yield* this.#tell(resolved, (found) => ({ kind: 'resolved', ...found }));
    }
    yield* this.#period();
    const conditions = explainConditions(this.#asked);
    const parts = this.#asked.kind === 'and' ? this.#asked.parts : [this.#asked];
    for (const [at, part] of parts.slice(0, mostConditions).entries()) {
      const condition = conditions[at];
      if (condition === undefined || part.kind === 'time') continue;
      const found = yield* this.#find(part);
      if (found.events > 0 || found.isMore) continue;
      this.#reasons.push({ kind: 'alone', condition });
      yield* this.#near(part, condition);
    }
    if (parts.length < 2) return;
    for (const [at, condition] of conditions.slice(0, mostConditions).entries()) {
      yield* this.#tell(drop(this.#asked, at), (found) => ({
        kind: 'without',
        condition,
        ...found,
      }));
    }
  }

  /** A period in which the archive has no events at all. */
  async *#period(): Steps {
    const { from, to } = periodOf(this.#asked);
    const span = spanOfArchive(this.#db);
    if (span === undefined) return;
    const isOutside = (from !== null && from >= span.to) || (to !== null && to <= span.from);
    if (!isOutside) return;
    const found = yield* this.#find(within(this.#asked, null, null));
    const [first, last] = [instantText(span.from), instantText(span.to - 1)];
    this.#reasons.push({ kind: 'period', from: first, to: last, ...found });
  }

  async *#near(part: Query, condition: string): Steps {
    const columns = columnsFor(part);
    for (;;) {
      const start = performance.now();
      const isKnown = await vocabularyOf(this.#db).advance(columns, Math.max(1, this.#left));
      this.#left -= performance.now() - start;
      if (isKnown) break;
      yield;
    }
    for (const { leaf, meant } of nearValues(this.#db, part)) {
      const words = canonicalQuery(meant);
      yield* this.#tell(replaced(this.#asked, leaf, meant), (found) => ({
        kind: 'near',
        condition,
        meant: words,
        ...found,
      }));
    }
  }

  /** A reason that holds if this query finds something. */
  async *#tell(query: Query, reason: (found: Found) => Reason): Steps {
    const found = yield* this.#find(query);
    if (found.events > 0) this.#reasons.push(reason(found));
  }

  async *#find(query: Query): AsyncGenerator<undefined, Found> {
    const search = new Search(this.#db, query);
    while (!search.isDone && search.spentMs < eachMs) {
      const before = search.spentMs;
      await search.advance(Math.max(1, Math.min(this.#left, eachMs - before)));
      this.#left -= search.spentMs - before;
      if (this.#left <= 0) yield;
    }
    return { query: canonicalQuery(query), events: search.found, isMore: !search.isDone };
  }
}
