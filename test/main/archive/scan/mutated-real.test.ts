import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { RecordReader } from '../../../../main/archive/scan/record-reader.ts';
import { scanObject } from '../../../../main/archive/scan/scan-object.ts';
import { haveRealData, realData } from '../../../fixtures/real-data.ts';

/** A small generator with a seed, so that a failure can be repeated (Numerical Recipes, ranqd1). */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function realTexts(): Buffer[] {
  const folder = realData('invictus');
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => file.endsWith('.json.gz'))
    .map((file) => gunzipSync(readFileSync(file)))
    .filter((text) => text.length < 40_000);
}

const pieces = ['{', '}', '[', ']', '"', ',', ':', '\\', '\n', 'null', '{"Records":[', ']}'];

/** The text with a byte changed, a piece put in, a stretch taken out or doubled, or its end cut off. */
function mutated(text: Buffer, next: (below: number) => number): Buffer {
  const at = next(text.length);
  const length = 1 + next(200);
  const [before, behind] = [text.subarray(0, at), text.subarray(at)];
  switch (next(5)) {
    case 0: {
      const changed = Buffer.from(text);
      changed[at] = next(256);
      return changed;
    }
    case 1:
      return Buffer.concat([before, Buffer.from(pieces[next(pieces.length)] ?? ''), behind]);
    case 2:
      return Buffer.concat([before, behind.subarray(length)]);
    case 3:
      return Buffer.concat([before, behind.subarray(0, length), behind]);
    default:
      return Buffer.from(before);
  }
}

describe.skipIf(!haveRealData)('real files with something wrong in them', () => {
  // Red if a record that follows a broken one is forgotten, or a slice is off by a byte.
  test('10,000 of them: nothing throws, every record is a row or rejected, every row is its slice', () => {
    const texts = realTexts();
    expect(texts.length).toBeGreaterThan(10);
    for (let seed = 1; seed <= 10_000; seed += 1) {
      const next = numbers(seed);
      const text = mutated(texts[next(texts.length)] ?? Buffer.alloc(0), next);
      const reader = new RecordReader();
      const found = scanObject(reader, text, true, 0);
      if (found.kind !== 'object') throw new Error(`seed ${seed}: a named file was ignored`);
      const { records, rejected } = found.object;
      const { count, columns } = reader.rows.take();
      const spans = Array.from({ length: count }, (_, i) => ({
        start: columns.offset[i] ?? 0,
        end: (columns.offset[i] ?? 0) + (columns.length[i] ?? 0),
      }));
      const whole = spans.every(({ start, end }) => isRecord(text.toString('utf8', start, end)));
      const parts = rejected.map(({ offset, length }) => ({ start: offset, end: offset + length }));
      const left = outside(text, [...spans, ...parts]);
      expect({ seed, records, whole, left: left.includes('"eventID"') }).toEqual({
        seed,
        records: count + rejected.length,
        whole: true,
        left: false,
      });
    }
  }, 120_000);
});

function isRecord(text: string): boolean {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null && 'eventTime' in value;
}

/** What lies in none of the spans, which must not overlap. */
function outside(text: Buffer, spans: readonly { start: number; end: number }[]): string {
  let at = 0;
  let left = '';
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new Error('two spans overlap');
    left += text.toString('utf8', at, start);
    at = end;
  }
  return left + text.toString('utf8', at);
}
