/** Columns of the index as they travel from a worker to the writer: one number per event in each. */
export const rowColumns = [
  'object',
  'ordinal',
  'offset',
  'length',
  'high',
  'flags',
  'action',
  'identity',
  'place',
  'sourceIp',
  'userAgent',
  'errorCode',
] as const;
export type RowColumn = (typeof rowColumns)[number];

/** Event rows in the order of `base`, a column each. `base` is the row id before any collision is resolved. */
export interface Rows {
  readonly count: number;
  readonly base: Float64Array;
  readonly columns: Readonly<Record<RowColumn, Int32Array>>;
}

/** Bits of `flags`. */
export const flag = {
  /** The place holds a JSON string, or a cell of CSV, that holds the record. */
  quoted: 1,
  failed: 2,
  mfaYes: 4,
  mfaNo: 8,
  readOnly: 16,
  notReadOnly: 32,
} as const;

/** Rows under construction. */
export class RowBuilder {
  #count = 0;
  #base = new Float64Array(1 << 6);
  #data = emptyColumns(1 << 6);

  get count(): number {
    return this.#count;
  }

  /** Adds a row; the values stand in the order of `rowColumns`. */
  add(base: number, values: Int32Array): void {
    if (this.#count === this.#base.length) this.#grow();
    this.#base[this.#count] = base;
    for (let i = 0; i < rowColumns.length; i += 1) {
      const column = this.#data[i];
      if (column !== undefined) column[this.#count] = values[i] ?? 0;
    }
    this.#count += 1;
  }

  /** Forgets the rows from this one on. */
  cut(count: number): void {
    this.#count = count;
  }

  /** The rows so far, in the order in which the index takes them best; the builder begins anew. */
  take(): Rows {
    const order = this.#order();
    const rows = {
      count: order.length,
      base: inOrder(this.#base, order, new Float64Array(order.length)),
      columns: Object.fromEntries(
        rowColumns.map((name, i) => {
          const column = this.#data[i] ?? new Int32Array();
          return [name, inOrder(column, order, new Int32Array(order.length))];
        }),
      ) as Record<RowColumn, Int32Array>,
    };
    this.#count = 0;
    return rows;
  }

  #order(): Uint32Array {
    const base = this.#base;
    const order = new Uint32Array(this.#count);
    for (let i = 0; i < order.length; i += 1) order[i] = i;
    return order.sort((a, b) => (base[a] ?? 0) - (base[b] ?? 0) || a - b);
  }

  #grow(): void {
    const size = this.#base.length * 2;
    const base = new Float64Array(size);
    base.set(this.#base);
    this.#base = base;
    this.#data = this.#data.map((column) => {
      const larger = new Int32Array(size);
      larger.set(column);
      return larger;
    });
  }
}

function inOrder<T extends Int32Array | Float64Array>(from: T, order: Uint32Array, to: T): T {
  for (let i = 0; i < order.length; i += 1) to[i] = from[order[i] ?? 0] ?? 0;
  return to;
}

function emptyColumns(size: number): Int32Array[] {
  return rowColumns.map(() => new Int32Array(size));
}
