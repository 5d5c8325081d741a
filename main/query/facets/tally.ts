import { Counts } from './counts.ts';
import { Times } from './times.ts';

/** What a result's events have been counted by: the numbers that stand for its values, and time. */
export class Tally {
  readonly action = new Counts();
  readonly actor = new Counts();
  readonly kind = new Counts();
  readonly place = new Counts();
  readonly sourceIp = new Counts();
  readonly errorCode = new Counts();
  readonly times: Times;
  /** Events counted by now. */
  events = 0;

  constructor(unit: 60 | 3600) {
    this.times = new Times(unit);
  }
}
