import { objectIn, textIn } from './json.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const bits = { failed: 2, mfaYes: 4, mfaNo: 8, readOnly: 16, notReadOnly: 32 };

/** How a call ended, whether MFA was used, and whether it only read: the bits of `flags`. */
export function outcomeOf(record: JsonObject): number {
  const readOnly =
    record['readOnly'] === true
      ? bits.readOnly
      : record['readOnly'] === false
        ? bits.notReadOnly
        : 0;
  return (hasFailed(record) ? bits.failed : 0) + mfaOf(record) + readOnly;
}

function hasFailed(record: JsonObject): boolean {
  if (textIn(record, 'errorCode') !== '' || textIn(record, 'errorMessage') !== '') return true;
  if (textIn(record, 'eventSource') !== 'signin.amazonaws.com') return false;
  const answer = objectIn(record, 'responseElements');
  const details = objectIn(record, 'serviceEventDetails');
  return (
    textIn(details, 'CredentialVerification') === 'Failure' ||
    ['ConsoleLogin', 'CheckMfa', 'SwitchRole'].some((name) => textIn(answer, name) === 'Failure')
  );
}

/** Only a user's own “no” counts; of others the record cannot know. */
function mfaOf(record: JsonObject): number {
  const identity = objectIn(record, 'userIdentity');
  const attributes = objectIn(objectIn(identity, 'sessionContext'), 'attributes');
  const said = [
    textIn(objectIn(record, 'additionalEventData'), 'MFAUsed'),
    textIn(attributes, 'mfaAuthenticated'),
  ];
  if (said[0] === 'Yes' || said[1] === 'true') return bits.mfaYes;
  const isOwn = /^(IAMUser|Root)$/.test(textIn(identity, 'type'));
  return isOwn && (said[0] === 'No' || said[1] === 'false') ? bits.mfaNo : 0;
}
