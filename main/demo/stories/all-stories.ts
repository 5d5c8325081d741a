import { hostileNames } from './hostile-names.ts';
import { keyLeak } from './key-leak.ts';
import { leaver } from './leaver.ts';
import { groupOpened, networkBuilt } from './network.ts';
import { organisationChanged } from './organisation-changed.ts';
import { callRateInsight, endpointDenied } from './other-kinds.ts';
import { policyWidened, unauthorisedBurst } from './permissions.ts';
import { rootSignInFailed, rootUse } from './root.ts';
import { bucketPublic, keyDeletion, recorderStopped } from './safeguards.ts';
import { bruteForce, signInWithoutMfa } from './sign-ins.ts';
import type { TellStory, ToldStory } from './story.ts';
import { trailCreated } from './trail-created.ts';
import { trailStopped } from './trail-stopped.ts';
import type { World } from '../world.ts';

/** In order of importance: in a demonstration too small for all, the last ones are left out. */
const STORIES: readonly TellStory[] = [
  trailCreated,
  trailStopped,
  rootUse,
  signInWithoutMfa,
  policyWidened,
  groupOpened,
  keyDeletion,
  bucketPublic,
  recorderStopped,
  organisationChanged,
  networkBuilt,
  rootSignInFailed,
  hostileNames,
  leaver,
  unauthorisedBurst,
  keyLeak,
  bruteForce,
  callRateInsight,
  endpointDenied,
];

/** The stories whose records fit into `room` records, whole stories only. */
export function tellStories(world: World, room: number): readonly ToldStory[] {
  const told: ToldStory[] = [];
  let rest = room;
  for (const tell of STORIES) {
    const parts = tell(world);
    const size = parts.reduce((sum, part) => sum + part.planned.length, 0);
    if (size > rest) continue;
    rest -= size;
    told.push(...parts);
  }
  return told;
}
