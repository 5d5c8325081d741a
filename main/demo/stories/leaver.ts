import { userCaller } from '../identity.ts';
import { iamUser } from '../iam-users.ts';
import { personNamed } from '../organisation.ts';
import { iamWrite } from '../services/iam.ts';
import { getDocument, listBuckets, putDocument } from '../services/s3.ts';
import { workforceSignIn } from '../services/sign-in.ts';
import { rfc3339 } from '../time.ts';
import { idsOf, storyScript, workday, type TellStory } from './story.ts';

export const LEAVER = 'rosa.castellano';

/** Somebody leaves; the password goes, the access key stays and is used. */
export const leaver: TellStory = (world) => {
  const script = storyScript(world, 'leaver', 'payments-prod', 'home', workday(world, 0.15, 7, 20));
  const user = iamUser(world, LEAVER, 'payments-prod');
  const caller = userCaller(user, {
    address: '192.0.2.118',
    agent:
      'aws-cli/2.15.58 md/awscrt#0.19.19 ua/2.0 os/windows#10 md/arch#amd64 lang/python#3.11.8',
  });
  script.call(caller, listBuckets);
  for (const make of [getDocument, putDocument, getDocument]) script.wait(5, 40).call(caller, make);
  script.at = Math.max(script.at + 60_000, workday(world, 0.2, 14, 5));
  const administrator = personNamed(world.organisation, 'maren.solberg');
  const { caller: remover } = workforceSignIn(script, administrator, 'console');
  const removed = script
    .wait(20, 50)
    .call(remover, iamWrite('DeleteLoginProfile', { userName: LEAVER }));
  const left = rfc3339(script.at);
  script.at = Math.max(script.at + 60_000, workday(world, 0.85, 18, 44));
  const after = [script.call(caller, listBuckets)];
  for (const make of [getDocument, getDocument, getDocument, getDocument]) {
    after.push(script.wait(5, 40).call(caller, make));
  }
  return [
    {
      planned: script.planned,
      story: {
        id: 'leaver',
        title: 'A leaver whose key still works',
        sentence: `The IAM user ${LEAVER} left at ${left}: the console password was deleted (${removed.eventID}), the access key was not, and is used ${after.length} times later in the period.`,
        control: null,
        events: idsOf(after),
        query: `userIdentity.userName = ${LEAVER} when > ${left}`,
      },
    },
  ];
};
