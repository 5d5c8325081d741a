/**
 * Collecting under everything that goes wrong. TRAILPROOF_FULL_COLLECT=1 runs both at their full size
 * (200,000 events of 5 accounts, 4 regions and 90 days; 50,000 objects), which takes minutes.
 */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { verifyArchive } from '../../../../main/verify/index.ts';
import { startFakeAws, type FakeAws, type FakeAwsOptions } from '../../../fake-aws/server.ts';
import type { World } from '../../../fake-aws/world.ts';
import { logText, record } from '../../../fixtures/records.ts';
import { tempFolder } from '../../../fixtures/temp.ts';
import { day, historyWorld } from './fake-history.ts';
import { collectInChild } from './run-child.ts';

const isFull = process.env['TRAILPROOF_FULL_COLLECT'] === '1';
const timeout = isFull ? 1_800_000 : 120_000;

async function fakeOf(world: World, options: FakeAwsOptions): Promise<FakeAws> {
  const fake = await startFakeAws(world, options);
  onTestFinished(() => fake.close());
  return fake;
}

function inArchive<T>(file: string, query: string): T {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(query).pluck().get() as T;
  } finally {
    db.close();
  }
}

async function faultsIn(file: string): Promise<unknown[]> {
  const { checks } = await verifyArchive(file);
  return checks.filter(({ ok }) => !ok);
}

// Red if a window counts as read before its pages are committed (an event is missing after a kill), if
// an ended session or a dropped connection ends a stream, if the SDK retries past the limiter, or if
// what was read is asked for again.
test(
  'throttled, dropped, with ended sessions and three kills: every event once, never faster than allowed',
  async () => {
    const shape = isFull
      ? { accounts: 5, regions: 4, count: 10_000, days: 90 }
      : { accounts: 3, regions: 2, count: 900, days: 90 };
    const perMs = isFull ? 1000 : 30;
    const now = Date.now();
    const world = historyWorld(shape, now);
    const fake = await fakeOf(world, {
      rate: { requests: 2, perMs },
      faults: { seed: 7, serverErrors: 0.01, dropped: 0.01, throttled: 0.02 },
      habits: { emptyPageEvery: 41, duplicateEvery: 23 },
      sessionEndsAfterMs: isFull ? 5000 : 400,
    });
    const file = join(tempFolder(), 'collected.trailproof');
    const [accounts, regions] = [world.accounts.map(({ id }) => id), world.regions];
    const task = {
      file,
      endpoint: fake.url,
      accounts,
      regions,
      from: now - 90 * day,
      to: now,
      perMs,
    };
    const total = shape.accounts * shape.regions * shape.count;
    const kills: string[] = [];
    for (const until of [20, 30, 40].map((pages) => (isFull ? pages * 15 : pages))) {
      kills.push((await collectInChild(task, until)).how);
    }
    expect(kills).toEqual(['killed', 'killed', 'killed']);
    const { how, last } = await collectInChild(task);
    expect({ how, ...(JSON.parse(last) as object) }).toMatchObject({ how: 'ended', rejected: 0 });
    expect(inArchive(file, 'SELECT count(*) FROM event')).toBe(total);
    expect(inArchive(file, 'SELECT count(*) FROM conflict')).toBe(0);
    expect(fake.meter.busiest).toBeLessThanOrEqual(2);
    expect(fake.unforeseen).toEqual([]);
    expect(fake.counts.get('sts:AssumeRole')).toBeGreaterThan(shape.accounts * 4);
    if (isFull) process.stdout.write(`${last} requests ${fake.meter.total}\n`);
    fake.setFaults(undefined);
    const before = fake.meter.total;
    await collectInChild(task);
    // Two hours of each account and region: a page or two, and an empty one in between.
    expect(fake.meter.total - before).toBeLessThanOrEqual(shape.accounts * shape.regions * 2 + 2);
    expect(await faultsIn(file)).toEqual([]);
  },
  timeout,
);

/** A bucket of many small files of one account and region. */
function wideWorld(objects: number): World {
  const world = historyWorld({ accounts: 1, regions: 1, count: 1, days: 1 }, Date.now());
  const account = world.accounts[0]?.id ?? '';
  const prefix = `AWSLogs/${account}/CloudTrail/us-east-1`;
  const start = Date.UTC(2026, 2, 1);
  const times = Array.from({ length: objects }, (_, index) =>
    new Date(start + index * 60_000).toISOString(),
  );
  const keys = times.map((time) => {
    const compact = time.slice(0, 16).replaceAll(/[-:]/g, '');
    return `${prefix}/${time.slice(0, 10).replaceAll('-', '/')}/${account}_CloudTrail_us-east-1_${compact}Z_abcdefgh01234567.json.gz`;
  });
  const object = (key: string) => ({
    bytes: () => gzipSync(logText(record({ eventID: key.slice(-45), requestParameters: { key } }))),
    modified: start,
    versionId: 'v1',
    listed: { etag: `"${key.slice(-45, -29)}"`, size: 600 },
  });
  world.buckets.set('wide', { keys, object });
  return world;
}

// Red if objects that are stored are fetched again after a kill (beyond what was ahead of the last
// step), or if what is ahead grows with the bucket.
test(
  'a large bucket, killed twice, goes on where it was, and memory stays flat',
  async () => {
    const objects = isFull ? 50_000 : 2500;
    const world = wideWorld(objects);
    const fake = await fakeOf(world, {
      faults: { seed: 3, serverErrors: 0.01, dropped: 0.005, throttled: 0.005 },
    });
    const file = join(tempFolder(), 'bucket.trailproof');
    const [accounts, regions] = [world.accounts.map(({ id }) => id), world.regions];
    const task = {
      file,
      endpoint: fake.url,
      accounts,
      regions,
      from: 0,
      to: 0,
      perMs: 1,
      s3: 's3://wide',
    };
    const stored = (): number => inArchive(file, 'SELECT count(*) FROM acquisition');
    const gets = (): number => fake.counts.get('s3:GetObject') ?? 0;
    expect((await collectInChild(task, objects / 4)).how).toBe('killed');
    expect(stored()).toBeGreaterThanOrEqual(objects / 4);
    expect((await collectInChild(task, objects / 4)).how).toBe('killed');
    const [left, before] = [objects - stored(), gets()];
    expect(left).toBeLessThanOrEqual(objects / 2);
    const { last } = await collectInChild(task);
    const { peak } = JSON.parse(last) as { peak: number };
    expect(inArchive(file, 'SELECT count(*) FROM object')).toBe(objects);
    expect(inArchive(file, 'SELECT count(*) FROM event')).toBe(objects);
    // What is stored is not fetched again; of the rest, one request in fifty is repeated after a fault.
    expect(gets() - before).toBeLessThan(left * 1.05 + 10);
    expect(peak).toBeLessThan(isFull ? 400 : 350);
    if (isFull) process.stdout.write(`${last} gets ${gets()}\n`);
    expect(fake.unforeseen).toEqual([]);
    expect(await faultsIn(file)).toEqual([]);
  },
  timeout,
);
