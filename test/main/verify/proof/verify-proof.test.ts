import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendEntry, ledgerHead } from '../../../../main/archive/ledger.ts';
import { canonical } from '../../../../main/platform/canonical.ts';
import { verifyArchive, verifyFile, verifyProof } from '../../../../main/verify/index.ts';
import { maria } from '../../../fixtures/archives.ts';
import { tempFolder } from '../../../fixtures/temp.ts';
import { have } from '../../report/tools.ts';
import { bench } from './proved.ts';

type Json = Record<string, unknown>;
const parsed = (bytes: Buffer): Json => JSON.parse(bytes.toString()) as Json;
const written = (value: unknown): Buffer => Buffer.from(`${canonical(value)}\n`);
const wrongIn = (bytes: Uint8Array): string[] =>
  verifyProof(bytes)
    .checks.filter(({ ok }) => !ok)
    .map(({ name }) => name);

const every = ['a-1', 'b-1', 'b-3', 'b-5', 'c-3', 'looked-up', 'not-utf-8'];

// Red if the two trees, or the two readings of a record's place, differ.
test('records of every shape are proved, and the archive that sealed them stays valid', async () => {
  const { file, prove } = await bench();
  for (const eventID of every) {
    const result = verifyProof(await prove(eventID));
    expect(result).toMatchObject({ kind: 'proof', valid: true, trust: 'not checked' });
    expect(result.checks.map(({ name }) => name)).toEqual([
      'file',
      'seal',
      'record',
      'import',
      'head',
      'anchor',
    ]);
    expect(result.checks.find(({ name }) => name === 'record')?.detail).toContain(
      `eventID ${eventID}`,
    );
  }
  const { valid, checks } = await verifyArchive(file);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(valid).toBe(true);
  // One seal for each original, made when its record was not under the newest head any more.
  expect(checks.find(({ name }) => name === 'sealed records')?.detail).toBe(
    '5 seals over 10 records',
  );
});

// Red if it claims more than it can: without a report, a time stamp or a head it proves nothing
// about whose ledger that is.
test('a proof without anything outside it says so', async () => {
  const { prove } = await bench();
  const { checks } = verifyProof(await prove('b-2'));
  expect(checks.at(-1)?.detail).toMatch(/nothing outside the proof was given/);
});

// Red if a proof carries the texts of entries that came later: notes would be given away.
test('a proof gives away no other record, and no note', async () => {
  const { session, prove } = await bench();
  await prove('b-1');
  appendEntry(session.archive.write, maria, 'event.annotated', { note: 'a suspicion' });
  const proof = await prove('b-2');
  expect(proof.toString()).not.toMatch(/suspicion|b-1|Call3|looked-up/);
  expect(proof.length).toBeLessThan(6000);
});

// Red if every proof writes an act, or if an old seal is used that no anchor covers.
test('records are sealed once while nothing else happens, and anew under a new head', async () => {
  const { session, prove } = await bench();
  const first = parsed(await prove('b-1'));
  const second = parsed(await prove('b-2'));
  expect(second['seal']).toBe(first['seal']);
  appendEntry(session.archive.write, maria, 'event.annotated', { note: 'later' });
  const third = parsed(await prove('b-1'));
  expect(third['seal']).not.toBe(first['seal']);
  expect(third['head']).toBe(ledgerHead(session.read));
});

// Red if any byte is not under a hash or a fixed form: change one check of verify-proof.ts to pass.
test('whichever bit of a proof is turned, it is found', async () => {
  const { prove } = await bench();
  for (const eventID of ['b-3', 'not-utf-8']) {
    const good = await prove(eventID);
    fc.assert(
      fc.property(fc.nat(good.length * 8 - 1), (at) => {
        const bytes = Buffer.from(good);
        bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
        return !verifyProof(bytes).valid;
      }),
      { numRuns: 1500 },
    );
  }
});

// Red without the check it names: each change is consistent with everything but that.
test.each<[check: string, (proof: Json, other: Json) => Json]>([
  ['record', (proof, other) => ({ ...proof, record: other['record'] })],
  ['record', (proof, other) => ({ ...proof, inObject: other['inObject'] })],
  ['record', (proof) => ({ ...proof, inObject: { ...(proof['inObject'] as Json), size: 6 } })],
  ['import', (proof) => ({ ...proof, inStep: { ...(proof['inStep'] as Json), index: 0 } })],
  ['import', (proof) => ({ ...proof, inStep: { ...(proof['inStep'] as Json), size: 6 } })],
  ['import', (proof) => ({ ...proof, step: proof['seal'] })],
  ['head', (proof) => ({ ...proof, heads: [] })],
  [
    'head',
    (proof) => ({ ...proof, heads: [...(proof['heads'] as unknown[]), ['z', 1, '0'.repeat(64)]] }),
  ],
  ['head', (proof) => ({ ...proof, head: '0'.repeat(64) })],
  ['seal', (proof) => ({ ...proof, seal: proof['step'] })],
  ['file', (proof) => ({ ...proof, version: 2 })],
  ['file', (proof) => ({ ...proof, note: 'more' })],
])('%s: what does not belong there is named (%#)', async (check, change) => {
  const { prove } = await bench();
  const [good, other] = [parsed(await prove('b-2')), parsed(await prove('b-4'))];
  expect(wrongIn(written(change(good, other)))).toEqual([check]);
});

// Red if JSON that means the same is taken: a second text of one proof has another hash.
test('only the one text of a proof is taken', async () => {
  const { prove } = await bench();
  const text = (await prove('a-1')).toString();
  for (const other of [
    text.trimEnd(),
    `${text}\n`,
    text.replace('"version":1', '"version":1.0'),
    text.replace('{"format"', '{ "format"'),
    text.replace('"format":', '"format":"x","format":'),
    text.replace('StopLogging', 'Stop\\u004cogging'),
  ]) {
    expect(other).not.toBe(text);
    expect(wrongIn(Buffer.from(other))).toEqual(['file']);
  }
});

describe('hostile files end in a sentence', () => {
  const fileOf = (content: string | Buffer): string => {
    const path = join(tempFolder(), 'proof.json');
    writeFileSync(path, content);
    return path;
  };
  const start = '{"format":"trailproof-record-proof","version":1';

  // Red if a shape is used before it is known, if a number is believed, or if depth is recursed into.
  test.each([
    ['numbers beyond all counting', `${start},"inObject":{"index":1e308,"size":1e999,"path":[]}}`],
    ['deep nesting', `${start},"record":${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}}`],
    ['a path without end', `${start},"inObject":{"path":[${'0,'.repeat(2_000_000)}0]}}`],
    ['a prototype', `${start},"__proto__":{"record":{}},"constructor":null}`],
    ['half characters', `${start},"record":{"text":"\\ud800"}}`],
  ])('%s', async (_what, content) => {
    const { valid, checks } = await verifyFile(fileOf(content));
    expect(valid).toBe(false);
    expect(checks).toHaveLength(1);
    expect(checks[0]?.detail).toMatch(/^it is not of a form that this version knows/);
  });

  // Red if a whole file is read before its size is known, or if a log is taken for a proof.
  test.each([
    ['a log', '{"Records":[]}'],
    ['a cut-off proof', start],
    ['100 MB', `${start},"x":"${'a'.repeat(100_000_000)}"}`],
    ['deep nesting of nothing', '{"a":'.repeat(1_000_000)],
    ['null', '{"format":null}'],
  ])('%s is no proof', async (_what, content) => {
    await expect(verifyFile(fileOf(content))).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/nor a proof of a record\.$/) as string,
    });
  });

  test('an entry within that is deep, huge or odd is a check that fails', async () => {
    const { prove } = await bench();
    const good = parsed(await prove('a-1'));
    for (const seal of [
      '['.repeat(100_000),
      `{"act":"record.sealed","body":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
      '{"seq":1e999}',
      'null',
      '',
    ]) {
      expect(wrongIn(written({ ...good, seal }))).toEqual(['seal']);
    }
  });
});

// Red if our two programs agree on something that is not what the document says.
test.skipIf(!have('python3'))('the Python in the document comes to the same verdict', async () => {
  const { prove } = await bench();
  const folder = tempFolder();
  const document = resolve(import.meta.dirname, '../../../../docs/record-proof.md');
  const code = /```python\n([\s\S]*?)```/.exec(readFileSync(document, 'utf8'))?.[1] ?? '';
  writeFileSync(join(folder, 'check.py'), code);
  const run = (bytes: Buffer): string => {
    writeFileSync(join(folder, 'proof.json'), bytes);
    const { stdout } = spawnSync('python3', ['check.py', 'proof.json'], { cwd: folder });
    return stdout.toString();
  };
  for (const eventID of every) {
    const proof = await prove(eventID);
    expect(run(proof)).toBe(`valid, head ${String(parsed(proof)['head'])}\n`);
  }
  const good = parsed(await prove('b-2'));
  const changed = written({ ...good, record: { text: '{}' } });
  expect(run(changed)).toMatch(/^NOT VALID/);
});
