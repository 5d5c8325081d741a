import type { Annotation, EventRecord, Profile } from '../../preload/contract/domain.ts';
import { EventRef } from '../../preload/contract/ids.ts';
import { exampleEvent, positionOf } from './example-events.ts';

export const examplePerson: Profile = { name: 'Maria Keller', initials: 'MK', role: 'preparer' };

const hash = '5be1c0ffee5be1c0ffee5be1c0ffee5be1c0ffee5be1c0ffee5be1c0ffeec07a';

/** A note as the ledger holds it. */
export function exampleNote(note: string, seq: number, at: string): Annotation {
  const hashOf = seq.toString(16).padStart(4, '9').padEnd(64, 'a7c');
  const rest = {
    tag: null,
    untag: null,
    star: null,
    status: null,
    reason: null,
    events: 1,
    isWithdrawal: false,
    of: null,
    inForce: true,
  };
  return { chain: 'MK@bench', seq, hash: hashOf, at, author: examplePerson, note, ...rest };
}

/** The record of an invented event, written as CloudTrail writes them. */
export function exampleRecord(ref: number, annotations: readonly Annotation[]): EventRecord {
  const row = exampleEvent(positionOf(ref));
  const [role = '', session = ''] = row.who.split('/');
  const trail = `arn:aws:cloudtrail:${row.region}:${row.account}:trail/payments-trail`;
  const arn =
    session === ''
      ? `arn:aws:iam::${row.account}:user/${row.who}`
      : `arn:aws:sts::${row.account}:assumed-role/${role}/${session}`;
  const raw = JSON.stringify({
    eventVersion: '1.11',
    userIdentity: {
      type: row.identityType,
      principalId: `AROAEXAMPLE:${session}`,
      arn,
      accountId: row.account,
      accessKeyId: 'ASIAEXAMPLEKEY',
      sessionContext: {
        sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${row.account}:role/${role}` },
        attributes: { creationDate: row.eventTime, mfaAuthenticated: 'false' },
      },
    },
    eventTime: row.eventTime,
    eventSource: row.eventSource,
    eventName: row.eventName,
    awsRegion: row.region,
    sourceIPAddress: row.sourceIPAddress,
    userAgent: 'aws-cli/2.31.4 md/awscrt#0.27.2 ua/2.1 os/macos#25.1.0 lang/python#3.13.7',
    requestParameters: { name: trail },
    responseElements: null,
    requestID: '0fd3a6e1-6dd1-4f30-9f4b-0a4b5f3c9d11',
    eventID: '7d2c1a84-2f3e-4d51-9c11-5a0f63c1e802',
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: row.account,
    eventCategory: 'Management',
    ...(row.errorCode !== null && { errorCode: row.errorCode }),
  });
  const plain = (text: string): { text: string; strong: boolean } => ({ text, strong: false });
  const strong = (text: string): { text: string; strong: boolean } => ({ text, strong: true });
  return {
    row: { ...row, ref: EventRef.parse(ref), notes: annotations.length },
    eventID: '7d2c1a84-2f3e-4d51-9c11-5a0f63c1e802',
    sentence: [
      ...(session === ''
        ? [strong(row.who)]
        : [plain('The session named '), strong(session), plain(' of the role '), strong(role)]),
      plain(' called '),
      strong(row.eventName),
      plain(' in '),
      strong(row.account),
      plain(`, ${row.region}, from `),
      strong(row.sourceIPAddress),
      plain(row.errorCode === null ? '. It succeeded.' : `. It failed: ${row.errorCode}.`),
    ],
    facts: [
      { label: 'When', value: row.eventTime, mono: true },
      { label: 'Identity', value: row.identityType, mono: false },
      { label: 'Who', value: arn, mono: true },
      { label: 'Access key', value: 'ASIAEXAMPLEKEY', mono: true },
      { label: 'MFA', value: 'not recorded by AWS', mono: false },
      { label: 'What', value: `${row.eventName} · ${row.eventSource}`, mono: false },
      { label: 'On', value: trail, mono: true },
      { label: 'Where', value: `${row.account} · ${row.region}`, mono: true },
      { label: 'From', value: row.sourceIPAddress, mono: true },
      { label: 'With', value: 'aws-cli/2.31.4 os/macos#25.1.0', mono: false },
      { label: 'eventID', value: '7d2c1a84-2f3e-4d51-9c11-5a0f63c1e802', mono: true },
    ],
    raw,
    custody: {
      object: `AWSLogs/${row.account}/CloudTrail/${row.region}/2026/03/31/${row.account}_CloudTrail_${row.region}_20260331T2355Z_k3Jx0aQm2Zb71fPe.json.gz`,
      sha256: hash,
      ordinal: 16,
      records: 212,
      offset: 28_114,
      length: 1_789,
      importedAt: '2026-11-20T16:40:12.204Z',
      importedBy: 'Maria Keller',
    },
    annotations: [...annotations],
  };
}
