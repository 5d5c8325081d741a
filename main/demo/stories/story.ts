import { accountNamed } from '../organisation.ts';
import { Random } from '../random.ts';
import type { Planned, TrailRecord } from '../record.ts';
import { GLOBAL_REGION } from '../organisation.ts';
import { Script } from '../script.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';
import type { World } from '../world.ts';

/** One thing that happened, told in a sentence, with the records that show it. */
export interface Story {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** The CIS AWS Foundations 7.0 recommendation whose condition the events meet, or null. */
  readonly control: string | null;
  readonly events: readonly string[];
  /** What to type into the search bar to find exactly the events. */
  readonly query: string;
}

export interface ToldStory {
  readonly story: Story;
  /** All records of the story, also those around its events. */
  readonly planned: readonly Planned[];
}

export type TellStory = (world: World) => readonly ToldStory[];

/** A script for a story; its random numbers depend on the seed and the story alone. */
export function storyScript(
  world: World,
  id: string,
  account: string,
  region: 'home' | 'global',
  at: number,
): Script {
  const { organisation } = world;
  const place = region === 'home' ? organisation.homeRegion : GLOBAL_REGION;
  return new Script(
    world,
    new Random(world.seed, 'story', id),
    accountNamed(organisation, account),
    place,
    at,
  );
}

/** A time of day (UTC) on the day at a fraction of the period, moved to a weekday if there is one. */
export function workday(world: World, fraction: number, hour: number, minute: number): number {
  const days = (world.end - world.start) / DAY;
  const wanted = Math.min(days - 1, Math.floor(fraction * days));
  for (let tried = 0; tried < days; tried += 1) {
    const day = world.start + ((wanted + tried) % days) * DAY;
    if (new Date(day).getUTCDay() % 6 !== 0) return day + hour * HOUR + minute * MINUTE;
  }
  return world.start + wanted * DAY + hour * HOUR + minute * MINUTE;
}

/** The ids of records, in order. */
export function idsOf(records: readonly TrailRecord[]): readonly string[] {
  return records.map((record) => record.eventID);
}
