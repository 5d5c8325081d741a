import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyArchive } from '../../../main/verify/index.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { goodArchive, tamperAnywhere } from './archive-tampering.ts';

// Red if any column of any sealed table is taken on trust.
test('one byte changed anywhere in a sealed table is found, 600 times', async () => {
  const { file } = await goodArchive();
  const copy = join(tempFolder(), 'copy.trailproof');
  const missed: string[] = [];
  let done = 0;
  for (let seed = 1; done < 600; seed += 1) {
    copyFileSync(file, copy);
    const what = tamperAnywhere(copy, seed * 7919);
    if (what === undefined) continue;
    done += 1;
    const { valid } = await verifyArchive(copy);
    if (valid) missed.push(`seed ${seed}: ${what}`);
  }
  expect(missed).toEqual([]);
}, 120_000);
