import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Verification } from '../../../preload/contract/integrity.ts';
import { anchorsOf } from '../../../main/archive/anchors.ts';
import { appendEntry, ledgerHead } from '../../../main/archive/ledger.ts';
import { ledgerPage } from '../../../main/archive/ledger-view.ts';
import { engagementOf } from '../../../main/archive/summary.ts';
import { timestampHead } from '../../../main/engine/timestamp-head.ts';
import { checkStamp, verifyFile, verifyProof } from '../../../main/verify/index.ts';
import { maria } from '../../fixtures/archives.ts';
import { haveOpenssl, makePki } from '../../pki/pki.ts';
import { granted, send, startTsa, type Answer, type Tsa } from '../../pki/tsa.ts';
import { bench } from '../verify/proof/proved.ts';
import { rewordLast, rewriteWhole } from '../verify/rewriting.ts';

const wrong = ({ checks }: Verification): string[] =>
  checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);

describe.skipIf(!haveOpenssl)('time stamps', () => {
  let pki: ReturnType<typeof makePki>;
  let tsa: Tsa;
  beforeAll(async () => {
    pki = makePki();
    tsa = await startTsa(pki);
  });
  afterAll(async () => {
    await tsa.stop();
    pki.remove();
  });
  beforeEach(() => tsa.answerWith(granted));

  /** The token in the last entry, as DER. */
  const tokenOf = (entry: string): Buffer =>
    Buffer.from((JSON.parse(entry) as { body: { token: string } }).body.token, 'base64');

  // Red if the request is not one that openssl understands, or if the token kept is not the
  // authority's, byte for byte.
  test('the head is stamped, and openssl finds the token in the ledger good', async () => {
    const { session, file } = await bench();
    const head = ledgerHead(session.read);
    const stamped = await timestampHead(session, maria, tsa.url);
    expect(stamped).toMatchObject({ head, authority: tsa.name });
    expect(Math.abs(Date.parse(stamped.at) - Date.now())).toBeLessThan(60_000);
    const { entry } = session.archive.connection
      .prepare('SELECT entry FROM ledger WHERE hash = ?')
      .get(stamped.hash) as { entry: string };
    writeFileSync(join(pki.folder, 'kept.tst'), tokenOf(entry));
    const said = execFileSync(
      'openssl',
      `ts -verify -digest ${head} -token_in -in kept.tst -CAfile root.pem -untrusted issuing.pem`.split(
        ' ',
      ),
      { cwd: pki.folder, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    expect(said.toString()).toContain('Verification: OK');
    expect(ledgerPage(session.read, 0, 1).entries[0]?.sentence).toBe(
      `Head time-stamped by “${tsa.name}” at ${stamped.at}`,
    );
    expect(wrong(await verifyFile(file))).toEqual([]);
  });

  // Red if more than the hash leaves the machine.
  test('the request holds the head and a number, and nothing else of the archive', async () => {
    const { session } = await bench();
    const before = tsa.queries.length;
    const { head } = await timestampHead(session, maria, tsa.url);
    const [query] = tsa.queries.slice(before);
    expect(query?.includes(Buffer.from(head, 'hex'))).toBe(true);
    expect(query?.length).toBeLessThan(80);
  });

  // Red if a time stamp is no anchor for the status line, or covers its own entry.
  test('a time stamp counts as an anchor, and covers the acts before it', async () => {
    const { session } = await bench();
    expect(engagementOf(session.read).ledger.anchoredAt).toBeNull();
    const acts = engagementOf(session.read).ledger.acts;
    const { head, at, hash } = await timestampHead(session, maria, tsa.url);
    expect(anchorsOf(session.read)).toEqual([
      { kind: 'time stamp', at, by: tsa.name, name: '', head, acts, entry: hash },
    ]);
    expect(engagementOf(session.read).ledger).toMatchObject({
      anchoredAt: expect.any(String) as string,
      actsSinceAnchor: 1,
    });
  });

  // Red if the token is not put into the proof, or is not checked there.
  test('a proof made before the time stamp carries it, whatever came later', async () => {
    const { session, prove } = await bench();
    await prove('b-2');
    const { head } = await timestampHead(session, maria, tsa.url);
    appendEntry(session.archive.write, maria, 'event.annotated', { note: 'later' });
    const proof = await prove('b-4');
    const good = verifyProof(proof, { trust: pki.rootPem });
    expect(good).toMatchObject({ valid: true, trust: 'trusted' });
    expect(good.checks.find(({ name }) => name === 'time stamp')?.detail).toContain(tsa.name);
    expect(verifyProof(proof, { trust: pki.pem('lookalike') })).toMatchObject({
      valid: false,
      trust: 'not trusted',
    });
    const value = JSON.parse(proof.toString()) as { head: string; timeStamp: { token: string } };
    expect(value.head).toBe(head);
    const bare = proof.toString().replace(/"timeStamp":\{[^}]+\}/, '"timeStamp":null');
    expect(verifyProof(Buffer.from(bare))).toMatchObject({ valid: true });
    const other = tsa.reply(tsa.otherQuery()).toString('base64');
    const changed = proof.toString().replace(value.timeStamp.token, other);
    expect(wrong(verifyProof(Buffer.from(changed)))[0]).toMatch(/^time stamp: /);
    // The further certificates of the token too, which nobody signed.
    const turned = (at: number): Buffer => {
      const bytes = Buffer.from(proof);
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
      return bytes;
    };
    fc.assert(
      fc.property(fc.nat(proof.length * 8 - 1), (at) => !verifyProof(turned(at)).valid),
      {
        numRuns: 1000,
      },
    );
  });

  // Red if the verification of an archive does not look into its tokens again: a ledger rewritten as a
  // whole keeps a token that stamps another head.
  test('a ledger that was rewritten behind a time stamp is found without anything else', async () => {
    const { session, file } = await bench();
    appendEntry(session.archive.write, maria, 'x.said', { text: 'what was said' });
    const { at } = await timestampHead(session, maria, tsa.url);
    session.close();
    const good = await verifyFile(file, { trust: pki.rootPem });
    expect(good).toMatchObject({ valid: true, trust: 'trusted' });
    expect(good.checks.find(({ name }) => name === 'anchors')?.detail).toMatch(
      /0 signed reports and holds 1 time stamp; the last one, by “Test Time-Stamping Unit 1” at .* covers 5 acts of 6/,
    );
    expect(await verifyFile(file, { trust: pki.pem('lookalike') })).toMatchObject({
      valid: false,
      trust: 'not trusted',
    });
    rewordLast(file, (entry) => entry.replace(`"at":"${at}"`, '"at":"2020-01-01T00:00:00Z"'));
    expect(wrong(await verifyFile(file))[0]).toMatch(/it tells another time or authority/);
    rewordLast(file, (entry) => entry.replace('"at":"2020-01-01T00:00:00Z"', `"at":"${at}"`));
    rewriteWhole(file, 'what was said', 'something else');
    expect(wrong(await verifyFile(file))[0]).toMatch(
      /^anchors: 1 fault: ledger \S+ 6: its time stamp is not good: it stamps another hash/,
    );
  });

  // Red if tokens of older authorities are refused: SHA-1 names the certificate there (RFC 2634).
  test('an authority that names its certificate in the older way is taken', async () => {
    const { session } = await bench();
    tsa.answerWith((self, query, response) => send(response, self.reply(query, 'old')));
    expect(await timestampHead(session, maria, tsa.url)).toMatchObject({ authority: tsa.name });
  });

  const refusals: readonly (readonly [what: string, answer: Answer, code: string, says: RegExp])[] =
    [
      // Red without the comparison of the imprint.
      [
        'a stamp of another hash',
        (self, _query, response) => send(response, self.reply(self.otherQuery())),
        'refused',
        /is not good: it stamps another hash\. Nothing was recorded\.$/,
      ],
      // Red without the comparison of the nonce: an old answer would do.
      [
        'the answer to another request over the same head',
        (self, query, response) => {
          const imprint = query.subarray(query.length - 32 - 13, query.length - 13).toString('hex');
          send(response, self.reply(self.otherQuery(imprint)));
        },
        'refused',
        /is not good: it answers another request/,
      ],
      // Red if the status is not looked at.
      [
        'a rejection',
        (self, query, response) => send(response, self.reply(query, 'choosy')),
        'refused',
        /refused to stamp \(status 2.*\)\. Nothing was recorded/,
      ],
      [
        'a page of HTML',
        (_self, _query, response) => {
          response.setHeader('content-type', 'text/html');
          response.end('<!doctype html><title>Welcome</title>');
        },
        'unreachable',
        /its answer is something else \(text\/html\); check the address/,
      ],
      [
        'an answer of 10 MB',
        (_self, _query, response) => send(response, Buffer.alloc(10_000_000, 0x30)),
        'unreachable',
        /its answer is larger than 1 MB/,
      ],
      [
        'a status that is no success',
        (_self, _query, response) => {
          response.statusCode = 302;
          response.setHeader('location', 'http://127.0.0.1:1/');
          response.end();
        },
        'unreachable',
        /it answered with status 302/,
      ],
      [
        'a connection that is broken off',
        (_self, _query, response) => response.socket?.destroy(),
        'unreachable',
        /the connection failed|it broke off the connection/,
      ],
      // Red without the timeout: the test would never end.
      ['silence', () => undefined, 'unreachable', /it did not answer within 0\.3 seconds/],
      [
        'noise',
        (_self, _query, response) => send(response, randomBytes(3000)),
        'unreachable',
        /its answer is something else/,
      ],
      [
        'a turned bit in the signature',
        (self, query, response) => {
          const reply = self.reply(query);
          reply[reply.length - 3] = (reply.at(-3) ?? 0) ^ 1;
          send(response, reply);
        },
        'refused',
        /is not good: the signature does not fit the authority’s key/,
      ],
    ];
  test.each(refusals)(
    '%s is refused, and nothing is recorded',
    async (what, answer, code, says) => {
      const { session } = await bench();
      const head = ledgerHead(session.read);
      tsa.answerWith(answer);
      const timeoutMs = what === 'silence' ? 300 : 20_000;
      const asked = timestampHead(session, maria, tsa.url, { timeoutMs });
      await expect(asked).rejects.toMatchObject({
        code,
        message: expect.stringMatching(says) as string,
      });
      expect(ledgerHead(session.read)).toBe(head);
    },
  );

  test('where nothing answers, and what is no address, ends in a sentence', async () => {
    const { session } = await bench();
    for (const [address, code, says] of [
      [
        'http://127.0.0.1:1/tsr',
        'unreachable',
        /nothing answers at that address|connection failed/,
      ],
      [
        'http://does-not-exist.invalid/',
        'unreachable',
        /there is no such host|there is no network/,
      ],
      ['ftp://tsa.example.com', 'bad_request', /is no web address/],
      ['tsa', 'bad_request', /is no web address/],
      ['https://maria:secret@tsa.example.com', 'bad_request', /holds a password/],
    ] as const) {
      await expect(timestampHead(session, maria, address)).rejects.toMatchObject({
        code,
        message: expect.stringMatching(says) as string,
      });
    }
  });

  // Red without the check of the purpose: any certificate could stamp. openssl itself would not sign
  // with it as an authority, so the token is made as a plain CMS object over a true TSTInfo.
  test('a token signed with a certificate that is not for time stamps is refused', () => {
    const head = randomBytes(32).toString('hex');
    tsa.reply(tsa.otherQuery(head));
    const cms = '-inform DER -outform DER -binary';
    pki.run('ts -reply -in r.tsr -token_out -out t.tst');
    pki.run(`cms -verify -noverify ${cms} -in t.tst -CAfile root.pem -out info.der`);
    for (const leaf of ['ec', 'webServer'] as const) {
      pki.pem(leaf);
      pki.run(
        `cms -sign -binary -outform DER -nodetach -cades -md sha256 -econtent_type 1.2.840.113549.1.9.16.1.4 -in info.der -signer ${leaf}.pem -inkey ${leaf}.key -out forged.tst`,
      );
      expect(checkStamp(pki.read('forged.tst'), head)).toMatchObject({
        ok: false,
        reason: expect.stringMatching(/is not for time stamps alone$/) as string,
      });
    }
    pki.run(
      'cms -sign -binary -outform DER -nodetach -md sha256 -econtent_type 1.2.840.113549.1.9.16.1.4 -in info.der -signer tsa.pem -inkey tsa.key -out forged.tst',
    );
    expect(checkStamp(pki.read('forged.tst'), head)).toMatchObject({
      ok: false,
      reason: 'it does not name the authority’s certificate by its hash',
    });
  });

  // Red if a bit of what is signed is not under the signature, or if a bad token is an exception.
  test('whichever byte of a token is changed, it is no crash, and what it says stays true', () => {
    const head = randomBytes(32).toString('hex');
    tsa.reply(tsa.otherQuery(head));
    pki.run('ts -reply -in r.tsr -token_out -out t.tst');
    const token = pki.read('t.tst');
    const good = checkStamp(token, head);
    expect(good).toMatchObject({ ok: true });
    for (let at = 0; at < token.length; at += 1) {
      const bytes = Buffer.from(token);
      bytes[at] = (bytes[at] ?? 0) ^ 0x01;
      const found = checkStamp(bytes, head);
      if (!found.ok || !good.ok) continue;
      expect({ at: found.at, authority: found.authority.raw }).toEqual({
        at: good.at,
        authority: good.authority.raw,
      });
    }
    expect(checkStamp(token.subarray(0, -1), head)).toMatchObject({ ok: false });
    expect(checkStamp(Buffer.concat([token, Buffer.of(0)]), head)).toMatchObject({ ok: false });
    expect(checkStamp(Buffer.of(), head)).toMatchObject({ ok: false });
  });
});
