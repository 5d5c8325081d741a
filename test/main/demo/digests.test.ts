import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { writeDemo } from '../../../main/demo/index.ts';
import { grouped, keysBelow, logsOf, newFolder, toldIn } from './trail.ts';

interface Digest {
  readonly key: string;
  readonly sha256: string;
  readonly body: {
    readonly awsAccountId: string;
    readonly digestStartTime: string;
    readonly digestEndTime: string;
    readonly digestS3Bucket: string;
    readonly digestS3Object: string;
    readonly digestPublicKeyFingerprint: string;
    readonly newestEventTime: string | null;
    readonly oldestEventTime: string | null;
    readonly previousDigestS3Object: string | null;
    readonly previousDigestHashValue: string | null;
    readonly previousDigestHashAlgorithm: string | null;
    readonly previousDigestSignature: string | null;
    readonly previousDigestS3Bucket: string | null;
    readonly logFiles: readonly { readonly s3Object: string; readonly hashValue: string }[];
  };
}

const folder = newFolder();
let chains: readonly (readonly Digest[])[];
let signatures: Readonly<Record<string, { readonly signature: string }>>;
let keys: ReadonlyMap<string, KeyObject>;

beforeAll(async () => {
  await writeDemo({ out: folder, events: 2500, days: 2 });
  const digests = keysBelow(folder)
    .filter((key) => key.includes('/CloudTrail-Digest/'))
    .map((key): Digest => {
      const text = gunzipSync(readFileSync(join(folder, key)));
      return { key, sha256: sha256(text), body: JSON.parse(text.toString()) as Digest['body'] };
    });
  chains = grouped(digests, ({ key }) => key.split('/').slice(0, 5).join('/'));
  signatures = readJson('s3_object_metadata.json');
  const list = readJson<{
    readonly PublicKeyList: readonly { readonly Value: string; readonly Fingerprint: string }[];
  }>('list_public_keys.json').PublicKeyList;
  keys = new Map(
    list.map(({ Value, Fingerprint }) => {
      const der = Buffer.from(Value, 'base64');
      expect(createHash('md5').update(der).digest('hex')).toBe(Fingerprint);
      return [Fingerprint, createPublicKey({ key: der, format: 'der', type: 'pkcs1' })];
    }),
  );
});

test('every account and region has digests for every hour, empty ones included', () => {
  expect(chains.length).toBe(12);
  for (const chain of chains) expect(chain.length).toBeGreaterThanOrEqual(2 * 24);
  expect(chains.flat().some(({ body }) => body.logFiles.length === 0)).toBe(true);
});

test('each digest follows its predecessor; the only new chain is after the stop', () => {
  const { from, to } = toldIn(folder).notLogged;
  for (const chain of chains) {
    const starts = chain.filter(({ body }) => body.previousDigestS3Object === null);
    expect(starts.map(({ key }) => key)).toHaveLength(2);
    expect(starts[0]).toBe(chain[0]);
    for (const { body } of starts) {
      expect(body.previousDigestHashValue).toBeNull();
      expect(body.previousDigestHashAlgorithm).toBeNull();
      expect(body.previousDigestSignature).toBeNull();
      expect(body.previousDigestS3Bucket).toBeNull();
    }
    const restart = chain.indexOf(starts[1] as Digest);
    expect(chain[restart - 1]?.body.digestEndTime.slice(0, 13)).toBe(from.slice(0, 13));
    expect((chain[restart]?.body.digestStartTime ?? '') > to).toBe(true);
    chain.forEach(({ key, body }, index) => {
      expect(body.digestS3Object).toBe(key);
      expect(key.endsWith(`_${body.digestEndTime.replace(/[-:]/g, '')}.json.gz`)).toBe(true);
      const before = chain[index - 1];
      if (before === undefined || body.previousDigestS3Object === null) return;
      expect(body.previousDigestS3Object).toBe(before.key);
      expect(body.previousDigestHashValue).toBe(before.sha256);
      expect(body.previousDigestSignature).toBe(signatures[before.key]?.signature);
      expect(body.digestStartTime).toBe(before.body.digestEndTime);
    });
  }
});

test('every log file is listed once, with the hash of its text and its times', () => {
  const listed = chains.flat().flatMap(({ body }) => body.logFiles);
  const logs = logsOf(folder);
  expect(listed.map(({ s3Object }) => s3Object).sort()).toEqual(logs.map(({ key }) => key));
  for (const { s3Object, hashValue } of listed) {
    expect(sha256(gunzipSync(readFileSync(join(folder, s3Object))))).toBe(hashValue);
  }
  const times = new Map(
    logs.map(({ key, records }) => [key, records.map((row) => String(row['eventTime'])).sort()]),
  );
  for (const { body } of chains.flat()) {
    const inside = body.logFiles.flatMap(({ s3Object }) => times.get(s3Object) ?? []).sort();
    expect([body.oldestEventTime, body.newestEventTime]).toEqual([
      inside[0] ?? null,
      inside.at(-1) ?? null,
    ]);
  }
});

test('every signature verifies, and both keys are in use', () => {
  const used = new Set<string>();
  for (const digest of chains.flat()) {
    const { body, key } = digest;
    used.add(body.digestPublicKeyFingerprint);
    const publicKey = keys.get(body.digestPublicKeyFingerprint) as KeyObject;
    const signature = Buffer.from(signatures[key]?.signature ?? '', 'hex');
    expect(verify('RSA-SHA256', Buffer.from(signedText(digest)), publicKey, signature)).toBe(true);
  }
  expect(used.size).toBe(2);
  expect(Object.keys(signatures).length).toBe(chains.flat().length);
});

/** Not everywhere on the path; the test above checks the same with node:crypto. */
const program = 'openssl';
const installed = spawnSync(program, ['version']).status === 0;

test.skipIf(!installed)('openssl agrees on the first, last and middle digests', () => {
  const work = newFolder();
  for (const chain of chains) {
    for (const digest of [chain[0], chain[chain.length >> 1], chain.at(-1)] as readonly Digest[]) {
      const publicKey = keys.get(digest.body.digestPublicKeyFingerprint) as KeyObject;
      const [pem, signed, signature] = ['key.pem', 'signed', 'signature'].map((name) =>
        join(work, name),
      ) as [string, string, string];
      writeFileSync(pem, publicKey.export({ type: 'spki', format: 'pem' }));
      writeFileSync(signed, signedText(digest));
      writeFileSync(signature, Buffer.from(signatures[digest.key]?.signature ?? '', 'hex'));
      const said = execFileSync(program, [
        'dgst',
        '-sha256',
        '-verify',
        pem,
        '-signature',
        signature,
        signed,
      ]);
      expect(said.toString()).toContain('Verified OK');
    }
  }
});

/** The string to sign of the CloudTrail user guide, "custom validation". */
function signedText({ body, key, sha256: hash }: Digest): string {
  const previous = body.previousDigestSignature ?? 'null';
  return [body.digestEndTime, `${body.digestS3Bucket}/${key}`, hash, previous].join('\n');
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
