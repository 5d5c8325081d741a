import type { EventRow } from '../../../preload/contract/domain.ts';
import { showHidden } from '../../ui/index.ts';

export interface WhoParts {
  /** What tells one actor from another, first, because a column may cut the rest off. */
  readonly main: string;
  readonly more: string;
  /** All of it in words: a session's name is what its caller chose. */
  readonly words: string;
}

/**
 * IAM Identity Center names its roles AWSReservedSSO_<permission set>_<16 hex digits> and its sessions
 * after the user (docs: IAM Identity Center, "Referencing permission sets in resource policies").
 */
const identityCenterRole = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/;

/** Who acted, in the two parts of a table's cell. */
export function whoParts(row: Pick<EventRow, 'who' | 'identityType'>): WhoParts {
  const [who, identityType] = [showHidden(row.who), showHidden(row.identityType)];
  const slash = who.indexOf('/');
  if (slash < 0 || identityType !== 'AssumedRole') {
    return { main: who, more: '', words: `${who} (${identityType})` };
  }
  const [role, session] = [who.slice(0, slash), who.slice(slash + 1)];
  const words = `session named ${session}, role ${role}`;
  const set = identityCenterRole.exec(role)?.[1];
  return set === undefined
    ? { main: role, more: session, words }
    : { main: session, more: set, words };
}
