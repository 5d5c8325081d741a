import type { Tally } from './tally.ts';

/** A way of counting events, step by step. */
export interface Counting {
  /** What is counted by now. */
  readonly tally: Tally;
  /** Everything that is there to be counted is counted. */
  readonly isAtEnd: boolean;
  /** Some milliseconds of work; false if the archive changed meanwhile: try later. */
  step(): boolean;
}
