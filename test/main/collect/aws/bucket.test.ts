import { checkCompleteness } from '../../../../main/archive/completeness/check.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectedBefore } from '../../../../main/archive/collected-before.ts';
import { importSource } from '../../../../main/archive/import.ts';
import type { Archive } from '../../../../main/archive/open.ts';
import type { Checkpoint } from '../../../../main/collect/checkpoint.ts';
import { bucketSource } from '../../../../main/collect/aws/bucket.ts';
import { prepareCollection, reachFor } from '../../../../main/collect/aws/collect.ts';
import { writeDemo } from '../../../../main/demo/index.ts';
import { sha256Hex } from '../../../../main/platform/hash.ts';
import { verifyArchive } from '../../../../main/verify/index.ts';
import { demoWorld } from '../../../fake-aws/demo-world.ts';
import type { FakeObject, World } from '../../../fake-aws/world.ts';
import { maria, newArchive } from '../../../fixtures/archives.ts';
import { accountsOf, signedIn } from './fake-history.ts';

const bucketName = 'demo-trail';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trailproof-test-'));
  await writeDemo({ out: folder, events: 900, accounts: 2, regions: 2, days: 2 });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function demo(): World {
  return demoWorld(folder, bucketName);
}

/** The world with one bucket's objects changed. */
function changed(world: World, change: (key: string, object: FakeObject) => FakeObject): World {
  const bucket = world.buckets.get(bucketName);
  if (bucket === undefined) throw new Error('no bucket');
  const object = (key: string) => {
    const found = bucket.object(key);
    return found && change(key, found);
  };
  return { ...world, buckets: new Map([[bucketName, { ...bucket, object }]]) };
}

async function collect(
  world: World,
  archive: Archive,
  checkpoint: Checkpoint = collectedBefore(archive.read),
  url = `s3://${bucketName}`,
) {
  const { fake, access } = await signedIn(world);
  const [account] = await accountsOf(access, [world.accounts[0]?.id ?? '']);
  if (account === undefined) throw new Error('no account');
  const source = bucketSource({
    url,
    account,
    checkpoint,
    pauseMs: 5,
  });
  const result = await importSource(archive.write, { source, names: [url], author: maria });
  expect(fake.unforeseen).toEqual([]);
  return {
    result,
    gets: fake.counts.get('s3:GetObject') ?? 0,
  };
}

async function faultsOf(archive: Archive): Promise<unknown[]> {
  const { checks } = await verifyArchive(archive.file);
  return checks.filter(({ ok }) => !ok);
}

// Red if a kind of file is left out, bytes or metadata are not those of the bucket, or what is here is
// fetched again.
test('a bucket comes over whole, with versions and metadata, and the second time nothing is fetched', async () => {
  const world = demo();
  const archive = newArchive();
  const keys = world.buckets.get(bucketName)?.keys ?? [];
  const first = await collect(world, archive);
  expect(first.result).toMatchObject({ objects: keys.length, known: 0, rejected: 0 });
  expect(first.gets).toBe(keys.length);
  const rows = archive.connection
    .prepare(
      `SELECT folder.path || acquisition.name AS name, lower(hex(sha256)) AS hash, version, metadata, facts
        FROM acquisition JOIN folder ON folder.id = folder JOIN object ON object.id = object JOIN acquirer ON acquirer.id = acquirer`,
    )
    .all() as Record<'name' | 'hash' | 'version' | 'metadata' | 'facts', string>[];
  expect(rows).toHaveLength(keys.length);
  for (const row of rows) {
    const object = world.buckets
      .get(bucketName)
      ?.object(row.name.slice(`s3://${bucketName}/`.length));
    expect(row.hash).toBe(sha256Hex(object?.bytes() ?? Buffer.alloc(0)));
    expect(row.version).toBe(object?.versionId);
    expect(JSON.parse(row.metadata ?? '{}') ?? {}).toEqual(object?.metadata ?? {});
    expect(JSON.parse(row.facts)).toMatchObject({
      service: 'S3',
      identity: expect.stringContaining('auditor'),
    });
  }
  const sidecars = archive.connection
    .prepare('SELECT kind, bytes FROM sidecar ORDER BY kind')
    .all() as { kind: string; bytes: Buffer }[];
  const signatures = sidecars
    .filter(({ kind }) => kind === 'object-metadata')
    .flatMap(({ bytes }) => Object.keys(JSON.parse(bytes.toString()) as object));
  expect(signatures.toSorted()).toEqual(
    keys.filter((key) => key.includes('CloudTrail-Digest')).toSorted(),
  );
  // Red too if the names of a digest's signature are not those that are looked for, or if keys told by an
  // endpoint that is not AWS's count as confirmed.
  const { digests, logs, keys: known } = (await checkCompleteness(archive.read)).summary;
  expect(digests).toMatchObject({ valid: signatures.length, invalid: 0, missing: 0 });
  expect(logs).toMatchObject({ invalid: 0, missing: 0, unreferenced: 0 });
  expect(known.confirmed).toBe(0);
  expect(known.supplied).toBeGreaterThan(0);
  const second = await collect(world, archive);
  expect(second).toMatchObject({ gets: 0, result: { objects: 0, indexed: 0 } });
  expect(await faultsOf(archive)).toEqual([]);
});

// Red if one object that is not to be had stops the others, is passed over in silence, or is not asked
// for again once it may be had.
test('what the key denies and what is gone is told object by object, and fetched later when it can be', async () => {
  const world = demo();
  const keys = (world.buckets.get(bucketName)?.keys ?? []).filter((key) =>
    key.includes('/CloudTrail/'),
  );
  const [denied, gone] = [keys[3] ?? '', keys[5] ?? ''];
  const faulty = changed(world, (key, object) =>
    key === denied
      ? { ...object, fault: 'kms' }
      : key === gone
        ? { ...object, fault: 'gone' }
        : object,
  );
  const archive = newArchive();
  const { result } = await collect(faulty, archive);
  const told = new Map(
    result.rejections.map(({ object, reason, detail }) => [object, `${reason}: ${detail}`]),
  );
  expect(told.get(`s3://${bucketName}/${denied}`)).toMatch(
    /^denied: the permission kms:Decrypt on the bucket's KMS key is missing/,
  );
  expect(told.get(`s3://${bucketName}/${gone}`)).toMatch(/^missing: /);
  expect(told.size).toBe(2);
  const again = await collect(world, archive);
  expect(again).toMatchObject({ gets: 2, result: { rejected: 0 } });
  expect(await faultsOf(archive)).toEqual([]);
});

// Red if an object that was overwritten under its key is taken for the one that is here.
test('an object that was changed under its key is fetched again, while its day is not settled, and kept beside the first', async () => {
  const world = demo();
  const archive = newArchive();
  await collect(world, archive);
  const key =
    world.buckets.get(bucketName)?.keys.find((each) => each.includes('/CloudTrail/')) ?? '';
  const overwritten = changed(world, (each, object) =>
    each === key ? { ...object, bytes: () => Buffer.from('{"Records":[]}') } : object,
  );
  expect(await collect(overwritten, archive)).toMatchObject({ gets: 0 });
  const unsettled = { ...collectedBefore(archive.read), stretches: () => [] };
  expect(await collect(overwritten, archive, unsettled)).toMatchObject({
    gets: 1,
    result: { known: 0 },
  });
  expect(await faultsOf(archive)).toEqual([]);
});

// Red if the prefix is taken for a folder of its own, or what lies beside it is read.
test('a place inside the layout is read alone', async () => {
  const world = demo();
  const keys = world.buckets.get(bucketName)?.keys ?? [];
  const [account] = world.accounts;
  const prefix =
    keys.find((key) => key.includes(`/${account?.id}/CloudTrail/`))?.split('/CloudTrail/')[0] ?? '';
  const archive = newArchive();
  const { result } = await collect(
    world,
    archive,
    collectedBefore(archive.read),
    `s3://${bucketName}/${prefix}/CloudTrail`,
  );
  expect(result.objects).toBe(keys.filter((key) => key.startsWith(`${prefix}/CloudTrail/`)).length);
});

// Red if the configuration of trails is not kept, or a call that is denied hides the others.
test('how the trails were set up is in the ledger, with what could not be read', async () => {
  const world = demo();
  world.denied.add('* cloudtrail:GetTrailStatus');
  const { fake } = await signedIn(world);
  const archive = newArchive();
  const asked = {
    signIn: { endpoint: fake.url },
    scope: {},
    s3: `s3://${bucketName}`,
  };
  const wanted = { ...asked, checkpoint: collectedBefore(archive.read) };
  const prepared = prepareCollection(wanted, await reachFor(asked));
  await importSource(archive.write, {
    source: prepared.source,
    names: prepared.names,
    author: maria,
  });
  prepared.close();
  const entry = archive.connection
    .prepare(`SELECT entry FROM ledger WHERE entry LIKE '{"act":"collection.trails"%'`)
    .pluck()
    .get() as string;
  const { items } = (JSON.parse(entry) as { body: { items: Record<string, unknown>[] } }).body;
  expect(items).toMatchObject([
    {
      account: world.accounts[0]?.id,
      trails: [
        {
          trail: { Trail: { LogFileValidationEnabled: true } },
          status: { refused: expect.stringContaining('cloudtrail:GetTrailStatus') },
          eventSelectors: { AdvancedEventSelectors: [{ Name: 'all management events' }] },
          insightSelectors: { InsightSelectors: [] },
        },
      ],
    },
  ]);
});
