import { expect, test } from 'vitest';
import { verifyArchive } from '../../../main/verify/index.ts';
import { bench } from './proof/proved.ts';
import { rewordLast } from './rewriting.ts';

// Red without check-seals.ts, or without the comparison that each line names: a root that the archive
// committed to is worth what verification makes of it.
test.each([
  ['recordsRoot', /"recordsRoot":"[0-9a-f]/, '"recordsRoot":"g', /body is not what such an act/],
  [
    'recordsRoot',
    /"recordsRoot":"[0-9a-f]{64}/,
    `"recordsRoot":"${'0'.repeat(64)}`,
    /its root is not/,
  ],
  ['records', /"records":5/, '"records":4', /it sealed 4 records, 5 are there/],
  [
    'object',
    /"object":"[0-9a-f]{64}/,
    `"object":"${'0'.repeat(64)}`,
    /the original it seals is not/,
  ],
  ['step', /"step":"[0-9a-f]{64}/, `"step":"${'0'.repeat(64)}`, /the step it names did not bring/],
])('a seal with another %s is found', async (_what, said, instead, says) => {
  const { session, file, prove } = await bench();
  await prove('b-2');
  session.close();
  rewordLast(file, (entry) => entry.replace(said, instead));
  const { checks } = await verifyArchive(file);
  expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['sealed records']);
  expect(checks.find(({ name }) => name === 'sealed records')?.detail).toMatch(says);
});
