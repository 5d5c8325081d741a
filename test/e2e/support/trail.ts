import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { logText, record } from '../../fixtures/records.ts';

/**
 * A small trail of three files in CloudTrail's layout: 40 everyday calls by two people, and Maria
 * stopping and starting the trail.
 */
export function writeTrail(folder: string): string {
  const day = join(
    folder,
    'AWSLogs',
    '111122223333',
    'CloudTrail',
    'eu-central-1',
    '2026',
    '03',
    '14',
  );
  mkdirSync(day, { recursive: true });
  const everyday = Array.from({ length: 40 }, (_, n) =>
    record({
      eventName: n % 4 === 0 ? 'AssumeRole' : 'DescribeInstances',
      eventSource: n % 4 === 0 ? 'sts.amazonaws.com' : 'ec2.amazonaws.com',
      eventTime: `2026-03-14T0${n % 8}:${String(n).padStart(2, '0')}:00Z`,
      eventID: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      ...(n % 10 === 9 ? { errorCode: 'AccessDenied', errorMessage: 'no' } : {}),
    }),
  );
  const story = [
    record(),
    record({
      eventName: 'StartLogging',
      eventTime: '2026-03-14T02:55:21Z',
      eventID: '3f2504e0-4f89-41d3-9a0c-0305e82c3302',
    }),
  ];
  [everyday.slice(0, 20), everyday.slice(20), story].forEach((records, index) => {
    const name = `111122223333_CloudTrail_eu-central-1_20260314T0${index}15Z_${'abcdefghijklmnop'.slice(index)}${'x'.repeat(index)}.json.gz`;
    writeFileSync(join(day, name), gzipSync(logText(...records)));
  });
  return join(folder, 'AWSLogs');
}

/** A trail of some seconds of import: 24 files of 3,000 records each, so that it can be interrupted. */
export function writeLongTrail(folder: string): { path: string; events: number } {
  const path = join(folder, 'long');
  mkdirSync(path);
  const [files, records] = [24, 3000];
  const padding = 'x'.repeat(700);
  const text = logText(
    ...Array.from({ length: records }, (_, n) =>
      record({
        eventTime: new Date(Date.UTC(2026, 2, 14) + n * 1000).toISOString().replace('.000', ''),
        eventID: `FILE0000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        userAgent: padding,
      }),
    ),
  );
  for (let file = 0; file < files; file += 1) {
    const own = text.replaceAll('FILE', String(file).padStart(4, '0'));
    writeFileSync(join(path, `part-${file}.json.gz`), gzipSync(own, { level: 1 }));
  }
  return { path, events: files * records };
}
