/** Three readers say how a call ended: the index, the words about a record, and verify. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasFailed } from '../../../main/archive/outcome.ts';
import { RecordReader } from '../../../main/archive/scan/record-reader.ts';
import { flag } from '../../../main/archive/scan/rows.ts';
import { outcomeOf } from '../../../main/verify/archive/outcome.ts';
import { record } from '../../fixtures/records.ts';

const signIn = { eventSource: 'signin.amazonaws.com' };
const failed = { ConsoleLogin: 'Failure' };

// Red if a result of a sign-in is not read, is read of another service, or an error is passed over.
test.each([
  ['a call', {}, false],
  ['an errorCode', { errorCode: 'AccessDenied' }, true],
  ['an errorMessage alone', { errorMessage: 'No.' }, true],
  ['an errorCode that is no text', { errorCode: 7 }, false],
  ['a sign-in', { ...signIn, responseElements: { ConsoleLogin: 'Success' } }, false],
  ['a sign-in that failed', { ...signIn, responseElements: failed }, true],
  ['an MFA that failed', { ...signIn, responseElements: { CheckMfa: 'Failure' } }, true],
  [
    'a change of role that failed',
    { ...signIn, responseElements: { SwitchRole: 'Failure' } },
    true,
  ],
  [
    'a credential that was refused',
    { ...signIn, serviceEventDetails: { CredentialVerification: 'Failure' } },
    true,
  ],
  [
    'a credential that was accepted',
    { ...signIn, serviceEventDetails: { CredentialVerification: 'Success' } },
    false,
  ],
  ['such words of another service', { responseElements: failed }, false],
])('%s: all three say the same', (_what, changes, expected) => {
  expect(saidOf(record(changes))).toEqual([expected, expected, expected]);
});

// Red if the three rules part in any way.
test('they agree on whatever results a record holds', () => {
  const said = fc.constantFrom('Failure', 'Success', '', 1, null, { Failure: 'Failure' });
  const results = (...names: string[]): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...names), said) },
      { weight: 1, arbitrary: said },
    );
  const changes = fc.record(
    {
      eventSource: fc.constantFrom('signin.amazonaws.com', 'sso.amazonaws.com', 'signin', 1),
      errorCode: said,
      errorMessage: said,
      responseElements: results('ConsoleLogin', 'CheckMfa', 'SwitchRole', 'Other'),
      serviceEventDetails: results('CredentialVerification', 'UserAuthentication', 'ConsoleLogin'),
    },
    { requiredKeys: ['eventSource'] },
  );
  fc.assert(
    fc.property(changes, (made) => {
      expect(new Set(saidOf(record(made))).size).toBe(1);
    }),
    { numRuns: 2000 },
  );
});

/** Whether it failed, as the index, the words and verify have it. */
function saidOf(made: Record<string, unknown>): boolean[] {
  const text = Buffer.from(JSON.stringify(made));
  const reader = new RecordReader();
  const place = { object: 0, ordinal: 0, offset: 0, length: text.length, quoted: false };
  expect(reader.scan(text, 0)).toBe(text.length);
  expect(reader.addScanned(text, place)).toBeUndefined();
  const flags = reader.rows.take().columns.flags[0] ?? 0;
  return [(flags & flag.failed) !== 0, hasFailed(made), (outcomeOf(made) & flag.failed) !== 0];
}
