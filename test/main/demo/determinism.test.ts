import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDemo } from '../../../main/demo/index.ts';
import { keysBelow, newFolder } from './trail.ts';

test('the same options give the same bytes, another seed gives others', async () => {
  const [first, again, other] = [newFolder(), newFolder(), newFolder()];
  const size = { events: 1500, days: 1 };
  await writeDemo({ out: first, ...size });
  await writeDemo({ out: again, ...size });
  await writeDemo({ out: other, ...size, seed: 'another' });
  expect(hashOf(again)).toBe(hashOf(first));
  expect(hashOf(other)).not.toBe(hashOf(first));
});

test('no file says when or on what it was written', async () => {
  const folder = newFolder();
  await writeDemo({ out: folder, events: 200, accounts: 1, regions: 1, days: 1 });
  for (const key of keysBelow(folder).filter((name) => name.endsWith('.gz'))) {
    const header = readFileSync(join(folder, key)).subarray(0, 10);
    expect(header.readUInt32LE(4)).toBe(0);
    expect(header[9]).toBe(255);
  }
});

function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const key of keysBelow(folder)) hash.update(key).update(readFileSync(join(folder, key)));
  return hash.digest('hex');
}
