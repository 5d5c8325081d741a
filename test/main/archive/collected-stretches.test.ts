import { expect, test } from 'vitest';
import { collectedBefore } from '../../../main/archive/collected-before.ts';
import { collectedStretches } from '../../../main/archive/collected-stretches.ts';
import { collectedTimes } from '../../../main/archive/completeness/collected-times.ts';
import { recordAct } from '../../../main/archive/ledger.ts';
import { maria, newArchive } from '../../fixtures/archives.ts';

// Red if one reader counts a stretch with a failure, and another reads it again: a day would be called
// read whose files did not all come.
test('a stretch with a failure was not read, of the event history or of a bucket', () => {
  const archive = newArchive();
  const times = {
    from: '2026-03-01T00:00:00Z',
    to: '2026-03-02T00:00:00Z',
    at: '2026-03-03T00:00:00Z',
  };
  const prefix = 'AWSLogs/111122223333/CloudTrail/eu-west-1/';
  const of = {
    'collection.windows': { account: '111122223333', region: 'eu-central-1', ...times },
    'collection.keys': { bucket: 'logs', prefix, ...times },
  } as const;
  for (const [act, item] of Object.entries(of)) {
    const items = [
      { ...item, failed: 1 },
      { ...item, to: '2026-03-01T12:00:00Z', failed: 0 },
    ];
    recordAct(archive.write, maria, act, { run: 1, items });
  }
  const half = { from: Date.parse(times.from), to: Date.parse('2026-03-01T12:00:00Z') };
  for (const act of ['collection.windows', 'collection.keys'] as const) {
    expect([...collectedStretches(archive.read, act)]).toMatchObject([half]);
  }
  const known = collectedBefore(archive.read);
  expect(known.windows('111122223333', 'eu-central-1')).toMatchObject([half]);
  expect(known.stretches('logs', prefix)).toMatchObject([half]);
  const rows = collectedTimes(archive.read);
  expect(rows.get('111122223333 eu-central-1')?.read).toEqual([half]);
  const late = 15 * 60_000;
  expect(rows.get('111122223333 eu-west-1')?.read).toEqual([{ ...half, to: half.to - late }]);
});
