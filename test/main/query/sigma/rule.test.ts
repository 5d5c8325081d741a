import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../../preload/contract/errors.ts';
import { canonicalQuery, loadRule, parseQuery } from '../../../../main/query/index.ts';

const head = `title: A rule
id: 8f94c115-bd73-455f-8250-feb72934c9c5
logsource:
  product: aws
  service: cloudtrail
`;

function withDetection(detection: string): Buffer {
  return Buffer.from(`${head}detection:\n${detection.replaceAll(/^/gm, '  ')}\n`);
}

/** One selection `s` with one field. */
function withField(field: string): Buffer {
  return withDetection(`s:\n  ${field}\ncondition: s`);
}

describe('means', () => {
  const fields: readonly (readonly [string, string])[] = [
    ['eventName: StopLogging', 'eventName := StopLogging'],
    ['eventName|cased: StopLogging', 'eventName = StopLogging'],
    ['eventName: [A, B]', 'eventName := (A, B)'],
    ['eventName: Delete*', 'eventName := Delete*'],
    ['eventName: "*Trail"', 'eventName := *Trail'],
    ['eventName: D?l*e', 'eventName := D?l*e'],
    [String.raw`eventName: 'a\*b'`, 'eventName := "a*b"'],
    [String.raw`eventName: 'a\b'`, String.raw`eventName := "a\\b"`],
    [String.raw`eventName: 'a\\b'`, String.raw`eventName := "a\\b"`],
    [String.raw`eventName: 'a\\*'`, String.raw`eventName := a\\*`],
    ['eventName: "*"', 'eventName = *'],
    ['eventName|contains: log', 'eventName : log'],
    ['eventName|contains|cased: log', 'eventName = *log*'],
    ['eventName|startswith: [A, B]', 'eventName := (A*, B*)'],
    ['eventName|endswith: ed', 'eventName := *ed'],
    ['eventName|contains|all: [a, b]', 'eventName : a AND eventName : b'],
    ['eventName|neq: A', 'NOT eventName := A'],
    ['eventName|neq: null', 'eventName = *'],
    ['errorCode: null', 'errorCode = null'],
    ['errorCode: [null, A]', 'NOT errorCode = * OR errorCode := A'],
    ['errorCode: ""', 'errorCode = null'],
    ['errorCode|exists: true', 'errorCode = *'],
    ['errorCode|exists: false', 'errorCode = null'],
    ['userAgent|re: ^aws-cli/', 'userAgent ~ "^aws-cli/"'],
    ['userAgent|re|i: ^AWS-cli/', 'userAgent ~ "(?i)^AWS-cli/"'],
    ['sourceIPAddress|cidr: 10.0.0.0/8', 'ip IN 10.0.0.0/8'],
    ['requestParameters.enable: false', 'requestParameters.enable := "false"'],
    ['requestParameters.n: 9007199254740993', 'requestParameters.n := 9007199254740993'],
    ['additionalEventData.MFAUsed: No', 'additionalEventData.MFAUsed := No'],
  ];
  // Red if a rule is compared case and all by default, if `No` is read as false (YAML 1.1), or if
  // a number goes through a double.
  test.each(fields)('%s', (field, query) => {
    expect(canonicalQuery(loadRule(withField(field)).query)).toBe(
      canonicalQuery(parseQuery(query)),
    );
  });

  const abc = 'a_x: {eventName: A}\na_y: {eventName: B}\nb: {eventName: C}\n_c: {eventName: D}\n';
  const conditions: readonly (readonly [string, string])[] = [
    ['a_x and a_y and b and _c', 'A AND B AND C AND D'],
    ['a_x or a_y and not b or _c', 'A OR (B AND NOT C) OR D'],
    ['not (a_x or a_y) and b and _c', 'NOT (A OR B) AND C AND D'],
    ['not not a_x and a_y and b and _c', 'A AND B AND C AND D'],
    ['1 of a_* and b or _c', '((A OR B) AND C) OR D'],
    ['all of a_* and not 1 of b* and not _c', 'A AND B AND NOT C AND NOT D'],
    ['1 of them or _c', 'A OR B OR C OR D'],
    ['all of them and not _c', 'A AND B AND C AND NOT D'],
  ];
  // Red if `and` stops binding tighter than `or`, or `them` takes in names that begin with _.
  test.each(conditions)('%s', (condition, query) => {
    const expected = query.replaceAll(/\b[A-D]\b/g, (name) => `eventName := ${name}`);
    const { query: found } = loadRule(withDetection(`${abc}condition: ${condition}`));
    expect(canonicalQuery(found)).toBe(canonicalQuery(parseQuery(expected)));
  });

  test('a map is all of its fields, a list of maps any of them', () => {
    const detection = 's:\n  - {eventName: A, errorCode: B}\n  - {eventName: C}\ncondition: s';
    expect(canonicalQuery(loadRule(withDetection(detection)).query)).toBe(
      '(eventName := "A" AND errorCode := "B") OR eventName := "C"',
    );
  });

  test('the hash is that of the bytes', () => {
    const bytes = withField('eventName: A');
    expect(loadRule(bytes).sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});

describe('refused by name', () => {
  const fields: readonly (readonly [string, string])[] = [
    ...['base64', 'base64offset', 'wide', 'utf16', 'windash', 'expand', 'fieldref', 'gt', 'i'].map(
      (name): [string, string] => [`eventName|${name}: A`, `the modifier "${name}"`],
    ),
    ['eventName|contains|startswith: A', 'contains and startswith do not go together'],
    ['eventName|contains|contains: A', 'written twice'],
    ['eventName|re|cased: A', 'cased with re'],
    ['eventName|all: A', 'all needs a list'],
    ['eventName|neq: [A, B]', 'neq with a list'],
    ['eventName|contains: null', 'null with contains'],
    ['eventName|contains: ""', 'the empty text with contains'],
    ['eventName|exists: A', 'exists needs true or false'],
    ['eventName|exists|all: true', 'exists stands alone'],
    ['eventName: []', 'list of values is empty'],
    ['eventName: {a: b}', 'a value must be a text'],
    ['eventName: 1.5', 'fractional number in quotes'],
    ['eventNam: A', 'did you mean eventName?'],
    ['status: A', '"status" is no field'],
    ['userIdentity..type: A', 'field path is empty'],
    ['eventName|re: (a', 'without its ")"'],
    ['eventName|re: (?=a)', 'lookahead'],
    ['sourceIPAddress|cidr: 10.1.0.0/8', 'is no network'],
  ];
  test.each(fields)('%s', (field, says) => {
    expect(problemOf(withField(field))).toContain(says);
    expect(problemOf(withField(field))).toContain('detection.s');
  });

  const detections: readonly (readonly [string, string])[] = [
    ['s: {eventName: A}', 'a condition is missing'],
    ['s: {eventName: A}\ncondition: [s, s]', 'a list of conditions'],
    ['s: {eventName: A}\ncondition: s | count() > 5', 'aggregation'],
    ['s: {eventName: A}\ncondition: 2 of s*', 'only "1 of" and "all of"'],
    ['s: {eventName: A}\ncondition: any of s*', 'only "1 of" and "all of"'],
    ['s: {eventName: A}\ncondition: t', 'no selection "t"'],
    ['s: {eventName: A}\ncondition: s and', 'a selection is missing'],
    ['s: {eventName: A}\ncondition: (s', 'a ")" is missing'],
    ['s: {eventName: A}\ncondition: s s', '"s" is not expected'],
    ['s: {eventName: A}\ncondition: s & s', '"&" is not expected'],
    ['s: {eventName: A}\ncondition: 1 of x*', 'no selection fits'],
    ['s: {eventName: A}\nt: {eventName: B}\ncondition: s', '"t" is never used'],
    ['s: {eventName: A}\ntimeframe: 5m\ncondition: s', 'timeframe'],
    ['s: [A, B]\ncondition: s', 'keywords'],
    ['s: {}\ncondition: s', 'the map is empty'],
    ['s: []\ncondition: s', 'the list is empty'],
    ['s: A\ncondition: s', 'a map of fields'],
    ['s: &x {eventName: A}\nt: *x\ncondition: s or t', 'aliases'],
    ['s: {eventName: A, eventName: B}\ncondition: s', 'unique'],
  ];
  test.each(detections)('%s', (detection, says) => {
    expect(problemOf(withDetection(detection))).toContain(says);
  });

  const good = withField('eventName: A').toString();
  const files: readonly (readonly [string, string])[] = [
    [good.replace('cloudtrail', 'guardduty'), 'logsource.service'],
    [good.replace('  service', '  category: x\n  service'), '"category" is not supported'],
    [`${good}correlation: {}\n`, '"correlation" is not supported'],
    [`${good}action: global\n`, '"action" is not supported'],
    [`${good}custom: 1\n`, '"custom" is not supported'],
    [good.replace('title: A rule\n', ''), 'in title'],
    [good.replace(/id: .*/, 'id: 7'), 'in id'],
    [`${good}level: severe\n`, 'in level'],
    [`${good}---\n${good}`, 'multiple documents'],
    ['', 'in file'],
    ['[', 'in file'],
    ['- a', 'in file'],
    ['['.repeat(100_000), 'in file'],
    ['a'.repeat(300_000), 'more than 262144 bytes'],
  ];
  test.each(files)('%#', (text, says) => {
    expect(problemOf(Buffer.from(text))).toContain(says);
  });

  test('bytes that are no UTF-8', () => {
    expect(problemOf(Buffer.from([0x74, 0xff, 0xfe]))).toContain('no UTF-8');
  });
});

// Red if anything but a Problem leaves the loader, whatever a rule file holds.
test('a mutated rule is read or refused, never more', () => {
  const good = withDetection(
    'a_x: {eventName|contains|all: [A, B], errorCode: null}\nb: {userAgent|re: "a+"}\ncondition: 1 of a_* and not b',
  ).toString();
  const piece = fc.constantFrom(
    '|',
    ':',
    '[',
    ']',
    '{',
    '}',
    '*',
    '&',
    '!',
    '- ',
    '\n',
    'null',
    '\t',
  );
  fc.assert(
    fc.property(fc.nat(good.length), fc.nat(6), piece, (at, cut, insert) => {
      const text = good.slice(0, at) + insert + good.slice(at + cut);
      try {
        canonicalQuery(loadRule(Buffer.from(text)).query);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(Problem);
        expect((thrown as Problem).code).toBe('bad_rule');
      }
    }),
    { numRuns: 2000 },
  );
});

function problemOf(bytes: Buffer): string {
  try {
    loadRule(bytes);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'bad_rule') return thrown.message;
    throw thrown;
  }
  return 'no problem';
}
