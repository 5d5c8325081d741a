import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verification } from '../../../preload/contract/integrity.ts';
import { anchorsOf } from '../../../main/archive/anchors.ts';
import { findByEventID } from '../../../main/archive/find-event.ts';
import { ledgerHead } from '../../../main/archive/ledger.ts';
import { annotate } from '../../../main/assess/index.ts';
import { makeProof } from '../../../main/engine/make-proof.ts';
import { makeReport } from '../../../main/engine/make-report.ts';
import { openSession, type Session } from '../../../main/engine/session.ts';
import { verifyFile } from '../../../main/verify/index.ts';
import { maria } from '../../fixtures/archives.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { haveOpenssl, makePki, pkiPassword } from '../../pki/pki.ts';
import { goodArchive } from './archive-tampering.ts';
import { rewordLast, rewriteWhole } from './rewriting.ts';

const note = 'Seen with the operator.';
const otherNote = 'Nothing to see for me';
const wrong = ({ checks }: Verification): string[] =>
  checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
const detailOf = ({ checks }: Verification, name: string): string =>
  checks.find((check) => check.name === name)?.detail ?? '';

async function inSession<T>(file: string, work: (session: Session) => Promise<T> | T): Promise<T> {
  const session = openSession(file);
  try {
    return await work(session);
  } finally {
    session.close();
  }
}

describe.skipIf(!haveOpenssl)('an archive held against a signed report', () => {
  let pki: ReturnType<typeof makePki>;
  beforeAll(() => {
    pki = makePki();
  });
  afterAll(() => pki.remove());

  /** Seal, note, signed report, note: the report covers the seal, though an act lies between. */
  async function scene(): Promise<{
    folder: string;
    archive: string;
    report: string;
    proof: string;
  }> {
    const { file: archive } = await goodArchive();
    const folder = tempFolder();
    const p12 = join(folder, 'maria.p12');
    writeFileSync(p12, pki.p12('ec'));
    const [report, proof] = [join(folder, 'report.pdf'), join(folder, 'proof.json')];
    await inSession(archive, async (session) => {
      const [event] = findByEventID(session.read, session.readText, 'three');
      if (event === undefined) throw new Error('no event');
      await makeProof(session, maria, { event, out: proof });
      annotate(session.archive.write, maria, { events: [event], note: 'Later.' });
      const signing = { p12, password: pkiPassword };
      await makeReport(session, maria, { assessment: 'A-1', draft: false, out: report, signing });
      annotate(session.archive.write, maria, { events: [event], note: 'After the report.' });
    });
    return { folder, archive, report, proof };
  }

  // Red if the head that a report names is compared with the newest head only.
  test('that it has grown since is no change', async () => {
    const { archive, report } = await scene();
    const result = await verifyFile(archive, { reports: [report] });
    expect(wrong(result)).toEqual([]);
    expect(detailOf(result, 'anchor report.pdf')).toMatch(
      /is the beginning of this one: 13 acts, head [0-9a-f]{64}; signed with the key of “Maria Keller \(ec\)”.*; 2 acts came later$/,
    );
  });

  // Red if a consistent rewriting is not looked for outside the file, or if plain verification
  // claims that there was none.
  test('a ledger rewritten as a whole is valid by itself, and found against the report', async () => {
    const { folder, archive, report } = await scene();
    const copy = join(folder, 'rewritten.trailproof');
    copyFileSync(archive, copy);
    rewriteWhole(copy, note, otherNote);
    const plain = await verifyFile(copy);
    expect(wrong(plain)).toEqual([]);
    expect(plain.valid).toBe(true);
    expect(detailOf(plain, 'anchors')).toMatch(
      /1 signed report.*; none was given.*rewritten as a whole cannot be excluded$/,
    );
    const held = await verifyFile(copy, { reports: [report] });
    expect(held.valid).toBe(false);
    expect(wrong(held)).toEqual([
      expect.stringMatching(
        /^anchor report\.pdf: the ledger was changed since the report was signed: entry 9 of chain \S+ \(event\.annotated, .*, Maria Keller\) is another one there; so are 4 entries after it$/,
      ),
    ]);
  });

  // Red if only entries that are there are compared.
  test('a ledger cut off behind the report’s back is found', async () => {
    const { report } = await scene();
    const other = (await goodArchive()).file;
    const held = await verifyFile(other, { reports: [report] });
    expect(wrong(held)[0]).toMatch(/^anchor report\.pdf: not one entry/);
  });

  // Red if a report is believed before it is verified.
  test('a report that was altered anchors nothing', async () => {
    const { archive, report } = await scene();
    const altered = join(tempFolder(), 'altered.pdf');
    const bytes = readFileSync(report);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    writeFileSync(altered, bytes);
    const held = await verifyFile(archive, { reports: [altered, report] });
    expect(wrong(held)).toEqual([
      expect.stringMatching(/^anchor altered\.pdf: the report is not valid itself \(signature /),
    ]);
  });

  // Red if trust is not passed on to the report's own verification.
  test('whose key it is, the certificates given decide', async () => {
    const { archive, report } = await scene();
    const good = await verifyFile(archive, { reports: [report], trust: pki.rootPem });
    expect(good).toMatchObject({ valid: true, trust: 'trusted' });
    const bad = await verifyFile(archive, { reports: [report], trust: pki.pem('lookalike') });
    expect(bad).toMatchObject({ valid: false, trust: 'not trusted' });
    expect(await verifyFile(archive, { trust: pki.rootPem })).toMatchObject({
      valid: true,
      trust: 'not checked',
    });
  });

  test('a head that one knows is looked for among all that the ledger had', async () => {
    const { archive } = await scene();
    const [anchor] = await inSession(archive, ({ read }) => anchorsOf(read));
    expect(anchor).toMatchObject({ kind: 'report', acts: 13, by: 'Maria Keller (ec)' });
    const held = await verifyFile(archive, { archiveHead: anchor?.head });
    expect(detailOf(held, 'anchor')).toBe('the head that you gave covers 13 acts of 15');
    const unknown = await verifyFile(archive, { archiveHead: '0'.repeat(64) });
    expect(wrong(unknown)).toEqual([
      'anchor: the head that you gave is none that this ledger ever had',
    ]);
  });

  // Red if the proof is compared with the report's head alone, or if a report made earlier passes.
  test('a proof is held against the ledger in the report', async () => {
    const { folder, archive, report, proof } = await scene();
    const held = await verifyFile(proof, { reports: [report] });
    expect(wrong(held)).toEqual([]);
    expect(detailOf(held, 'anchor report.pdf')).toMatch(
      /^the ledger in the report holds the seal; signed with the key of/,
    );
    const [again, late] = [join(folder, 'again.json'), join(folder, 'late.json')];
    await inSession(archive, async (session) => {
      const find = (id: string): number =>
        findByEventID(session.read, session.readText, id)[0] ?? 0;
      await makeProof(session, maria, { event: find('four'), out: again });
      await makeProof(session, maria, { event: find('l-1'), out: late });
    });
    // The same original: its seal is covered by the report, and used again.
    expect(wrong(await verifyFile(again, { reports: [report] }))).toEqual([]);
    expect(wrong(await verifyFile(late, { reports: [report] }))).toEqual([
      'anchor report.pdf: the report was made before the record was sealed: it says nothing of it',
    ]);
  });
});

// Red if an archive without anchors keeps quiet about what that means.
test('without an anchor the verdict says what cannot be excluded', async () => {
  const { file } = await goodArchive();
  const result = await verifyFile(file);
  expect(result.valid).toBe(true);
  expect(detailOf(result, 'anchors')).toMatch(/^not anchored: .* cannot be excluded$/);
});

// Red without the search among the heads that there were: a hand that rewrote the ledger and forgot
// what its reports say is found without any report.
test('a report’s act that names a head the ledger never had is found', async () => {
  const { file } = await goodArchive();
  await inSession(file, async (session) => {
    const out = join(tempFolder(), 'r.pdf');
    const wanted = { assessment: 'A-1', draft: true, out, signing: undefined };
    await makeReport(session, maria, wanted);
    expect(anchorsOf(session.read)).toEqual([]);
    expect(ledgerHead(session.read)).toMatch(/^[0-9a-f]{64}$/);
  });
  rewriteWhole(file, note, otherNote);
  expect(wrong(await verifyFile(file))).toEqual([]);
  rewordLast(file, (entry) => entry.replace(/"head":"\w{64}"/, `"head":"${'0'.repeat(64)}"`));
  expect(wrong(await verifyFile(file))).toEqual([
    expect.stringMatching(/^anchors: 1 fault: ledger \S+ 12: the head that a report names is none/),
  ]);
});
