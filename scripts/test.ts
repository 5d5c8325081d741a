/** `npm test`: the checks, the unit tests, and the tests in a real window; one closing line over all. */
import { mkdirSync, rmSync } from 'node:fs';
import { ensureSystem } from './runtime/install-packages.ts';
import { tell } from './runtime/paths.ts';
import { check, inWindow, results, unit } from './suites.ts';
import { add, closingLine, nothing, oneFailure, type Tally } from './tally.ts';

const checks = ['check:format', 'check:lint', 'check:types', 'check:unused', 'build'];

const suites: readonly (readonly [string, () => Promise<Tally>])[] = [
  ...checks.map((script) => [`npm run ${script}`, () => check(script)] as const),
  // check:boundaries is one of them.
  ['unit tests', unit],
  ['in a real window', inWindow],
];

/** A suite that breaks down is one failure, and the next one runs all the same. */
async function tallyOf(name: string, suite: () => Promise<Tally>): Promise<Tally> {
  tell(`\n— ${name}`);
  try {
    return await suite();
  } catch (thrown) {
    tell((thrown as Error).message);
    return oneFailure;
  }
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
// Tests that need a missing program fail or skip by themselves.
await ensureSystem(['tests']).catch((thrown: unknown) => tell((thrown as Error).message));
let tally = nothing;
for (const [name, suite] of suites) {
  const one = await tallyOf(name, suite);
  tell(`${name}: ${one.failed === 0 ? 'ok' : 'FAILED'}`);
  tally = add(tally, one);
}
if (!process.env['TRAILPROOF_REAL_DATA']) {
  tell('Tests on real records were skipped: TRAILPROOF_REAL_DATA names no folder.');
}
process.exitCode = tally.failed > 0 ? 1 : 0;
process.stdout.write(`\n${closingLine(tally)}\n`);
