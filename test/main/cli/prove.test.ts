import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { record } from '../../fixtures/records.ts';
import {
  archiveOf,
  expectRefusal,
  fileOf,
  json,
  lastLine,
  run,
  withOwnHome,
} from './command-line.ts';

withOwnHome();

const as = ['--as', 'Maria Keller'];

// Red if the proof names another head than the archive has, or if verify takes it for something else.
test('a record is proved, and the proof verified without the archive', async () => {
  const archive = await archiveOf(record({ eventID: 'one' }), record({ eventID: 'two' }));
  const out = join(dirname(archive), 'proof.json');
  const words = ['--archive', archive, ...as];
  const made = await json('prove', ...words, '--event', 'two', '--out', out);
  expect(made).toMatchObject({ file: out, anchor: 'none', head: expect.any(String) as string });
  const head = String(made['head']);
  expect(await json('verify', out)).toMatchObject({ kind: 'proof', valid: true });
  expect(await json('verify', out, '--archive-head', head.toUpperCase())).toMatchObject({
    valid: true,
  });
  const other = await run('verify', out, '--archive-head', '0'.repeat(64), '--json');
  expect(other.exit).toBe(1);
  expect(lastLine(other)).toMatchObject({ valid: false });
  writeFileSync(out, readFileSync(out, 'utf8').replace('eventID\\":\\"two', 'eventID\\":\\"tWo'));
  const altered = await run('verify', out);
  expect(altered.exit).toBe(1);
  expect(altered.out).toMatch(/^NOT VALID; trust: not checked\n[\s\S]*FAIL record: /);
});

test('what cannot be proved or compared is told in one sentence', async () => {
  const archive = await archiveOf(
    record({ eventID: 'twin' }),
    record({ eventID: 'twin', sourceIPAddress: '198.51.100.9' }),
  );
  const out = join(dirname(archive), 'proof.json');
  const prove = (...words: string[]) => run('prove', '--archive', archive, '--out', out, ...words);
  expectRefusal(await prove(...as, '--event', 'none'), 2, /holds no event none/);
  expectRefusal(await prove(...as, '--event', 'twin'), 2, /2 events have the eventID twin/);
  const over = await run('prove', '--archive', archive, '--out', archive, ...as, '--event', 'x');
  expectRefusal(over, 2, /holds no event x/);
  expectRefusal(await run('verify', archive, '--archive-head', 'abc'), 2, /64 hex digits/);
  const pdf = fileOf('r.pdf', '%PDF-1.7\n');
  expectRefusal(await run('verify', pdf, '--report', pdf), 2, /verified by itself/);
  expectRefusal(await run('verify', out, '--report', 'gone.pdf'), 2, /cannot be read/);
});

// Red without the guard: the proof is renamed over the evidence.
test('a proof is never written over its archive', async () => {
  const archive = await archiveOf(record({ eventID: 'one' }));
  const before = readFileSync(archive);
  const words = ['--archive', archive, '--event', 'one', '--out', archive];
  expectRefusal(await run('prove', ...words, ...as), 3, /would be overwritten/);
  expect(readFileSync(archive).equals(before)).toBe(true);
});
