import { roleCaller } from '../identity.ts';
import { personNamed } from '../organisation.ts';
import { read } from '../services/read.ts';
import { workforceSignIn } from '../services/sign-in.ts';
import { assumeRoleRecorded } from '../services/sts.ts';
import { MINUTE, rfc3339 } from '../time.ts';
import { trailArn, trailCall } from './trail-created.ts';
import { idsOf, storyScript, type TellStory } from './story.ts';

/** Logging stops for the whole organisation for 38 minutes, by hand, through the emergency role. */
export const trailStopped: TellStory = (world) => {
  const { from, to } = world.outage;
  const script = storyScript(world, 'trail-stopped', 'management', 'home', from - 9 * MINUTE);
  const person = personNamed(world.organisation, 'tomasz.wilk');
  const { caller: signedIn } = workforceSignIn(script, person, 'terminal');
  script.wait(20, 60);
  const { session, records } = assumeRoleRecorded(script, signedIn, {
    account: script.account,
    role: 'BreakGlass',
    name: person.email,
    sourceIdentity: person.email,
  });
  const caller = roleCaller(world, session, { address: person.address, agent: person.terminal });
  const name = trailArn(world, script);
  script.wait(10, 30).call(caller, read('cloudtrail', 'DescribeTrails'));
  script.wait(5, 20).call(
    caller,
    read('cloudtrail', 'GetTrailStatus', () => ({ name })),
  );
  script.at = from;
  const stopped = script.call(caller, trailCall('StopLogging', { name }));
  script.at = to;
  const started = script.call(caller, trailCall('StartLogging', { name }));
  script.wait(10, 30).call(
    caller,
    read('cloudtrail', 'GetTrailStatus', () => ({ name })),
  );
  return [
    {
      planned: script.planned,
      story: {
        id: 'trail-stopped',
        title: 'The trail is stopped for 38 minutes',
        sentence: `The role BreakGlass, assumed by the session of ${person.email} (${idsOf(records).join(', ')}), stops the organisation's trail and starts it again 38 minutes later. In between no account recorded anything; the digests of every account and region end and begin a new chain.`,
        control: 'CIS 5.5',
        events: idsOf([stopped, started]),
        query: `eventSource = cloudtrail.amazonaws.com what = (StopLogging, StartLogging) when >= ${rfc3339(from)}`,
      },
    },
  ];
};
