import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locate } from '../../../../main/archive/scan/locate.ts';
import { logText, record } from '../../../fixtures/records.ts';

function recordsIn(text: string): unknown[] {
  const buffer = Buffer.from(text);
  const layout = locate(buffer);
  if (layout.kind !== 'log') return [];
  return layout.records.map(({ start, end, quoted }) => {
    const slice: unknown = JSON.parse(buffer.toString('utf8', start, end));
    return quoted ? JSON.parse(String(slice)) : slice;
  });
}

const one = record();
const two = record({ eventID: 'b', eventName: 'StartLogging' });

describe('shapes in which records arrive', () => {
  test.each([
    ['CloudTrail’s own file', logText(one, two)],
    ['with a byte order mark', `\ufeff${logText(one, two)}`],
    ['pretty-printed', JSON.stringify({ Records: [one, two] }, undefined, 2)],
    ['a bare list', JSON.stringify([one, two])],
    ['JSON lines', `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`],
    [
      'JSON lines with CRLF and an empty line',
      `${JSON.stringify(one)}\r\n\r\n${JSON.stringify(two)}`,
    ],
    [
      'LookupEvents output',
      JSON.stringify({
        Events: [one, two].map((each) => ({
          EventId: each['eventID'],
          ReadOnly: 'false',
          CloudTrailEvent: JSON.stringify(each),
        })),
      }),
    ],
    [
      'EventBridge envelopes, one a line',
      [one, two]
        .map((each) =>
          JSON.stringify({
            version: '0',
            'detail-type': 'AWS API Call via CloudTrail',
            detail: each,
          }),
        )
        .join('\n'),
    ],
    [
      'CloudWatch Logs export',
      JSON.stringify({
        logEvents: [one, two].map((each) => ({ id: '1', message: JSON.stringify(each) })),
      }),
    ],
    [
      'CloudWatch Logs Insights, as texts',
      JSON.stringify([one, two].map((each) => ({ '@message': JSON.stringify(each) }))),
    ],
    [
      'CloudWatch Logs Insights, as objects',
      JSON.stringify([one, two].map((each) => ({ '@timestamp': 'x', '@message': each }))),
    ],
    [
      'CloudTrail Lake, a query for eventJson',
      JSON.stringify({
        QueryStatus: 'FINISHED',
        QueryResultRows: [one, two].map((each) => [
          { eventTime: 'x' },
          { eventJson: JSON.stringify(each) },
        ]),
      }),
    ],
    [
      'an Elasticsearch search',
      JSON.stringify({
        took: 3,
        hits: {
          total: { value: 2 },
          hits: [one, two].map((each) => ({ _index: 'trail', _source: each })),
        },
      }),
    ],
    [
      'an Elasticsearch export of lines, with the original beside its fields',
      [one, two]
        .map((each) =>
          JSON.stringify({
            _index: 'trail',
            _source: {
              '@timestamp': 'x',
              message: 'a user signed in',
              event: { action: 'x', original: JSON.stringify(each) },
            },
          }),
        )
        .join('\n'),
    ],
    [
      'a Splunk search',
      JSON.stringify({ results: [one, two].map((each) => ({ _raw: JSON.stringify(each) })) }),
    ],
    [
      'a Splunk export of lines',
      [one, two]
        .map((each) => JSON.stringify({ preview: false, result: { _raw: JSON.stringify(each) } }))
        .join('\n'),
    ],
  ])('%s', (_name, text) => {
    expect(recordsIn(text)).toEqual([one, two]);
  });

  test('a single record', () => {
    expect(recordsIn(JSON.stringify(one))).toEqual([one]);
  });

  test('an empty file of CloudTrail holds no records and is a log all the same', () => {
    expect(locate(Buffer.from('{"Records":[]}'))).toMatchObject({
      kind: 'log',
      records: [],
      broken: [],
    });
  });
});

describe('what is no log', () => {
  test.each([
    ['{"name":"package","version":"1"}', 'not CloudTrail'],
    ['[1,2,3]', 'not CloudTrail'],
    ['{}', 'not CloudTrail'],
    ['hello world', 'not JSON'],
    ['', 'empty file'],
    [' \n', 'empty file'],
    ['{"Recor', 'broken JSON'],
  ])('%s', (text, reason) => {
    expect(locate(Buffer.from(text))).toMatchObject({ kind: 'none', reason });
  });

  test('a digest file is a digest', () => {
    const digest = { awsAccountId: '1', digestStartTime: '2026-01-01T00:00:00Z', logFiles: [] };
    expect(locate(Buffer.from(JSON.stringify(digest)))).toEqual({ kind: 'digest' });
  });

  // Turns red when a digest's field is enough to make a digest: its records would not be indexed.
  test.each([
    ['beside the records', JSON.stringify({ digestStartTime: 'x', Records: [one, two] })],
    ['behind the records', JSON.stringify({ Records: [one, two], digestS3Object: 'x' })],
    ['inside a record', logText({ digestS3Object: 'x', ...one }, two)],
    ['inside an element of a list', JSON.stringify([{ digestStartTime: 'x', ...one }, two])],
  ])('a digest’s field %s hides no record', (_name, text) => {
    expect(recordsIn(text).map((each) => (each as { eventID: string }).eventID)).toEqual([
      one['eventID'],
      two['eventID'],
    ]);
  });

  test('an element of Records with nothing but a digest’s field is rejected', () => {
    const layout = locate(Buffer.from(logText(one, { digestStartTime: 'x' })));
    expect(layout).toMatchObject({ kind: 'log', broken: [{ reason: 'not a record' }] });
  });
});

// Turns red when a cut-off file loses the records before the cut, or the bytes after it.
test('a file that ends inside a record gives the whole ones and the rest as broken', () => {
  const text = logText(one, two);
  const cut = text.slice(0, -40);
  const layout = locate(Buffer.from(cut));
  expect(layout).toMatchObject({ kind: 'log', records: [{ quoted: false }] });
  const [broken] = layout.kind === 'log' ? layout.broken : [];
  expect(broken).toMatchObject({ reason: 'broken JSON', end: Buffer.byteLength(cut) });
});

test('what stands among records and is none is reported, not dropped', () => {
  const layout = locate(Buffer.from(logText(one, null, 3, 'text', { unknown: 1 })));
  expect(layout.kind === 'log' && layout.records.length).toBe(1);
  expect(layout.kind === 'log' && layout.broken.length).toBe(4);
});

// Red if a row that is no record is passed over in silence.
test.each([
  [
    'an Elasticsearch document of fields only',
    { hits: { hits: [{ _source: one }, { _source: { event: { action: 'x' } } }] } },
  ],
  [
    'a Splunk result without its raw text',
    { results: [{ _raw: JSON.stringify(one) }, { host: 'x' }] },
  ],
  [
    'a Lake row of columns',
    {
      QueryResultRows: [
        [{ eventJson: JSON.stringify(one) }],
        [{ eventTime: 'x' }, { eventName: 'y' }],
      ],
    },
  ],
  [
    'an event without its record',
    { Events: [{ CloudTrailEvent: JSON.stringify(one) }, { EventId: 'x' }] },
  ],
  ['another object in a list', [one, { name: 'x' }]],
])('%s is counted as broken', (_name, value) => {
  expect(recordsIn(JSON.stringify(value))).toEqual([one]);
  const layout = locate(Buffer.from(JSON.stringify(value)));
  expect(layout).toMatchObject({ kind: 'log', broken: [{ reason: 'not a record' }] });
});

test('no bytes at all make it throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        expect(() => locate(Buffer.from(bytes))).not.toThrow();
      },
    ),
  );
});
