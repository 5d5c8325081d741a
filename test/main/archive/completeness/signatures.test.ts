import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  stringToSign,
  type DigestBody,
} from '../../../../main/archive/completeness/digest-file.ts';
import { isSignedBy } from '../../../../main/archive/completeness/judge-digest.ts';
import { isAws, keyRing } from '../../../../main/archive/completeness/keys.ts';
import { checkCompleteness } from '../../../../main/archive/completeness/check.ts';
import { recordAct } from '../../../../main/archive/ledger.ts';
import { deriveSigningKey } from '../../../../main/demo/rsa-key.ts';
import { verifyFile } from '../../../../main/verify/index.ts';
import { writeDemo } from '../../../../main/demo/index.ts';
import { importPaths, maria, newArchive } from '../../../fixtures/archives.ts';
import { tempFolder } from '../../../fixtures/temp.ts';
import { sha256, TrailCopy } from '../../../fixtures/trail-copy.ts';

// The known answer of AWS's own tests (aws-cli, test_properly_signs_when_no_previous_signature).
test('what CloudTrail signs', () => {
  const body = { digestEndTime: 'a', digestS3Bucket: 'b', digestS3Object: 'c' };
  expect(stringToSign({ ...body, previousDigestSignature: null }, sha256('abc'))).toBe(
    'a\nb/c\nba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\nnull',
  );
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

test.runIf(hasOpenssl)(
  'openssl agrees on every signature of the demo trail',
  async () => {
    const demo = join(tempFolder(), 'demo');
    await writeDemo({ out: demo, events: 300, accounts: 1, regions: 2, days: 3 });
    const copy = new TrailCopy(demo);
    const archive = newArchive();
    await importPaths(archive, join(demo, 'list_public_keys.json'));
    const ring = keyRing(archive.read);
    const work = tempFolder();
    for (const { key, fingerprint } of ring.values()) {
      const pem = key?.export({ type: 'spki', format: 'pem' }) ?? '';
      writeFileSync(join(work, `${fingerprint}.pem`), pem);
    }
    const openssl = (body: DigestBody, hash: string, signature: string): boolean => {
      writeFileSync(join(work, 'data'), stringToSign(body, hash));
      writeFileSync(join(work, 'signature'), Buffer.from(signature, 'hex'));
      const pem = join(work, `${body.digestPublicKeyFingerprint}.pem`);
      const options = ['dgst', '-sha256', '-verify', pem, '-signature', 'signature', 'data'];
      return spawnSync('openssl', options, { cwd: work }).status === 0;
    };
    const signed = Object.entries(copy.metadata);
    expect(signed.length).toBeGreaterThan(140);
    let before = '';
    for (const [digest, { signature = '' }] of signed) {
      const body = copy.body(digest);
      const own = ring.get(body.digestPublicKeyFingerprint);
      if (own === undefined) throw new Error('a digest of another key');
      const hash = sha256(copy.text(digest));
      expect([isSignedBy(own, body, hash, signature), openssl(body, hash, signature)]).toEqual([
        true,
        true,
      ]);
      if (before !== '') {
        expect([isSignedBy(own, body, hash, before), openssl(body, hash, before)]).toEqual([
          false,
          false,
        ]);
      }
      before = signature;
    }
  },
  120_000,
);

// Turns red if a key from a file could ever count as confirmed, or a fetched one be overruled by a file.
test('keys that we fetched are confirmed, and only they; the archive stays intact', async () => {
  const demo = join(tempFolder(), 'demo');
  await writeDemo({ out: demo, events: 300, accounts: 1, regions: 1, days: 4 });
  const copy = new TrailCopy(demo);
  const archive = newArchive();
  await importPaths(archive, demo);
  const before = (await checkCompleteness(archive.read)).summary;
  expect(before.keys).toEqual({ confirmed: 0, supplied: 2 });
  expect(before.states.L).toBe(0);
  const { PublicKeyList } = copy.json('list_public_keys.json') as { PublicKeyList: object[] };
  const fetch = (endpoint: string | null, keys: readonly object[]): void => {
    const answer = JSON.stringify({ PublicKeyList: keys });
    const caller = 'arn:aws:iam::1:user/audit';
    recordAct(archive.write, maria, 'keys.fetched', { items: [{ caller, endpoint, answer }] });
  };
  fetch('http://127.0.0.1:4566', PublicKeyList);
  expect((await checkCompleteness(archive.read)).summary.keys).toEqual({
    confirmed: 0,
    supplied: 2,
  });
  fetch(null, PublicKeyList.slice(0, 1));
  const after = (await checkCompleteness(archive.read)).summary;
  expect(after.keys).toEqual({ confirmed: 1, supplied: 1 });
  expect(after.keyList[0]?.source).toMatch(/^fetched by Maria Keller on .* as arn:aws:iam::1:user/);
  expect(after.states.L).toBeGreaterThan(0);
  expect(after.states.S).toBeGreaterThan(0);
  expect(await verifyFile(archive.file)).toMatchObject({ valid: true });
});

test('a key under the fingerprint of another one is not used', () => {
  const archive = newArchive();
  const value = deriveSigningKey('trailproof', 'first').publicDer.toString('base64');
  const forged = { Value: value, Fingerprint: 'ab'.repeat(16) };
  const text = JSON.stringify({ PublicKeyList: [forged] });
  const ring = keyRing(archive.read, [{ name: 'forged.json', text }]);
  expect(ring.get('ab'.repeat(16))).toMatchObject({ origin: 'supplied', key: undefined });
});

// Turns red if an endpoint of somebody else's is taken for AWS.
test.each([
  [null, true],
  ['https://cloudtrail.eu-central-1.amazonaws.com', true],
  ['https://vpce-0a1b.cloudtrail.eu-central-1.vpce.amazonaws.com', true],
  ['https://cloudtrail.cn-north-1.amazonaws.com.cn', true],
  ['https://cloudtrail.us-east-1.api.aws', true],
  ['http://cloudtrail.eu-central-1.amazonaws.com', false],
  ['https://amazonaws.com.example.org', false],
  ['https://fakeamazonaws.com', false],
  ['http://127.0.0.1:4566', false],
  ['nonsense', false],
])('%s is AWS: %s', (endpoint, is) => {
  expect(isAws(endpoint)).toBe(is);
});
