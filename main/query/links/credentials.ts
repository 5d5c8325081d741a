import { objectOf, textOf } from '../../archive/json.ts';
import type { WayEnd } from '../../../preload/contract/links.ts';
import type { Json, LinkReader, Read } from './candidates.ts';
import { isBareAccount, issuerOf, usedKeyOf } from './issuers.ts';

/** The way back from a record's temporary credentials, as far as the archive's records lead. */
export interface Way {
  readonly accessKeyId: string;
  /** The issuing events, the nearest first. */
  readonly steps: readonly Read[];
  readonly end: WayEnd;
  /** The access key at which the way ends, if that is why it ends; or empty. */
  readonly lastKey: string;
  readonly claims: readonly Read[];
}

/** Roles that call one another go a few steps deep; beyond this somebody made the records up. */
const mostSteps = 20;

/**
 * Follows a record's temporary credentials to the call that issued them, that call's to the one before,
 * and so on; or null if the record was not called with temporary credentials. It follows nothing but
 * what the records say: an access key id of an STS answer, or a sharedEventID.
 */
export function wayOf(reader: LinkReader, start: Read): Way | null {
  const accessKeyId = usedKeyOf(start.record);
  const first = beginningOf(start.record);
  if (first === 'no credentials') return null;
  const steps: Read[] = [];
  const ended = (end: WayEnd, lastKey = '', claims: readonly Read[] = []): Way => ({
    accessKeyId,
    steps,
    end,
    lastKey,
    claims,
  });
  if (first !== 'follow') return ended(first);
  const seen = new Set([start.ref]);
  for (let at = start; ;) {
    const key = usedKeyOf(at.record);
    const issuer = issuerOf(reader, key, at.ref);
    if (issuer.kind !== 'found') {
      const claims = 'claims' in issuer ? issuer.claims : [];
      const isConsole = issuer.kind === 'absent' && isOfConsole(at.record);
      return ended(isConsole ? 'console' : issuer.kind, key, claims);
    }
    at = issuer.event;
    if (seen.has(at.ref)) return ended('cycle', key, [at]);
    if (steps.length === mostSteps) return ended('too long', key);
    seen.add(at.ref);
    steps.push(at);
    const next = callerOf(at.record);
    if (next !== 'follow') return ended(next);
  }
}

type Next = 'follow' | 'principal' | 'service' | 'account' | 'no key';

function beginningOf(record: Json): 'no credentials' | 'follow' | 'no key' {
  if (isFollowed(record)) return 'follow';
  return isRoleSession(record) ? 'no key' : 'no credentials';
}

/** Who made a call that issued credentials, and whether there is a way further back. */
function callerOf(record: Json): Next {
  if (isFollowed(record)) return 'follow';
  if (isRoleSession(record)) return 'no key';
  if (isBareAccount(record)) return 'account';
  const identity = objectOf(record['userIdentity']);
  return textOf(identity['type']) === 'AWSService' ? 'service' : 'principal';
}

/**
 * Temporary access key ids begin with ASIA, others are a user's own (IAM user guide, "IAM identifiers",
 * unique ids); a session of a role or a federated user has no others.
 */
function isFollowed(record: Json): boolean {
  const key = usedKeyOf(record);
  if (key === '') return false;
  const type = textOf(objectOf(record['userIdentity'])['type']);
  return key.startsWith('ASIA') || ['AssumedRole', 'FederatedUser'].includes(type);
}

function isRoleSession(record: Json): boolean {
  return textOf(objectOf(record['userIdentity'])['type']) === 'AssumedRole';
}

function isOfConsole(record: Json): boolean {
  return textOf(record['sessionCredentialFromConsole']) === 'true';
}
