/** From the first number to the last, both included. */
export type Range = readonly [first: number, last: number];

/** Tables whose numbers may have holes after a disposal. */
export const parts = ['event', 'dict', 'action', 'place', 'identity'] as const;
export type Part = (typeof parts)[number];

/** What is left of an object: everything that a check of the archive needs, and no record's text. */
export interface Tombstone {
  readonly object: number;
  readonly sha256: string;
  /** Of its uncompressed text, which is what CloudTrail's digests name; null if it had none. */
  readonly textSha256: string | null;
  readonly textSize: number;
  /** Every place where it was found, in the order in which it was. */
  readonly names: readonly string[];
  readonly kind: string;
  readonly shape: string;
  readonly size: number;
  readonly records: number;
  /** Rows of it at its disposal: events and conflicts that stood in it, duplicates, rejected parts. */
  readonly events: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly rejected: number;
}

/** The body of the act `object.disposed`. */
export interface DisposedBody extends Readonly<Record<string, unknown>> {
  readonly reason: string;
  readonly objects: readonly Tombstone[];
  /**
   * Steps that lost rejections: what the custody hash of the step that begins with that object is
   * since then (custody.ts; lines of rejections that went are left out).
   */
  readonly steps: readonly { readonly firstObject: number; readonly custody: string }[];
  /** How many records that were duplicates carry their event since then, for each such object. */
  readonly promoted: readonly (readonly [object: number, records: number])[];
  /** By how much the number of conflicts changed, for each object in which it did. */
  readonly conflicts: readonly (readonly [object: number, by: number])[];
  /** Numbers that are free since then and are never given again. */
  readonly holes: Readonly<Record<Part, readonly Range[]>>;
}

/** Whole numbers in rising order as ranges. */
export function rangesOf(numbers: readonly number[]): Range[] {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}
