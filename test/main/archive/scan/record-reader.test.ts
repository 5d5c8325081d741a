import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordReader } from '../../../../main/archive/scan/record-reader.ts';
import { record } from '../../../fixtures/records.ts';
import { rowsIn } from './rows-in.ts';

/** What the short way makes of a text, or undefined if it leaves it to the long one. */
function short(text: string): unknown {
  const reader = new RecordReader();
  const bytes = Buffer.from(text);
  const end = reader.scan(bytes, 0);
  if (end !== bytes.length) return undefined;
  const unusable = reader.addScanned(bytes, placeOf(bytes.length));
  return unusable ?? rowsIn(reader)[0];
}

/** What JSON.parse and plain member access make of it. */
function long(text: string): unknown {
  const reader = new RecordReader();
  const unusable = reader.addText(text, placeOf(Buffer.byteLength(text)));
  return unusable ?? rowsIn(reader)[0];
}

const placeOf = (length: number): Parameters<RecordReader['addText']>[1] => ({
  object: 0,
  ordinal: 0,
  offset: 0,
  length,
  quoted: false,
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('Root', 'IAMUser', 'AssumedRole', 'true', 'false', 'Failure', 'Yes', '', '*'),
  fc.constantFrom('arn:aws:sts::1:assumed-role/Admin/maria', 'ASIAEXAMPLE', 'signin.amazonaws.com'),
);
const value = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

function optional<T extends readonly string[]>(keys: T): fc.Arbitrary<object> {
  return fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] });
}

const identity = fc
  .tuple(
    optional(['type', 'principalId', 'arn', 'accountId', 'accessKeyId', 'userName', 'invokedBy']),
    optional(['sourceIdentity']),
    optional(['mfaAuthenticated', 'creationDate']),
    optional(['arn', 'type']),
    optional(['userId']),
  )
  .map(([own, session, attributes, sessionIssuer, onBehalfOf]) => ({
    ...own,
    sessionContext: { ...session, attributes, sessionIssuer, webIdFederationData: {} },
    onBehalfOf,
  }));

const records = fc
  .tuple(
    optional([
      'eventName',
      'eventSource',
      'eventType',
      'eventCategory',
      'recipientAccountId',
      'awsRegion',
      'sourceIPAddress',
      'userAgent',
      'errorCode',
      'errorMessage',
      'eventId',
      'readOnly',
      'requestParameters',
    ]),
    fc.option(identity, { nil: undefined }),
    fc.oneof(fc.uuid(), text),
    fc.oneof(
      fc
        .date({ min: new Date(0), max: new Date('2105-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().replace(/\.\d+Z/, 'Z')),
      text,
    ),
    optional(['ConsoleLogin', 'CheckMfa', 'SwitchRole', 'credentials']),
    fc.option(optional(['MFAUsed']), { nil: undefined }),
    fc.option(optional(['CredentialVerification']), { nil: undefined }),
  )
  .map(([members, userIdentity, eventID, eventTime, answer, more, serviceEventDetails]) => ({
    eventVersion: '1.11',
    ...members,
    userIdentity,
    eventID,
    eventTime,
    responseElements: answer,
    additionalEventData: more,
    serviceEventDetails,
  }));

describe('the short way and the long way to a row', () => {
  // Red if a slot is read from the wrong member, an escape is not undone, a number taken for a text.
  test('agree on whatever a record holds', () => {
    fc.assert(
      fc.property(records, fc.constantFrom(undefined, 1), (made, indent) => {
        const json = JSON.stringify(made, undefined, indent);
        const found = short(json);
        if (found !== undefined) expect(found).toEqual(long(json));
      }),
      { numRuns: 3000 },
    );
  });

  // Red if the short way takes what JSON.parse refuses, or another of two members of one name.
  test('agree on records whose text was changed', () => {
    const whole = JSON.stringify(record({ userAgent: 'caf\u00e9 "x" \\ \u{1f600}' }));
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.nat(3),
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 3 }),
          fc.constantFrom('"', '\\', '\\u0065', '{', '}', ',', ':', '-', '1e5', '\n', '01', 'nul'),
          fc.constantFrom('"eventName":"Other",', '"userIdentity":{},', '"readOnly":true,'),
        ),
        (at, removed, added) => {
          const json = whole.slice(0, at) + added + whole.slice(at + removed);
          const found = short(json);
          if (found !== undefined) expect(found).toEqual(long(json));
        },
      ),
      { numRuns: 20_000 },
    );
  });

  test('the short way is taken for a record as CloudTrail writes it', () => {
    expect(short(JSON.stringify(record()))).toBeDefined();
    expect(short(JSON.stringify(record(), undefined, 2))).toBeDefined();
  });

  // Red if depth is not limited: the stack would be.
  test('a record of any depth is left to JSON.parse', () => {
    const deep = JSON.stringify(record()).replace(
      '"payments-trail"',
      '['.repeat(5000) + ']'.repeat(5000),
    );
    expect(short(deep)).toBeUndefined();
    expect(long(deep)).toMatchObject({ eventName: 'StopLogging' });
  });

  // Red if an identity is taken for one that only begins with the same bytes, or if anything that
  // another rule asks of it (account, type, MFA) is not remembered with it.
  test('agree on records one after the other, whose identities come again', () => {
    const pool = fc
      .array(identity, { minLength: 1, maxLength: 3 })
      .map((some) =>
        some.flatMap((one) => [
          one,
          { ...one, onBehalfOf: { userId: 'one' } },
          { ...one, onBehalfOf: { userId: 'two' } },
          { ...one, type: 'IAMUser' },
        ]),
      );
    const additionalEventData = { MFAUsed: 'No' };
    const several = pool.chain((some) =>
      fc.array(fc.tuple(records, fc.constantFrom(...some)), { minLength: 2, maxLength: 12 }),
    );
    fc.assert(
      fc.property(several, (made) => {
        const texts = made.map(([one, userIdentity]) =>
          JSON.stringify({ ...one, userIdentity, additionalEventData }),
        );
        const each = texts.map(long).filter((row) => !isUnusable(row)) as Row[];
        expect(inOneFile(texts)).toEqual(each.toSorted((a, b) => a.base - b.base));
      }),
      { numRuns: 2000 },
    );
  });

  // Red if a place that was given to another identity still answers for the first one.
  test('agree on more identities than are remembered', () => {
    const texts = Array.from({ length: 30_000 }, (_, i) =>
      JSON.stringify(
        record({
          userIdentity: { type: 'IAMUser', userName: `user ${i % 11_000}`, i: 'x'.repeat(i % 900) },
        }),
      ),
    );
    const names = inOneFile(texts).map((row) => row.userName);
    expect(names).toEqual(texts.map((_, i) => `user ${i % 11_000}`));
  });
});

interface Row {
  readonly base: number;
  readonly userName: string;
}

/** The rows of records that lie in one text, read by one reader, by time and then as they came. */
function inOneFile(texts: readonly string[]): Row[] {
  const bytes = Buffer.from(texts.join(''));
  const reader = new RecordReader();
  let offset = 0;
  for (const [ordinal, text] of texts.entries()) {
    const length = Buffer.byteLength(text);
    const place = { ...placeOf(length), ordinal, offset };
    if (reader.scan(bytes, offset) === offset + length) reader.addScanned(bytes, place);
    else reader.addText(text, place);
    offset += length;
  }
  return rowsIn(reader) as unknown as Row[];
}

function isUnusable(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'reason' in row;
}
