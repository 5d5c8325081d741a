import { execFileSync } from 'node:child_process';
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

/** A zip whose second entry names a file outside it, made by Python's own library. */
function writeHostileZip(file: string): void {
  const script = [
    'import sys, zipfile',
    'z = zipfile.ZipFile(sys.argv[1], "w")',
    'z.writestr("inside.json", sys.argv[2])',
    'z.writestr("../../escaped.json", sys.argv[3])',
    'z.close()',
  ].join('\n');
  const inside = logText(record({ eventID: 'zip-inside' }));
  const outside = logText(record({ eventID: 'zip-outside' }));
  execFileSync('python3', ['-c', script, file, inside, outside]);
}

/**
 * A folder with three files that are logs (one with a byte order mark, one inside a zip), three that
 * are rejected, and JSON that is no log.
 */
export function writeBadFiles(folder: string): string {
  const bad = join(folder, 'bad');
  mkdirSync(bad);
  const whole = gzipSync(logText(record({ eventID: 'cut' })));
  writeFileSync(join(bad, 'bom.json'), `\ufeff${logText(record({ eventID: 'bom' }))}`);
  writeFileSync(join(bad, 'cut.json.gz'), whole.subarray(0, -20));
  writeFileSync(join(bad, 'empty.json'), '');
  writeFileSync(join(bad, 'good.json'), logText(record({ eventID: 'good' })));
  writeFileSync(join(bad, 'orders.json'), '{"orders": [{"total": 3}]}');
  writeHostileZip(join(bad, 'outside.zip'));
  return bad;
}
