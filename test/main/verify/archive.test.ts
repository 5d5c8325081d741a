import { expect, test } from 'vitest';
import { verifyArchive } from '../../../main/verify/index.ts';
import { goodArchive } from './archive-tampering.ts';

test('a good archive is valid', async () => {
  const { file } = await goodArchive();
  const result = await verifyArchive(file);
  console.log(result);
  expect(result.valid).toBe(true);
});
