/** What links say in words. */
import type { Addendum, CredentialsWay } from '../../../preload/contract/links.ts';

type Said = Omit<Addendum, 'sentence' | 'originalSentence' | 'original'>;
type Followed = Pick<CredentialsWay, 'end' | 'lastKey' | 'actor' | 'steps'>;

/** Why CloudTrail delivered a record late or again (user guide, "CloudTrail record contents"). */
export function addendumWords({ reason, updatedFields }: Said): string {
  switch (reason) {
    case 'UPDATED_DATA': {
      const fields = updatedFields === '' ? '' : `: ${updatedFields}`;
      return `CloudTrail delivered this record to correct an earlier one (UPDATED_DATA)${fields}.`;
    }
    case 'DELIVERY_DELAY':
      return 'CloudTrail delivered this record late (DELIVERY_DELAY).';
    case 'SERVICE_OUTAGE':
      return 'CloudTrail delivered this record late, after an outage of the service (SERVICE_OUTAGE).';
    default:
      return `CloudTrail delivered this record as an addition: ${reason || 'without a reason'}.`;
  }
}

/** Where the event is that an addendum corrects; empty if it names none. */
export function originalWords({ state, originalEventID, originalRequestID }: Said): string {
  const named =
    originalEventID === '' ? `the request ${originalRequestID}` : `the event ${originalEventID}`;
  switch (state) {
    case 'found':
      return `It corrects ${named}:`;
    case 'absent':
      return `It corrects ${named}; the original is not in this archive.`;
    case 'not looked up':
      return `It corrects ${named}, which is not looked up yet: words are still being indexed.`;
    case 'itself':
      return 'It names itself as the original.';
    case 'unnamed':
      return '';
  }
}

/** How a way back through credentials ends, in one sentence. */
export function wayWords({ end, lastKey, actor, steps }: Followed): string {
  switch (end) {
    case 'principal':
    case 'service':
      if (actor === null) return 'The way ends there; the record names nobody.';
      return `They ${leadBack(steps, actor)}`;
    case 'account':
      return 'Of who asked for them, the record names only the account; that account’s own record is not in this archive.';
    case 'console':
      return `${lastKey} is of a console session; no record names the credentials that a sign-in gives.`;
    case 'no key':
      return steps.length === 0
        ? 'The record names no access key, so nothing tells which credentials were used.'
        : 'That record names no access key, so nothing tells which credentials were used for it.';
    case 'absent':
      return `The record that issued ${lastKey} is not in this archive.`;
    case 'not looked up':
      return `The record that issued ${lastKey} is not looked up yet: words are still being indexed.`;
    case 'disputed':
      return `Several calls claim to have issued ${lastKey}; none of them is followed:`;
    case 'later':
      return `What claims to have issued ${lastKey} is later than its use, and is not followed:`;
    case 'cycle':
      return `${lastKey} leads back to a record that was met before:`;
    case 'too long':
      return 'The way is longer than 20 steps, and is not followed further.';
  }
}

/** Who is behind a record's credentials, said of the record; empty if no record tells. */
export function behindWords({ actor, steps }: Pick<Followed, 'actor' | 'steps'>): string {
  return actor === null ? '' : `Its credentials ${leadBack(steps, actor)}`;
}

function leadBack(steps: Followed['steps'], actor: NonNullable<Followed['actor']>): string {
  return `lead back to ${actor.name} (linked AssumeRole, ${groundOf(steps, actor.ground)}).`;
}

/** A provider's name for a person is the provider's word (IAM user guide, "About SAML 2.0-based federation"). */
function groundOf(steps: Followed['steps'], ground: string): string {
  const type = steps.at(-1)?.row.identityType ?? '';
  return ['SAMLUser', 'WebIdentityUser'].includes(type)
    ? `${ground} given by its identity provider`
    : ground;
}
