import type { ReadDb } from '../../archive/handles.ts';
import type { Search } from '../search.ts';
import { countAmong } from './columns.ts';
import type { Counting } from './counting.ts';
import { FoundColumns } from './found-columns.ts';
import { Tally } from './tally.ts';

/** Counts what a search has found, newest first, and goes on as it finds more. */
export class CountFound implements Counting {
  readonly tally = new Tally(60);
  readonly #found: FoundColumns;

  constructor(db: ReadDb, search: Search) {
    this.#found = new FoundColumns(db, search, (columns, refs) =>
      countAmong(columns, refs, this.tally),
    );
  }

  get isAtEnd(): boolean {
    return this.#found.isAtEnd;
  }

  step(): boolean {
    return this.#found.step();
  }
}
