/** Rows as the archive's tables hold them. The tables are STRICT, so the types are SQLite's. */

export interface Counts {
  readonly records: number;
  readonly indexed: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly rejected: number;
}

export interface ObjectRow extends Counts {
  readonly id: number;
  readonly sha256: Buffer;
  readonly text_sha256: Buffer | null;
  readonly kind: string;
  readonly shape: string;
  readonly size: number;
  readonly text_size: number;
}

/** Bytes of an object's text that a row is about. */
export interface Span {
  readonly ordinal: number | null;
  readonly offset: number;
  readonly length: number;
}

export interface EventRow extends Span {
  readonly object: number;
  readonly ordinal: number;
  readonly id: number;
  readonly key: number;
  readonly quoted: number;
  readonly conflict_with: number | null;
  readonly account: number;
  readonly region: number;
  readonly [textColumn: string]: number | null;
}

export interface DuplicateRow extends Span {
  readonly object: number;
  readonly ordinal: number;
  readonly event: number;
}

export interface RejectionRow extends Span {
  readonly object: number;
  readonly reason: string;
}
