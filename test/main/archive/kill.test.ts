import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDemo } from '../../../main/demo/index.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { contents } from '../../fixtures/contents.ts';

let folder: string;
let trail: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trailproof-test-'));
  trail = join(folder, 'trail');
  await writeDemo({ out: trail, events: 8000, days: 20 });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts an import; resolves when it ended, or was killed some time after it told `steps` steps. */
function importUntil(file: string, steps: number, delay: number): Promise<'killed' | 'ended'> {
  const child = join(import.meta.dirname, '..', '..', 'fixtures', 'import-child.ts');
  const running = spawn(process.execPath, [child, file, trail], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = 0;
  running.stdout.on('data', (data: Buffer) => {
    const before = told;
    told += data.toString().split('\n').length - 1;
    if (before < steps && told >= steps) void after(delay).then(() => running.kill('SIGKILL'));
  });
  return new Promise((resolve) => {
    running.on('exit', (code) => resolve(code === 0 ? 'ended' : 'killed'));
  });
}

// Red if a step is written in two transactions, if a lock file is left behind, or if what an import
// finds in its way is taken for its own.
test('an import killed at 25 moments leaves a sound archive each time, and ends as if it had not been', async () => {
  const whole = join(folder, 'whole.trailproof');
  expect(await importUntil(whole, Number.POSITIVE_INFINITY, 0)).toBe('ended');
  const expected = contents(whole);
  const kills: string[] = [];
  for (let archive = 0; kills.length < 25; archive += 1) {
    const file = join(folder, `killed-${archive}.trailproof`);
    for (let round = 0; round < 5; round += 1) {
      const [steps, delay] = [1 + Math.floor(Math.random() * 6), Math.random() * 60];
      const how = await importUntil(file, round * 3 + steps, delay);
      kills.push(`${archive}.${round}: ${how} after ${round * 3 + steps} steps and ${delay} ms`);
      const { valid, checks } = await verifyArchive(file);
      const wrong = checks.filter(({ ok }) => !ok);
      expect({ kills, valid, wrong }).toEqual({ kills, valid: true, wrong: [] });
    }
    expect(await importUntil(file, Number.POSITIVE_INFINITY, 0)).toBe('ended');
    expect({ kills, same: JSON.stringify(contents(file)) === JSON.stringify(expected) }).toEqual({
      kills,
      same: true,
    });
    expect(readdirSync(folder).filter((name) => /lock|journal/.test(name))).toEqual([]);
  }
  expect(kills.filter((kill) => kill.includes('killed')).length).toBeGreaterThan(12);
}, 180_000);
