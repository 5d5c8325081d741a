import type { ClientLists } from './client-lists.ts';
import type { Plan } from './options.ts';
import type { Tally } from './questions.ts';
import type { ToldStory } from './stories/story.ts';
import { rfc3339 } from './time.ts';
import type { World } from './world.ts';

/** The text of `stories.json`: what was planted, and the answers to what an auditor asks. */
export function storiesDocument(
  plan: Plan,
  world: World,
  told: readonly ToldStory[],
  tally: Tally,
  lists: ClientLists,
): string {
  const { organisation, outage } = world;
  const document = {
    seed: plan.seed,
    organisation: {
      name: organisation.name,
      id: organisation.id,
      trail: organisation.trail,
      homeRegion: organisation.homeRegion,
      bucket: organisation.bucket,
    },
    accounts: organisation.accounts.map(({ id, name }) => ({ id, name })),
    regions: organisation.regions.map(({ name }) => name),
    period: { from: rfc3339(plan.start), to: rfc3339(plan.end) },
    notLogged: { from: rfc3339(outage.from), to: rfc3339(outage.to) },
    events: tally.events,
    cis: tally.cisCounts(),
    stories: told.map(({ story }) => story),
    questions: tally.questions(),
    clientLists: lists.expected,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
