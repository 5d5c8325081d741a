/**
 * Each case is made on a fresh copy of the demo trail, whose planted stop of logging is the only gap.
 * It names what must be found and where; everything else must be as in the untouched copy.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDemo } from '../../../../main/demo/index.ts';
import type { Completeness } from '../../../../preload/contract/completeness.ts';
import { asStart, sha256 as hashOf, TrailCopy } from '../../../fixtures/trail-copy.ts';

const region = 'us-east-1';
let demo: string;
let untouched: Completeness;

beforeAll(async () => {
  demo = mkdtempSync(join(tmpdir(), 'trailproof-matrix-'));
  await writeDemo({ out: demo, events: 700, accounts: 1, regions: 2, days: 5 });
}, 120_000);
afterAll(() => rmSync(demo, { recursive: true, force: true }));

/** Where the tampering takes place: a digest with a log file, in the first chain, not at its ends. */
function target(copy: TrailCopy): { keys: string[]; at: number; key: string; log: string } {
  const keys = copy.digests(region);
  const at = keys.findIndex((key, n) => n > 5 && copy.body(key).logFiles.length === 1);
  const key = keys[at] ?? '';
  return { keys, at, key, log: copy.body(key).logFiles[0]?.s3Object ?? '' };
}

function newest(copy: TrailCopy): string {
  return copy.digests(region).at(-1) ?? '';
}

/** What differs from the untouched trail. */
function found(result: Completeness): unknown {
  const difference = (part: 'digests' | 'logs'): unknown => {
    const before: Record<string, number> = untouched[part];
    return Object.fromEntries(
      Object.entries(result[part])
        .map(([name, n]) => [name, n - (before[name] ?? 0)])
        .filter(([, n]) => n !== 0),
    );
  };
  const planted = untouched.gaps.map((gap) => JSON.stringify(gap));
  const gaps = result.gaps.filter((gap) => !planted.includes(JSON.stringify(gap)));
  expect(result.gaps.length - gaps.length).toBe(planted.length);
  return {
    digests: difference('digests'),
    logs: difference('logs'),
    findings: result.findings.map(({ code, place }) => `${code} ${basename(place)}`),
    gaps: gaps.map(({ reason, region, from, to }) => `${reason} ${region} ${from} ${to}`),
  };
}

const nothing = { digests: {}, logs: {}, findings: [], gaps: [] };

/** The region and time of digests, as a gap is told. */
function spanOf(copy: TrailCopy, first: string, last = first): string {
  return `${region} ${copy.body(first).digestStartTime} ${copy.body(last).digestEndTime}`;
}

async function check(
  tamper: (copy: TrailCopy) => void,
  options: Parameters<TrailCopy['check']>[0] = {},
): Promise<unknown> {
  const copy = new TrailCopy(demo);
  tamper(copy);
  return found(await copy.check(options));
}

test('the untouched trail is valid throughout, and its planted stop of logging the only gap', async () => {
  untouched = await new TrailCopy(demo).check();
  const copy = new TrailCopy(demo);
  const digests = copy.digests(region).length + copy.digests('eu-central-1').length;
  expect(untouched.digests).toEqual({ valid: digests, invalid: 0, missing: 0, backfill: 0 });
  expect(untouched.logs).toMatchObject({ invalid: 0, missing: 0, unreferenced: 0, uncovered: 0 });
  expect(untouched.logs.valid).toBeGreaterThan(50);
  expect(untouched.findingCount).toBe(0);
  expect(untouched.gaps.map(({ reason, region }) => `${reason} ${region}`)).toEqual([
    'no delivery eu-central-1',
    'no delivery us-east-1',
  ]);
  expect(untouched.gaps[0]?.detail).toMatch(/^StopLogging at .* by .*BreakGlass/);
  expect(untouched.keys).toEqual({ confirmed: 0, supplied: 2 });
  expect(untouched.states).toMatchObject({ L: 0, G: 2, B: 0, '.': 0 });
});

// Turns red if the hash of a log file is not computed from its bytes.
test('a byte of a log file is flipped', async () => {
  let log = '';
  const result = await check((copy) => {
    ({ log } = target(copy));
    const bytes = Buffer.from(copy.text(log));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    copy.write(log, gzipSync(bytes));
  });
  expect(result).toEqual({
    ...nothing,
    logs: { valid: -1, invalid: 1 },
    findings: [`log-hash ${basename(log)}`],
  });
});

test('a byte of a log file is flipped where it is compressed', async () => {
  let log = '';
  const result = await check((copy) => {
    ({ log } = target(copy));
    const bytes = copy.bytes(log);
    bytes[bytes.length - 6] = (bytes[bytes.length - 6] ?? 0) ^ 1;
    copy.write(log, bytes);
  });
  expect(result).toEqual({
    ...nothing,
    logs: { valid: -1, invalid: 1 },
    findings: [`log-unreadable ${basename(log)}`],
  });
});

test('a log file is removed', async () => {
  let at = target(new TrailCopy(demo));
  let span = '';
  const result = await check((copy) => {
    at = target(copy);
    span = spanOf(copy, at.key);
    copy.remove(at.log);
  });
  expect(result).toEqual({
    ...nothing,
    logs: { valid: -1, missing: 1 },
    findings: [`log-missing ${basename(at.log)}`],
    gaps: [`missing log ${span}`],
  });
});

// AWS's command finds none. Turns red if log files are only looked up from digests.
test('a log file is added', async () => {
  let added = '';
  const result = await check((copy) => {
    const { log } = target(copy);
    added = log.replace(/_\w{16}\.json\.gz$/, '_ZZZZinjectedZZZZ.json.gz');
    copy.writeText(added, copy.text(log).replace(/"eventVersion"/, ' "eventVersion"'));
  });
  expect(result).toEqual({
    ...nothing,
    logs: { unreferenced: 1 },
    findings: [`log-unreferenced ${basename(added)}`],
  });
});

test('a byte of a digest is flipped', async () => {
  let key = '';
  const result = await check((copy) => {
    ({ key } = target(copy));
    copy.writeText(key, copy.text(key).replace(/"newestEventTime":"2/, '"newestEventTime":"3'));
  });
  expect(result).toEqual({
    ...nothing,
    digests: { valid: -1, invalid: 1 },
    logs: { valid: -1, unchecked: 1 },
    findings: [`digest-signature ${basename(key)}`],
  });
});

test('a byte of a digest is flipped where it is compressed: it is there, and cannot be read', async () => {
  let key = '';
  const result = await check((copy) => {
    ({ key } = target(copy));
    const bytes = copy.bytes(key);
    bytes[bytes.length - 6] = (bytes[bytes.length - 6] ?? 0) ^ 1;
    copy.write(key, bytes);
  });
  expect(result).toEqual({
    ...nothing,
    digests: { valid: -1, invalid: 1 },
    logs: { valid: -1, uncovered: 1 },
    findings: [`digest-unreadable ${basename(key)}`],
  });
});

test('a digest is removed', async () => {
  let key = '';
  let span = '';
  const result = await check((copy) => {
    ({ key } = target(copy));
    span = spanOf(copy, key);
    copy.remove(key);
  });
  expect(result).toEqual({
    ...nothing,
    digests: { valid: -1, missing: 1 },
    logs: { valid: -1, uncovered: 1 },
    findings: [`digest-missing ${basename(key)}`],
    gaps: [`missing digest ${span}`],
  });
});

// AWS's command finds the first alone. Turns red if the intervals of two neighbours are not compared.
test.each([true, false])(
  'two digests in a row are removed, also from the metadata: %s',
  async (isForgotten) => {
    let span = '';
    const result = (await check((copy) => {
      const { keys, at } = target(copy);
      const [first = '', second = ''] = [keys[at - 1], keys[at]];
      span = spanOf(copy, first, second);
      for (const key of [first, second]) {
        copy.remove(key);
        if (isForgotten) delete copy.metadata[key];
      }
    })) as Record<string, unknown>;
    expect(result).toMatchObject({
      digests: { valid: -2, missing: 2 },
      gaps: [`missing digest ${span}`],
    });
    expect(result['findings']).toHaveLength(2);
  },
);

// AWS's command finds none.
test('the newest digest is removed', async () => {
  let key = '';
  let span = '';
  const result = await check((copy) => {
    key = newest(copy);
    span = spanOf(copy, key);
    copy.remove(key);
  });
  expect(result).toMatchObject({
    digests: { valid: -1, missing: 1 },
    findings: [`digest-missing ${basename(key)}`],
    gaps: [`missing digest ${span}`],
  });
});

test('the newest digests are removed, also from the metadata: the other region went on', async () => {
  let last = '';
  const result = (await check((copy) => {
    const keys = copy.digests(region).slice(-3);
    last = copy.body(keys[0] ?? '').digestStartTime;
    for (const key of keys) {
      copy.remove(key);
      delete copy.metadata[key];
    }
  })) as { digests: unknown; gaps: string[] };
  expect(result.gaps).toHaveLength(1);
  expect(result.gaps[0]).toMatch(`missing digest ${region} ${last}`);
  expect(result.digests).toMatchObject({ valid: -3 });
});

test('the newest digests are removed everywhere: the period asked for goes on', async () => {
  const copy = new TrailCopy(demo);
  for (const each of [region, 'eu-central-1']) {
    for (const key of copy.digests(each).slice(-3)) {
      for (const { s3Object } of copy.body(key).logFiles) copy.remove(s3Object);
      copy.remove(key);
      delete copy.metadata[key];
    }
  }
  const last = copy.body(newest(copy)).digestEndTime;
  const open = await copy.check();
  expect(open.gaps).toEqual(untouched.gaps);
  const asked = await copy.check({ from: '2026-06-26T00:00:00Z', to: '2026-07-01T00:00:00Z' });
  const late = asked.gaps.find((gap) => gap.region === region && gap.from === last);
  expect(late).toMatchObject({ to: '2026-07-01T00:00:00Z' });
});

test('a digest is moved', async () => {
  let key = '';
  let to = '';
  const result = await check((copy) => {
    ({ key } = target(copy));
    to = key.replace(/\/\d\d\/(?=[^/]+$)/, '/99/');
    copy.write(to, copy.bytes(key));
    copy.remove(key);
  });
  expect(result).toEqual({
    ...nothing,
    digests: { valid: -1, invalid: 1 },
    logs: { valid: -1, unchecked: 1 },
    findings: [`digest-moved ${basename(to)}`],
  });
});

test('the signature of a digest is another one’s', async () => {
  let key = '';
  const result = await check((copy) => {
    const { keys, at } = target(copy);
    key = keys[at] ?? '';
    copy.metadata[key] = { ...copy.metadata[keys[at - 1] ?? ''] };
  });
  expect(result).toEqual({
    ...nothing,
    digests: { valid: -1, invalid: 1 },
    logs: { valid: -1, unchecked: 1 },
    findings: [`digest-signature ${basename(key)}`],
  });
});

// AWS's command compares neither. Turns red if `brokenLink` is not asked.
test.each([
  ['previousDigestHashValue', 'digest-previous-hash', 'ab'.repeat(32)],
  ['previousDigestSignature', 'digest-previous-signature', 'ab'.repeat(256)],
])('%s is wrong, and the digest signed all the same', async (member, code, value) => {
  let key = '';
  const result = await check((copy) => {
    key = newest(copy);
    copy.sign(key, { ...copy.body(key), [member]: value });
  });
  expect(result).toEqual({
    ...nothing,
    digests: { valid: -1, invalid: 1 },
    findings: [`${code} ${basename(key)}`],
  });
});

test('a key is missing: every digest that it signed says so, and no other', async () => {
  const copy = new TrailCopy(demo);
  const list = copy.json('list_public_keys.json') as { PublicKeyList: { Fingerprint: string }[] };
  const [gone, ...kept] = list.PublicKeyList;
  copy.write('list_public_keys.json', JSON.stringify({ PublicKeyList: kept }));
  const result = await copy.check();
  const signed = [...copy.digests(region), ...copy.digests('eu-central-1')].filter(
    (key) => copy.body(key).digestPublicKeyFingerprint === gone?.Fingerprint,
  );
  expect(result.digests.invalid).toBe(signed.length);
  expect(new Set(result.findings.map(({ code }) => code))).toEqual(new Set(['digest-key-missing']));
  expect(result.findings.map(({ place }) => basename(place)).sort()).toEqual(
    signed.map((key) => basename(key)).sort(),
  );
  const again = await copy.check({
    keyFiles: [{ name: 'keys.json', text: JSON.stringify({ PublicKeyList: [gone] }) }],
  });
  expect(found(again)).toEqual(nothing);
});

// AWS's command looks only whether there is a name.
test('the metadata of a digest names another algorithm', async () => {
  let key = '';
  const result = await check((copy) => {
    ({ key } = target(copy));
    copy.metadata[key] = { ...copy.metadata[key], 'signature-algorithm': 'SHA1withRSA' };
  });
  expect(result).toMatchObject({
    digests: { valid: -1, invalid: 1 },
    findings: [`digest-algorithm ${basename(key)}`],
    gaps: [],
  });
});

test.each([
  ['digestSignatureAlgorithm', 'MD5withRSA'],
  ['previousDigestHashAlgorithm', 'MD5'],
])('%s is another one, and the digest signed all the same', async (member, value) => {
  let key = '';
  const result = await check((copy) => {
    key = newest(copy);
    copy.sign(key, { ...copy.body(key), [member]: value });
  });
  expect(result).toMatchObject({
    digests: { valid: -1, invalid: 1 },
    findings: [`digest-algorithm ${basename(key)}`],
    gaps: [],
  });
});

test('the hash algorithm of a log file is another one, and the digest signed all the same', async () => {
  let at = target(new TrailCopy(demo));
  const result = await check((copy) => {
    at = target(copy);
    const body = copy.body(at.key);
    const logFiles = body.logFiles.map((log) => ({ ...log, hashAlgorithm: 'MD5' }));
    copy.rechain(at.keys.slice(at.at), { ...body, logFiles });
  });
  expect(result).toEqual({
    ...nothing,
    logs: { valid: -1, invalid: 1 },
    findings: [`log-algorithm ${basename(at.log)}`],
  });
});

test.each([true, false])('a backfill digest; it tells when it was made: %s', async (isTold) => {
  let key = '';
  const result = await check((copy) => {
    const at = target(copy);
    key = at.key.replace('.json.gz', '_backfill.json.gz');
    const log = at.log.replace(/_\w{16}\.json\.gz$/, '_BACKFILLBACKFILL.json.gz');
    const text = copy.text(at.log).replace(/"eventVersion"/, ' "eventVersion"');
    copy.writeText(log, text);
    const body = asStart({ ...copy.body(at.key), digestS3Object: key });
    const [first] = body.logFiles;
    const hashValue = hashOf(text);
    copy.sign(key, { ...body, logFiles: first ? [{ ...first, s3Object: log, hashValue }] : [] });
    const told = { 'backfill-generation-timestamp': '2026-07-02T00:00:00Z' };
    copy.metadata[key] = { ...copy.metadata[key], ...(isTold ? told : {}) };
  });
  expect(result).toEqual(
    isTold
      ? { ...nothing, digests: { valid: 1, backfill: 1 }, logs: { valid: 1 } }
      : {
          ...nothing,
          digests: { invalid: 1, backfill: 1 },
          logs: { unchecked: 1 },
          findings: [`digest-backfill-time ${basename(key)}`],
        },
  );
});

test('an empty digest is valid, and proof that nothing was delivered; without it there is a gap', async () => {
  let span = '';
  const copy = new TrailCopy(demo);
  const empty = copy
    .digests(region)
    .findIndex((key, n) => n > 3 && copy.body(key).logFiles.length === 0);
  expect(empty).toBeGreaterThan(0);
  const result = await check((each) => {
    const key = each.digests(region)[empty] ?? '';
    span = spanOf(each, key);
    each.remove(key);
  });
  expect(result).toMatchObject({
    digests: { valid: -1, missing: 1 },
    logs: {},
    gaps: [`missing digest ${span}`],
  });
});

// Turns red if a digest without a predecessor is taken for a gap.
test('a chain that starts anew where the one before ended is no gap', async () => {
  const result = await check((copy) => {
    const { keys, at, key } = target(copy);
    copy.rechain(keys.slice(at), asStart(copy.body(key)));
  });
  expect(result).toEqual(nothing);
});

test('a chain that starts within the archive is no gap; one that names a digest before it is', async () => {
  const copy = new TrailCopy(demo);
  const { keys, at, key } = target(copy);
  for (const each of keys.slice(0, at)) {
    for (const { s3Object } of copy.body(each).logFiles) copy.remove(s3Object);
    copy.remove(each);
    delete copy.metadata[each];
  }
  const before = await copy.check();
  expect(before.digests.missing).toBe(1);
  expect(before.gaps.filter(({ reason }) => reason === 'missing digest')).toMatchObject([
    { region, to: copy.body(key).digestStartTime },
  ]);
  copy.rechain(keys.slice(at), asStart(copy.body(key)));
  const after = await copy.check();
  expect(after.digests.missing).toBe(0);
  expect(after.gaps).toEqual(untouched.gaps);
  const asked = await copy.check({ from: '2026-06-26T00:00:00Z' });
  expect(asked.gaps.map(({ reason }) => reason)).toContain('outside the request');
});

test('validation is switched off for two days', async () => {
  let span = '';
  let logs = 0;
  const result = await check((copy) => {
    const { keys, at } = target(copy);
    const off = keys.slice(at, at + 48);
    const next = keys[at + 48] ?? '';
    span = `${region} ${copy.body(off[0] ?? '').digestStartTime} ${copy.body(next).digestStartTime}`;
    for (const key of off) {
      logs += copy.body(key).logFiles.length;
      copy.remove(key);
      delete copy.metadata[key];
    }
    copy.rechain(keys.slice(at + 48), asStart(copy.body(next)));
  });
  expect(logs).toBeGreaterThan(0);
  expect(result).toEqual({
    ...nothing,
    digests: { valid: -48 },
    logs: { valid: -logs, uncovered: logs },
    gaps: [`validation off ${span}`],
  });
});

test.each([
  ['a second gzip member', () => gzipSync('{"Records":[]}')],
  ['zeros', () => Buffer.alloc(64)],
  ['garbage', () => Buffer.from('garbage')],
])('%s behind a log file', async (_name, tail) => {
  let log = '';
  const result = await check((copy) => {
    ({ log } = target(copy));
    copy.write(log, Buffer.concat([copy.bytes(log), tail()]));
  });
  expect(result).toEqual({
    ...nothing,
    logs: { valid: -1, invalid: 1 },
    findings: [`log-trailing-data ${basename(log)}`],
  });
});

test.each([
  ['a second gzip member', () => gzipSync('{}')],
  ['zeros', () => Buffer.alloc(64)],
])('%s behind a digest: what it lists stays proven', async (_name, tail) => {
  let key = '';
  const result = await check((copy) => {
    ({ key } = target(copy));
    copy.write(key, Buffer.concat([copy.bytes(key), tail()]));
  });
  expect(result).toEqual({
    ...nothing,
    digests: { valid: -1, invalid: 1 },
    findings: [`digest-trailing-data ${basename(key)}`],
  });
});

test('without any metadata the next digest’s quotation stands in for a signature', async () => {
  const copy = new TrailCopy(demo);
  for (const key of Object.keys(copy.metadata)) delete copy.metadata[key];
  const result = await copy.check();
  // The last digest of each chain is quoted by none: two chains in each of two regions.
  expect(result.digests).toMatchObject({ valid: untouched.digests.valid - 4, invalid: 4 });
  expect(new Set(result.findings.map(({ code }) => code))).toEqual(
    new Set(['digest-signature-missing']),
  );
});
