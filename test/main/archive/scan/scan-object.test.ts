import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { RecordReader } from '../../../../main/archive/scan/record-reader.ts';
import { scanAny, scanObject, scanPlainLog } from '../../../../main/archive/scan/scan-object.ts';
import { logText, record } from '../../../fixtures/records.ts';
import { rowsIn } from './rows-in.ts';

function read(
  scan: (reader: RecordReader, text: Buffer, object: number) => unknown,
  text: string,
): unknown {
  const reader = new RecordReader();
  const content = scan(reader, Buffer.from(text), 0);
  return content === undefined ? undefined : { content, rows: rowsIn(reader) };
}

const whole = logText(
  record({ eventID: '3f2504e0-4f89-41d3-9a0c-0305e82c3302' }),
  record({ eventTime: undefined }),
  record({ eventID: undefined, userAgent: 'a\\"b\u00e9' }),
  record({ eventTime: '2026-03-14T02:17:08.123+01:00' }),
);

describe('CloudTrail’s own file in one pass', () => {
  test('is read as it is found piece by piece', () => {
    const found = read(scanPlainLog, whole);
    expect(found).toBeDefined();
    expect(found).toEqual(read(scanAny, whole));
    expect(found).toMatchObject({ content: { records: 4, rejected: [{ ordinal: 1 }] } });
  });

  // Red if the one pass goes on where the other would not: behind the list, in a nested list.
  test('and so is every text that is near one, or the pass gives up without a row', () => {
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.nat(40),
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 2 }),
          fc.constantFrom('{', '}', '[', ']', ',', '"', '{}', '[]', 'null,', ' ', '\ufeff'),
          fc.constantFrom('"Records":[', '"detail-type":"x",', '"CloudTrailEvent":"{}",'),
        ),
        (at, removed, added) => {
          const text = whole.slice(0, at) + added + whole.slice(at + removed);
          const found = read(scanPlainLog, text);
          if (found !== undefined) expect(found).toEqual(read(scanAny, text));
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('gives up without leaving a row', () => {
    const reader = new RecordReader();
    expect(scanPlainLog(reader, Buffer.from(whole.slice(0, -1)), 0)).toBeUndefined();
    expect(reader.rows.count).toBe(0);
  });
});

describe('an original', () => {
  const scan = (bytes: Buffer, named = true): unknown =>
    scanObject(new RecordReader(), bytes, named, 0);

  test('compressed in several members is one text', () => {
    const half = whole.length >> 1;
    const members = [whole.slice(0, half), whole.slice(half)].map((part) => gzipSync(part));
    expect(scan(Buffer.concat(members))).toMatchObject({ object: { records: 4, rows: 3 } });
  });

  // Red if the byte order mark is passed over, or the hash is that of the translation.
  test.each(['little', 'big'])('in UTF-16, %s-endian, is read as its text', (order) => {
    const plain = Buffer.from(`\ufeff${whole}`, 'utf16le');
    if (order === 'big') plain.swap16();
    const hash = createHash('sha256').update(plain).digest();
    for (const bytes of [plain, gzipSync(plain)]) {
      expect(scan(bytes)).toMatchObject({ object: { records: 4, rows: 3, textSha256: hash } });
    }
  });

  // Red if the size in a file's last bytes is believed.
  test.each([0, 1, 0x7f_ff_ff_ff, 0xff_ff_ff_ff])(
    'whose last bytes tell a wrong size (%i) is unpacked or rejected, never cut',
    (size) => {
      const packed = gzipSync(whole);
      packed.writeUInt32LE(size, packed.length - 4);
      expect(scan(packed)).toMatchObject({
        object: { kind: 'unreadable', rejected: [{ reason: 'damaged gzip' }] },
      });
    },
  );

  test('that is no log is ignored in a folder, and rejected if a person named it', () => {
    const other = Buffer.from('{"name":"x"}');
    expect(scan(other, false)).toMatchObject({ kind: 'ignored' });
    expect(scan(other, true)).toMatchObject({ object: { kind: 'unreadable', records: 1 } });
  });

  // Red if one bad byte anywhere throws, or makes records + rejected bytes not add up.
  test('changed anywhere never throws, and its counts add up', () => {
    const packed = gzipSync(whole);
    fc.assert(
      fc.property(fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 255 }), (zip, where, by) => {
        const bytes = Buffer.from(zip ? packed : whole);
        const at = where % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ by;
        const found = scanObject(new RecordReader(), bytes, true, 0);
        if (found.kind !== 'object') throw new Error('a named file is never ignored');
        const { records, rows, rejected } = found.object;
        expect(records).toBe(rows + rejected.length);
      }),
      { numRuns: 3000 },
    );
  });
});
