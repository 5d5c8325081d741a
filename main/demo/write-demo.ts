import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Problem } from '../../preload/contract/errors.ts';
import { writeFileWhole } from '../platform/files.ts';
import { backgroundOf } from './background.ts';
import { ChangeLog, clientLists } from './client-lists.ts';
import { Delivery } from './delivery.ts';
import { ObjectFolder } from './log-file.ts';
import { planDemo, type DemoOptions, type Plan } from './options.ts';
import { Tally } from './questions.ts';
import type { Planned } from './record.ts';
import { deriveSigningKey } from './rsa-key.ts';
import { hourBudgets } from './schedule.ts';
import { MetadataFile, publicKeyList, type KeyPeriod } from './sidecars.ts';
import { tellStories } from './stories/all-stories.ts';
import type { Story, ToldStory } from './stories/story.ts';
import { storiesDocument } from './stories-document.ts';
import { DAY, HOUR } from './time.ts';
import { buildWorld } from './world.ts';
import { writing } from './writing.ts';

export interface DemoResult {
  /** Records in all files, the number asked for. */
  readonly events: number;
  /** Objects of the bucket: log files of all kinds, and digests. */
  readonly objects: number;
  /** Of these, digest files. */
  readonly digests: number;
  /** The folder, absolute. */
  readonly dir: string;
  readonly stories: readonly Story[];
}

/**
 * Writes the trail of an invented organisation: log files and hourly signed digests in CloudTrail's
 * key layout, with `list_public_keys.json`, `s3_object_metadata.json` and `stories.json` beside
 * them, and in `client/` the lists a client would hand over. The same options give the same bytes. Memory holds about an hour of the trail. Files are
 * written synchronously, hour by hour, with a pause for other work between.
 *
 * Rejects with Problem `bad_request` (an option out of range), `refused` (the folder already holds a
 * trail), `unwritable`, or with the reason of an aborted signal; what was written until then stays.
 */
export async function writeDemo(options: DemoOptions): Promise<DemoResult> {
  const plan = planDemo(options);
  const dir = resolve(plan.out);
  claimFolder(dir);
  const world = buildWorld(plan);
  const told = tellStories(world, plan.events);
  const planted = told.flatMap((story) => story.planned).sort((left, right) => left.at - right.at);
  const [first, second] = signingKeys(plan);
  const metadata = new MetadataFile(dir);
  const folder = new ObjectFolder(dir);
  const delivery = new Delivery(
    world,
    folder,
    (at) => (at < rotation(plan) ? first : second).key,
    (digest) => metadata.add(digest),
  );
  const tally = new Tally();
  const changes = new ChangeLog();
  const take = (one: Planned): void => {
    tally.see(one.record);
    changes.see(one.record, one.at);
    delivery.add(one);
  };
  try {
    let next = 0;
    for (const budget of hourBudgets(world, plan.events - planted.length)) {
      options.signal?.throwIfAborted();
      const until = budget.from + HOUR;
      for (; next < planted.length && (planted[next]?.at ?? until) < until; next += 1) {
        take(planted[next] as Planned);
      }
      for (const one of backgroundOf(world, budget)) take(one);
      delivery.flush(until);
      options.onProgress?.(tally.events, plan.events);
      await setImmediate();
    }
    for (const one of planted.slice(next)) take(one);
    delivery.finish();
  } finally {
    metadata.close();
  }
  writeFileWhole(join(dir, 'list_public_keys.json'), publicKeyList([first, second]));
  const lists = clientLists(world, changes);
  for (const [name, text] of lists.files) folder.write(`client/${name}`, text);
  writeFileWhole(join(dir, 'stories.json'), storiesDocument(plan, world, told, tally, lists));
  options.onProgress?.(tally.events, plan.events);
  return {
    events: tally.events,
    objects: delivery.files + delivery.digests,
    digests: delivery.digests,
    dir,
    stories: told.map((one: ToldStory) => one.story),
  };
}

function claimFolder(dir: string): void {
  writing(dir, () => mkdirSync(dir, { recursive: true }));
  if (existsSync(join(dir, 'AWSLogs')) && readdirSync(join(dir, 'AWSLogs')).length > 0) {
    throw new Problem('refused', `${dir} already holds a folder AWSLogs; choose an empty folder.`);
  }
}

/** CloudTrail changes its key from time to time; here once, in the middle of the period. */
function rotation(plan: Plan): number {
  return plan.start + (plan.end - plan.start) / 2;
}

function signingKeys(plan: Plan): readonly [KeyPeriod, KeyPeriod] {
  const middle = rotation(plan);
  return [
    { key: deriveSigningKey(plan.seed, 'first'), from: plan.start - 20 * DAY, to: middle + DAY },
    { key: deriveSigningKey(plan.seed, 'second'), from: middle - DAY, to: plan.end + 20 * DAY },
  ];
}
