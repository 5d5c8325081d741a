import { objectOf, textOf } from '../json.ts';

/**
 * AWS logs MFA in two places: `additionalEventData.MFAUsed` of a sign-in (always "No" for a
 * federated one, so that "No" says nothing there) and the session's `mfaAuthenticated`.
 */
export function mfaOf(
  record: Readonly<Record<string, unknown>>,
): 'used' | 'not used' | 'not recorded' {
  const identity = objectOf(record['userIdentity']);
  const used = textOf(objectOf(record['additionalEventData'])['MFAUsed']);
  const attributes = objectOf(objectOf(identity['sessionContext'])['attributes']);
  const session = textOf(attributes['mfaAuthenticated']);
  if (used === 'Yes' || session === 'true') return 'used';
  const ownSignIn = ['IAMUser', 'Root'].includes(textOf(identity['type']));
  return ownSignIn && (used === 'No' || session === 'false') ? 'not used' : 'not recorded';
}

/** MFA as one short sentence; services and accounts do not sign in, so that nothing is said of them. */
export function mfaSentence(record: Readonly<Record<string, unknown>>): string {
  const type = textOf(objectOf(record['userIdentity'])['type']);
  if (['AWSService', 'AWSAccount', ''].includes(type)) return '';
  switch (mfaOf(record)) {
    case 'used':
      return ' MFA was used.';
    case 'not used':
      return ' MFA was not used.';
    case 'not recorded':
      return ' MFA is not recorded.';
  }
}
