import { personNamed } from '../organisation.ts';
import type { Call } from '../record.ts';
import { workforceSignIn } from '../services/sign-in.ts';
import { idsOf, storyScript, workday, type TellStory } from './story.ts';

/** A member of the organisation that is closed down; made up, and without records of its own. */
const CLOSED_ACCOUNT = '848484848484';

/** An account is moved to the unit of closed accounts and leaves the organisation. */
export const organisationChanged: TellStory = (world) => {
  const script = storyScript(
    world,
    'organisation-changed',
    'management',
    'global',
    workday(world, 0.6, 13, 40),
  );
  const { random } = script;
  const person = personNamed(world.organisation, 'maren.solberg');
  const { caller } = workforceSignIn(script, person, 'console');
  const root = `r-${random.hex(4)}`;
  const unit = `ou-${root.slice(2)}-${random.hex(8)}`;
  const change = (name: string, request: unknown): Call => ({
    source: 'organizations.amazonaws.com',
    name,
    readOnly: false,
    request,
  });
  const accountId = CLOSED_ACCOUNT;
  const records = [
    script
      .wait(30, 60)
      .call(
        caller,
        change('MoveAccount', { accountId, sourceParentId: root, destinationParentId: unit }),
      ),
    script
      .wait(20, 40)
      .call(
        caller,
        change('DetachPolicy', { policyId: `p-${random.hex(8)}`, targetId: accountId }),
      ),
    script.wait(30, 90).call(caller, change('RemoveAccountFromOrganization', { accountId })),
  ];
  return [
    {
      planned: script.planned,
      story: {
        id: 'organisation-changed',
        title: 'An account leaves the organisation',
        sentence: `The session of ${person.email} moves account ${accountId} to another unit, takes a policy from it and removes it from the organisation; from then on the organisation's trail does not cover it.`,
        control: 'CIS 5.15',
        events: idsOf(records),
        query:
          'eventSource = organizations.amazonaws.com what = (MoveAccount, DetachPolicy, RemoveAccountFromOrganization)',
      },
    },
  ];
};
