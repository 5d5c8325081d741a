import { DAY, HOUR } from './time.ts';
import type { World } from './world.ts';

/** How many background records of each kind an hour holds. */
export interface HourBudget {
  readonly from: number;
  readonly people: number;
  readonly machines: number;
}

/** The company's clock is two hours ahead of UTC (Central European summer time), all year. */
const CLOCK_AHEAD = 2;
const PEOPLE_SHARE = 0.45;

/**
 * Spreads exactly `events` records over the hours of the period: people in working hours, machines
 * evenly, and less in the hour in which the trail was stopped.
 */
export function hourBudgets(world: World, events: number): readonly HourBudget[] {
  const hours = (world.end - world.start) / HOUR;
  const open = Array.from({ length: hours }, (_, hour) =>
    openShare(world, world.start + hour * HOUR),
  );
  const people = Math.round(events * PEOPLE_SHARE);
  const peopleCounts = spread(
    people,
    open.map((share, hour) => share * peopleAt(world.start + hour * HOUR)),
  );
  const machineCounts = spread(
    events - people,
    open.map((share, hour) => share * machinesAt(world.start + hour * HOUR)),
  );
  return open.map((_, hour) => ({
    from: world.start + hour * HOUR,
    people: peopleCounts[hour] ?? 0,
    machines: machineCounts[hour] ?? 0,
  }));
}

/** Largest-remainder by running sums: whole numbers in proportion to weights, with the exact sum. */
function spread(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((left, right) => left + right, 0);
  let running = 0;
  let given = 0;
  return weights.map((weight, index) => {
    running += weight;
    const due = index === weights.length - 1 ? total : Math.floor((total * running) / sum);
    const count = due - given;
    given = due;
    return count;
  });
}

function openShare(world: World, from: number): number {
  const overlap = Math.min(from + HOUR, world.outage.to) - Math.max(from, world.outage.from);
  return 1 - Math.max(0, overlap) / HOUR;
}

/** Relative number of people at work, by local hour; a few on call at night and weekends. */
function peopleAt(at: number): number {
  const local = new Date(at + CLOCK_AHEAD * HOUR);
  const hour = local.getUTCHours();
  const weekend = local.getUTCDay() % 6 === 0;
  const shape = WORKING_DAY[hour] ?? 0;
  return weekend ? 0.02 + shape * 0.05 : 0.02 + shape;
}

const WORKING_DAY = [
  0, 0, 0, 0, 0, 0, 0.06, 0.3, 0.8, 1, 1, 0.9, 0.55, 0.85, 1, 0.95, 0.8, 0.5, 0.2, 0.1, 0.08, 0.05,
  0.02, 0,
];

/** Machines work evenly, with a busier hour of batch work at night. */
function machinesAt(at: number): number {
  return (at % DAY) / HOUR === 1 ? 1.3 : 1;
}
