import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCompleteness } from '../../../../main/archive/completeness/check.ts';
import { dayView, namedLogs } from '../../../../main/archive/completeness/day-view.ts';
import { noteGaps, withNotes } from '../../../../main/archive/completeness/gap-notes.ts';
import { writeDemo } from '../../../../main/demo/index.ts';
import { verifyFile } from '../../../../main/verify/index.ts';
import { importPaths, maria, newArchive } from '../../../fixtures/archives.ts';
import { logText, record } from '../../../fixtures/records.ts';
import { tempFolder } from '../../../fixtures/temp.ts';

async function demoFolder(): Promise<string> {
  const out = join(tempFolder(), 'demo');
  await writeDemo({ out, events: 1200, accounts: 2, regions: 2, days: 4 });
  return out;
}

// Turns red if the stop of an organisation's trail is told for its own account alone.
test('without digests nothing is proven, and a trail that stops opens a gap in every row', async () => {
  const demo = await demoFolder();
  const archive = newArchive();
  await importPaths(archive, demo);
  const withDigests = (await checkCompleteness(archive.read)).summary;
  expect(withDigests.gaps).toHaveLength(4);
  for (const path of readdirSync(demo, { recursive: true, encoding: 'utf8' })) {
    if (/CloudTrail-Digest_.*json\.gz$/.test(path)) rmSync(join(demo, path));
  }
  for (const name of ['s3_object_metadata.json', 'list_public_keys.json']) rmSync(join(demo, name));
  const second = newArchive();
  await importPaths(second, demo);
  const { summary } = await checkCompleteness(second.read);
  expect(summary.digests).toEqual({ valid: 0, invalid: 0, missing: 0, backfill: 0 });
  expect(summary.logs).toMatchObject({ valid: 0, unreferenced: 0 });
  expect(summary.logs.uncovered).toBeGreaterThan(50);
  expect(summary.findings).toEqual([]);
  expect(summary.states).toMatchObject({ L: 0, S: 0, B: 0 });
  expect(summary.states.U).toBeGreaterThan(8);
  expect(summary.gaps).toHaveLength(4);
  for (const gap of summary.gaps) {
    expect(gap).toMatchObject({ reason: 'no delivery' });
    expect(gap.detail).toMatch(/^StopLogging/);
    expect((Date.parse(gap.to) - Date.parse(gap.from)) / 60_000).toBe(38);
  }
});

test('a region without any log is a row, where the same trail writes digests elsewhere', async () => {
  const demo = await demoFolder();
  const archive = newArchive();
  for (const path of readdirSync(demo, { recursive: true, encoding: 'utf8' })) {
    if (/412233445566_.*us-east-1/.test(path)) rmSync(join(demo, path));
  }
  rmSync(join(demo, 's3_object_metadata.json'));
  await importPaths(archive, demo);
  const { rows } = (await checkCompleteness(archive.read)).summary;
  const empty = rows.find((row) => row.account === '412233445566' && row.region === 'us-east-1');
  expect(empty?.days).toMatch(/^\.+$/);
  expect(rows).toHaveLength(4);
});

// Turns red if a day, a digest or a note is not that of the check.
test('from the day to the hour, the digest and the file; a note on a gap is an act of the ledger', async () => {
  const demo = await demoFolder();
  const archive = newArchive();
  await importPaths(archive, demo);
  const checked = await checkCompleteness(archive.read);
  const [gap] = checked.summary.gaps;
  if (gap === undefined) throw new Error('the planted gap is not there');
  const { account, region } = gap;
  const view = dayView(checked, { account, region, day: gap.from.slice(0, 10) });
  const hour = Number(gap.from.slice(11, 13));
  expect(view.hours).toHaveLength(24);
  expect(view.hours[hour]).toBe('G');
  expect(view.logging[hour]).toBe('0');
  expect(view.hours.replaceAll('G', '')).toMatch(/^S+$/);
  expect(view.gaps).toEqual([gap]);
  const digest = view.digests.find(({ logs }) => logs > 0);
  const logs = namedLogs(archive.read, checked, digest?.object ?? 0);
  expect(logs).toHaveLength(digest?.logs ?? 0);
  expect(logs[0]).toMatchObject({ state: 'valid' });
  expect(() => dayView(checked, { account: '1', region, day: '2026-06-28' })).toThrow(
    /knows no row/,
  );
  expect(() => namedLogs(archive.read, checked, 999_999)).toThrow(/no such digest/);
  noteGaps(archive.write, maria, [gap], 'Ticket 17');
  const [noted, other] = withNotes(archive.read, checked.summary.gaps);
  expect(noted?.notes).toMatchObject([{ note: 'Ticket 17', by: 'Maria Keller' }]);
  expect(other?.notes).toEqual([]);
  const grown = { ...gap, to: '2027-01-01T00:00:00Z' };
  expect(withNotes(archive.read, [grown])[0]?.notes).toEqual([]);
  expect(() => noteGaps(archive.write, maria, [gap], ' ')).toThrow(/needs a reason/);
  expect(await verifyFile(archive.file)).toMatchObject({ valid: true });
});

test('a file of a trail that cannot be read is rejected and found, not passed over', async () => {
  const folder = join(tempFolder(), 'AWSLogs');
  mkdirSync(folder);
  const name = '301122334455_CloudTrail-Digest_us-east-1_t_us-east-1_20260701T000000Z.json.gz';
  writeFileSync(join(folder, name), 'no digest at all');
  const archive = newArchive();
  expect(await importPaths(archive, folder)).toMatchObject({ rejected: 1 });
  const { findings, digests } = (await checkCompleteness(archive.read)).summary;
  expect(digests.invalid).toBe(1);
  expect(findings).toMatchObject([{ code: 'digest-unreadable' }]);
});

// Turns red if a chain is not held against those of the same trail elsewhere.
test('an account that ends earlier than the rest of its organisation has a gap', async () => {
  const demo = await demoFolder();
  const account = '412233445566';
  const early = (path: string): boolean =>
    path.includes(account) && /_202606(29|30)|_202607/.test(path);
  for (const path of readdirSync(demo, { recursive: true, encoding: 'utf8' })) {
    if (early(path) && path.endsWith('.json.gz')) rmSync(join(demo, path));
  }
  rmSync(join(demo, 's3_object_metadata.json'));
  const archive = newArchive();
  await importPaths(archive, demo);
  const { gaps } = (await checkCompleteness(archive.read)).summary;
  expect(
    gaps.filter((gap) => gap.account === account && gap.reason === 'missing digest'),
  ).toHaveLength(2);
});

test('a time that no trail can have makes no column', async () => {
  const folder = join(tempFolder(), 'AWSLogs');
  mkdirSync(folder);
  const name = '301122334455_CloudTrail-Digest_us-east-1_t_us-east-1_99991231T000000Z.json.gz';
  writeFileSync(
    join(folder, name),
    JSON.stringify({
      digestStartTime: '9999-12-30T23:00:00Z',
      digestEndTime: '9999-12-31T00:00:00Z',
      digestS3Bucket: 'b',
      digestS3Object: name,
      logFiles: [],
    }),
  );
  writeFileSync(join(folder, 'log.json'), logText(record({ eventTime: '9998-01-01T00:00:00Z' })));
  const archive = newArchive();
  await importPaths(archive, folder);
  expect((await checkCompleteness(archive.read)).summary.days).toBeLessThan(2);
});

// Turns red if a trail that cannot have logged a row speaks of it.
test('a trail that was off while a row has events did not log it, and says nothing of it', async () => {
  const stop = record({ eventTime: '2026-03-14T02:17:08Z' });
  const check = async (...more: unknown[]) => {
    const archive = newArchive();
    const file = join(tempFolder(), 'log.json');
    writeFileSync(file, logText(stop, ...more));
    await importPaths(archive, file);
    const period = { from: '2026-03-14T00:00:00Z', to: '2026-03-15T00:00:00Z' };
    return (await checkCompleteness(archive.read, period)).summary;
  };
  const silent = await check();
  expect(silent.gaps).toMatchObject([{ from: '2026-03-14T02:17:08Z', to: '2026-03-15T00:00:00Z' }]);
  expect(silent.rows[0]).toMatchObject({ days: 'G', logging: '0' });
  const later = record({
    eventTime: '2026-03-14T05:00:00Z',
    eventName: 'RunInstances',
    eventID: 'later',
  });
  const spoken = await check(later);
  expect(spoken.gaps).toEqual([]);
  expect(spoken.rows[0]).toMatchObject({ days: 'U', logging: '?' });
});
