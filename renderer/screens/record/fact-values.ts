import type { EventRecord } from '../../../preload/contract/domain.ts';
import { askedValue, type AskedValue } from '../../app/asked-value.ts';
import { memberValue } from './member-value.ts';

/** Members of the record that a fact shows, by its label; see main/archive/plain-words.ts. */
const members: Readonly<Record<string, readonly string[]>> = {
  When: ['/eventTime'],
  Who: ['/userIdentity/arn', '/userIdentity/principalId'],
  Role: ['/userIdentity/sessionContext/sessionIssuer/arn'],
  'Source identity': ['/userIdentity/sessionContext/sourceIdentity'],
  'Access key': ['/userIdentity/accessKeyId'],
  'Invoked by': ['/userIdentity/invokedBy'],
  What: ['/eventName', '/eventSource'],
  From: ['/sourceIPAddress'],
  With: ['/userAgent'],
  Error: ['/errorCode', '/errorMessage'],
  Kind: ['/eventCategory', '/eventType'],
  eventID: ['/eventID'],
};

/** What a fact shows, as values that can be asked for; none for what is only words. */
export function factValues(label: string, { raw, row }: EventRecord): readonly AskedValue[] {
  switch (label) {
    case 'Identity':
      return [askedValue('Identity', 'identityKind', row.identityKind)];
    case 'Actor':
      return [askedValue('Actor', 'actor', row.actor)];
    case 'MFA':
      return [askedValue('MFA', 'mfa', row.mfa)];
    case 'Where':
      return [
        askedValue('Account', 'account', row.account),
        askedValue('Region', 'awsRegion', row.region),
      ];
    default: {
      const pointers = Object.hasOwn(members, label) ? (members[label] ?? []) : [];
      const record = pointers.length === 0 ? undefined : (JSON.parse(raw) as unknown);
      return pointers.flatMap((pointer) => memberValue(raw, record, pointer) ?? []);
    }
  }
}
