import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDemo } from '../../../main/demo/index.ts';
import type { Completeness } from '../../../preload/contract/completeness.ts';
import { tempFolder } from '../../fixtures/temp.ts';
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

async function demoArchive(
  change: (dir: string) => void = () => undefined,
): Promise<{ archive: string; keys: string }> {
  const dir = join(tempFolder(), 'demo');
  await writeDemo({ out: dir, events: 300, accounts: 1, regions: 1, days: 2 });
  const keys = fileOf('keys.json', readFileSync(join(dir, 'list_public_keys.json')));
  change(dir);
  const archive = join(tempFolder(), 'demo.trailproof');
  await json('import', dir, '--archive', archive);
  return { archive, keys };
}

async function check(
  archive: string,
  ...more: string[]
): Promise<{ exit: number; result: Completeness }> {
  const ran = await run('completeness', '--archive', archive, ...more, '--json');
  expect(ran.err).toBe('');
  return { exit: ran.exit, result: lastLine(ran) as unknown as Completeness };
}

// Red if the exit code ignores a gap, or the period does not narrow what is judged.
test('the planted gap ends with 1; a period without it with 0, and lines for a person say both', async () => {
  const { archive } = await demoArchive();
  const whole = await check(archive);
  expect(whole.exit).toBe(1);
  expect(whole.result.gaps).toHaveLength(1);
  const to = whole.result.gaps[0]?.from ?? '';
  const part = await check(archive, '--to', to);
  expect(part).toMatchObject({ exit: 0, result: { gaps: [], to, findings: [] } });
  expect(part.result.digests.valid).toBeLessThan(whole.result.digests.valid);
  const { out, exit } = await run('completeness', '--archive', archive);
  expect(exit).toBe(1);
  expect(out).toMatch(/^Digests: \d+ valid, 0 invalid, 0 missing\.$/m);
  expect(out).toContain('Keys: 0 confirmed by us, 2 supplied by the client.');
  expect(out).toMatch(/^GAP 301122334455 .*: no delivery\. StopLogging at/m);
});

test('keys of a file stand in for those that were not imported, as supplied by the client', async () => {
  const { archive, keys } = await demoArchive((dir) => rmSync(join(dir, 'list_public_keys.json')));
  const without = await check(archive);
  expect(without.result).toMatchObject({
    digests: { valid: 0 },
    keys: { confirmed: 0, supplied: 0 },
  });
  expect(new Set(without.result.findings.map(({ code }) => code))).toEqual(
    new Set(['digest-key-missing']),
  );
  const given = await check(archive, '--keys', keys);
  expect(given.result).toMatchObject({
    digests: { invalid: 0 },
    keys: { confirmed: 0, supplied: 2 },
  });
});

test('a note is kept in the ledger with its author, and told with the gap from then on', async () => {
  const { archive } = await demoArchive();
  const note = ['--note', 'Exercise of 30 June', '--as', 'Maria Keller'];
  const noted = await check(archive, ...note, '--region', 'us-east-1');
  expect(noted.result.gaps[0]?.notes).toMatchObject([
    { note: 'Exercise of 30 June', by: 'Maria Keller' },
  ]);
  const again = await check(archive);
  expect(again.result.gaps[0]?.notes).toHaveLength(1);
  expectRefusal(
    await run('completeness', '--archive', archive, ...note, '--account', '1'),
    2,
    /no such gap/,
  );
  expectRefusal(await run('completeness', '--archive', archive, '--note', 'x'), 2, /Say who acts/);
});

test('an archive without digests proves nothing, and has no gap', async () => {
  const archive = await archiveOf();
  const { exit, result } = await check(archive);
  expect({ exit, ...result.digests }).toMatchObject({ exit: 0, valid: 0, invalid: 0, missing: 0 });
  expect(result.states).toMatchObject({ L: 0, S: 0, U: 1, G: 0 });
  expect((await run('completeness', '--archive', archive)).out).toContain('No digests');
});

test('what cannot be meant is refused in one sentence', async () => {
  const archive = await archiveOf();
  const refused = (...more: string[]) => run('completeness', '--archive', archive, ...more);
  expectRefusal(await refused('--from', '2026-02-30'), 2, /is no time/);
  expectRefusal(await refused('--from', '2026-02-02', '--to', '2026-02-01'), 2, /ends before/);
  expectRefusal(await refused('--keys', fileOf('keys.json', '{}')), 2, /holds no keys/);
  expectRefusal(await refused('--keys', join(tempFolder(), 'none.json')), 2, /cannot be read/);
});
