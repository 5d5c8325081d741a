import type { Activity } from './activities/activity.ts';
import { deployment } from './activities/deployment.ts';
import { governanceActivities } from './activities/governance.ts';
import { peopleActivities } from './activities/people.ts';
import { programActivity, workloadActivities } from './activities/workloads.ts';
import { Random } from './random.ts';
import type { Planned } from './record.ts';
import type { HourBudget } from './schedule.ts';
import { HOUR, SECOND } from './time.ts';
import { TRAIL_CREATION, type World } from './world.ts';

const PEOPLE: readonly Activity[] = [...peopleActivities, { weight: 8, run: deployment }];
const MACHINES: readonly Activity[] = [...workloadActivities, ...governanceActivities];

/** A sign-in with its STS call; fewer records than these are left to a program without a session. */
const SMALLEST_WHOLE = 6;

/** The ordinary records of one hour, exactly as many as the budget says. */
export function* backgroundOf(world: World, budget: HourBudget): Generator<Planned> {
  const random = new Random(world.seed, 'hour', budget.from);
  yield* fill(world, random, budget.from, PEOPLE, budget.people);
  yield* fill(world, random, budget.from, MACHINES, budget.machines);
}

/** The last activity of an hour is cut off at its end, so that the count is exact. */
function* fill(
  world: World,
  random: Random,
  from: number,
  activities: readonly Activity[],
  count: number,
): Generator<Planned> {
  const first = Math.max(from, world.start + TRAIL_CREATION);
  let rest = count;
  while (rest > 0) {
    const at = first + Math.floor(random.next() * (from + HOUR - first));
    const activity = rest < SMALLEST_WHOLE ? programActivity : random.weighted(activities);
    const { planned } = activity.run(world, random, Math.floor(at / SECOND) * SECOND);
    const kept = planned.slice(0, rest);
    rest -= kept.length;
    yield* kept;
  }
}
