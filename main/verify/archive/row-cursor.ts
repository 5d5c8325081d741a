/**
 * Hands out rows object by object, in one walk over rows ordered by object. Rows of objects that are
 * not asked for are lost: they belong to no object, and `lost` is told.
 */
export class RowCursor<Row extends { readonly object: number }> {
  readonly #rows: Iterator<Row>;
  readonly #lost: (row: Row) => void;
  #next: Row | undefined;

  constructor(rows: Iterable<unknown>, lost: (row: Row) => void) {
    this.#rows = (rows as Iterable<Row>)[Symbol.iterator]();
    this.#lost = lost;
    this.#advance();
  }

  /** Rows of an object; objects are asked for in rising order. */
  take(object: number): Row[] {
    const taken: Row[] = [];
    while (this.#next !== undefined && this.#next.object <= object) {
      if (this.#next.object === object) taken.push(this.#next);
      else this.#lost(this.#next);
      this.#advance();
    }
    return taken;
  }

  finish(): void {
    this.take(Number.POSITIVE_INFINITY);
  }

  /** Ends the walk early, so that its statement can be closed. */
  close(): void {
    this.#rows.return?.();
  }

  #advance(): void {
    const { done, value } = this.#rows.next();
    this.#next = done ? undefined : value;
  }
}
