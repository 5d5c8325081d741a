import { expect, test } from 'vitest';
import { collectedBefore } from '../../../../main/archive/collected-before.ts';
import { importSource } from '../../../../main/archive/import.ts';
import type { Archive } from '../../../../main/archive/open.ts';
import { Access } from '../../../../main/collect/aws/access.ts';
import { lookupSource, type LookupOptions } from '../../../../main/collect/aws/lookup.ts';
import { verifyArchive } from '../../../../main/verify/index.ts';
import { maria, newArchive } from '../../../fixtures/archives.ts';
import { accountsOf, day, fakeEvent, historyWorld, signedIn } from './fake-history.ts';

const fast = { requests: 2, perMs: 20 };

function collect(archive: Archive, options: Omit<LookupOptions, 'checkpoint'>) {
  const source = lookupSource({
    rate: fast,
    pauseMs: 5,
    ...options,
    checkpoint: collectedBefore(archive.read),
  });
  return importSource(archive.write, {
    source,
    names: ['LookupEvents'],
    author: maria,
    signal: options.signal,
  });
}

function idsIn(archive: Archive): number {
  return archive.connection.prepare('SELECT count(*) FROM event').pluck().get() as number;
}

// Red if a page is lost between windows, a mark is written before its pages, or rows of how objects
// came here are not sealed; and if what was read is asked for again.
test('every event of every account and region is in once, each page an original, and a second run asks only for the overlap', async () => {
  const now = Date.now();
  const world = historyWorld({ accounts: 2, regions: 2, count: 700, days: 90 }, now);
  const { fake, access } = await signedIn(world, {
    rate: fast,
    habits: { emptyPageEvery: 7, duplicateEvery: 5 },
  });
  const archive = newArchive();
  const accounts = await accountsOf(
    access,
    world.accounts.map(({ id }) => id),
  );
  const options = { accounts, regions: world.regions, from: now - 90 * day, to: now };
  const result = await collect(archive, options);
  expect(result.rejections).toEqual([]);
  expect(idsIn(archive)).toBe(2800);
  expect(fake.meter.busiest).toBeLessThanOrEqual(2);
  expect(fake.unforeseen).toEqual([]);
  const first = fake.counts.get('cloudtrail:LookupEvents') ?? 0;
  world.events.set(
    `${accounts[0]?.account} us-east-1`,
    [
      fakeEvent(accounts[0]?.account ?? '', 'us-east-1', Math.floor(now / 1000) - 3600, 99_999),
      ...(world.events.get(`${accounts[0]?.account} us-east-1`) ?? []),
    ].sort((a, b) => b.time - a.time),
  );
  const again = await collect(archive, { ...options, to: Date.now() });
  expect(again).toMatchObject({ indexed: 1, rejected: 0 });
  // Each stream's overlap may lie in two windows, and each seventh page is an empty one.
  expect((fake.counts.get('cloudtrail:LookupEvents') ?? 0) - first).toBeLessThanOrEqual(12);
  expect(first).toBeGreaterThan(2800 / 50);
  const verified = await verifyArchive(archive.file);
  expect(verified.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(verified.checks.find(({ name }) => name === 'import steps')?.detail).toContain(
    'acquisitions',
  );
});

// Red if the SDK repeats a request by itself: it knows nothing of the limit.
test('a request that is repeated after an error of AWS keeps to the rate', async () => {
  const now = Date.now();
  const world = historyWorld({ accounts: 1, regions: 1, count: 150, days: 1 }, now);
  const rate = { requests: 2, perMs: 400 };
  const faults = { seed: 11, serverErrors: 0.5 };
  const { fake, access } = await signedIn(world, { rate });
  const accounts = await accountsOf(access, ['111122223333']);
  fake.setFaults(faults);
  const archive = newArchive();
  const options = { accounts, regions: world.regions, from: now - 2 * day, to: now };
  expect(await collect(archive, { ...options, rate })).toMatchObject({ indexed: 150, rejected: 0 });
  expect(fake.meter.total).toBeGreaterThan(5);
  expect(fake.meter.busiest).toBeLessThanOrEqual(2);
});

// Red if a request that is never answered is waited for without end.
test('what AWS never answers is asked again', async () => {
  const now = Date.now();
  const world = historyWorld({ accounts: 1, regions: 1, count: 400, days: 1 }, now);
  const { fake } = await signedIn(world, { rate: fast, faults: { seed: 5, silent: 0.2 } });
  const access = new Access({ endpoint: fake.url, patienceMs: 150 });
  const [account = ''] = world.accounts.map(({ id }) => id);
  const identity = { account, arn: 'arn:aws:iam::111122223333:user/auditor' };
  const archive = newArchive();
  const options = {
    accounts: [{ account, access, identity }],
    regions: world.regions,
    from: now - 2 * day,
    to: now,
  };
  expect(await collect(archive, options)).toMatchObject({ indexed: 400, rejected: 0 });
  access.close();
});

// Red if stopping ends with an error, or loses what was committed, or the next run begins anew.
test('a collection that is stopped keeps what it has, and the next one goes on', async () => {
  const now = Date.now();
  const world = historyWorld({ accounts: 1, regions: 2, count: 1500, days: 60 }, now);
  const { fake, access } = await signedIn(world, { rate: fast });
  const accounts = await accountsOf(access, ['111122223333']);
  const archive = newArchive();
  const options = { accounts, regions: world.regions, from: now - 70 * day, to: now };
  const controller = new AbortController();
  const source = lookupSource({
    ...options,
    rate: fast,
    checkpoint: collectedBefore(archive.read),
    signal: controller.signal,
  });
  const stopped = await importSource(archive.write, {
    source: { ...source, total: 1000, writeEveryMs: 20 },
    names: ['LookupEvents'],
    author: maria,
    signal: controller.signal,
    onProgress: (done) => done >= 30 && controller.abort(),
  });
  expect(stopped.cancelled).toBe(true);
  const kept = idsIn(archive);
  expect(kept).toBeGreaterThan(500);
  const { share, events, secondsLeft } = source.progress();
  // By the time of whole windows: those under way do not count; ten of the seventy days are empty.
  expect(share).toBeGreaterThan(0.15);
  expect(share).toBeLessThan(events / 3000 + 0.2);
  expect(secondsLeft).toBeGreaterThan(0);
  const before = fake.meter.total;
  expect(await collect(archive, options)).toMatchObject({ cancelled: false, indexed: 3000 - kept });
  // Both regions' last windows, the two hours before now, and what is still to be read.
  expect(fake.meter.total - before).toBeLessThan((3000 - kept) / 50 + 30);
});
