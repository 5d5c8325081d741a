import type { ActivityAction } from '../../../preload/contract/activity.ts';
import { signInSource } from '../../archive/scan/fields.ts';
import type { Change } from './table.ts';

interface Named {
  readonly eventSource: string;
  readonly eventName: string;
  /** The record's own `readOnly`; undefined if it has none. */
  readonly readOnly: boolean | undefined;
  /** Whether such a call changes anything, as the event dictionary has it; undefined: it does not know. */
  readonly changes: boolean | undefined;
  readonly failed: boolean;
}

/** A change as an action, and what it is called when the call failed. */
export function actionOfChange(change: Change, failed: boolean): ActivityAction {
  switch (change) {
    case 'add':
      return failed ? 'Add (Failed Attempt)' : 'Added';
    case 'remove':
      return failed ? 'Remove (Failed Attempt)' : 'Removed';
    case 'modify':
      return failed ? 'Modify (Failed Attempt)' : 'Modified';
  }
}

/** A factor that was entered: refused, it is a sign-in that failed; accepted, it is none yet. */
const factor = `${signInSource} CredentialVerification`;

/** Sign-ins (CloudTrail user guide, "AWS Management Console sign-in events", and IAM Identity Center's). */
const signIns: ReadonlySet<string> = new Set([
  'signin.amazonaws.com ConsoleLogin',
  'signin.amazonaws.com UserAuthentication',
  'sso.amazonaws.com Authenticate',
  'sso.amazonaws.com Federate',
]);

/** Calls whose answer begins a session (AWS STS API reference). */
const sessions: ReadonlySet<string> = new Set(
  [
    'AssumeRole',
    'AssumeRoleWithSAML',
    'AssumeRoleWithWebIdentity',
    'AssumeRoot',
    'GetFederationToken',
    'GetSessionToken',
  ].map((name) => `sts.amazonaws.com ${name}`),
);

const reading =
  /^(?:Get|List|Describe|Lookup|Head|Search|Select|Query|Scan|BatchGet|Check|Test|Validate|Simulate|Preview|View|Download|Decrypt|Verify)(?=[A-Z]|$)/;
const adding =
  /^(?:Create|Add|Run|Allocate|Register|Import|Issue|Copy|Upload|Publish|Provision|Launch)(?=[A-Z]|$)/;
const removing =
  /^(?:Delete|Remove|Terminate|Deregister|Release|Purge|Unsubscribe|BatchDelete|Deprovision)(?=[A-Z]|$)/;

/**
 * The action of an event that the table does not know, by the record's `readOnly`, the event dictionary
 * and the verb of its name. What a call does beyond its verb is not said: everything else that writes is
 * "Modified".
 */
export function actionOfName(event: Named): ActivityAction {
  const { eventSource, eventName, failed } = event;
  const name = `${eventSource} ${eventName}`;
  if (signIns.has(name)) return failed ? 'Failed Logon' : 'Successful Logon';
  if (name === factor && failed) return 'Failed Logon';
  if (sessions.has(name)) return failed ? 'Failed Logon' : 'Session start';
  if (isReading(event)) return failed ? 'Read (Failed Attempt)' : 'Read';
  if (adding.test(eventName)) return actionOfChange('add', failed);
  if (removing.test(eventName)) return actionOfChange('remove', failed);
  return actionOfChange('modify', failed);
}

/** Neither the record nor the dictionary nor the name says whether the call changes anything. */
export function isUnsaid({ readOnly, changes, eventName }: Named): boolean {
  return (
    readOnly === undefined &&
    changes === undefined &&
    ![reading, adding, removing, changing].some((verb) => verb.test(eventName))
  );
}

const changing =
  /^(?:Put|Update|Modify|Set|Attach|Detach|Associate|Disassociate|Enable|Disable|Start|Stop|Reboot|Tag|Untag|Authorize|Revoke|Change|Replace|Restore|Rotate|Schedule|Cancel|Send)(?=[A-Z]|$)/;

/** AWS logs the steps of a sign-in as writing, although they change nothing in an account. */
function isReading({ eventSource, eventName, readOnly, changes }: Named): boolean {
  const known = changes === undefined ? undefined : !changes;
  const said = eventSource === signInSource ? (known ?? readOnly) : (readOnly ?? known);
  return said ?? reading.test(eventName);
}

/** The noun of an event's name in words: CreateSecurityGroup → Security Group; empty if there is none. */
export function nounOf(eventName: string): string {
  return eventName
    .replace(/^(?:Batch)?[A-Z][a-z]+(?=[A-Z]|$)/, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
}
