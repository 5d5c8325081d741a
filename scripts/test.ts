/** `npm test`: the checks, the unit tests, and the tests in a real window; one closing line over all. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withDisplay } from './runtime/display.ts';
import { ensureRuntime, type Runtime } from './runtime/ensure-runtime.ts';
import { runtimeVariable } from './runtime/launch-options.ts';
import { checkout, tell } from './runtime/paths.ts';
import { capture, runInherited } from './runtime/run.ts';
import { ensureSystemPackages } from './runtime/system-packages.ts';
import {
  add,
  closingLine,
  nothing,
  oneFailure,
  tallyOfPlaywright,
  tallyOfVitest,
  type Tally,
} from './tally.ts';

const results = join(checkout, 'test-results');
const bin = join(checkout, 'node_modules', '.bin');
const e2eConfig = 'test/e2e/playwright.config.ts';

const checks = ['check:format', 'check:lint', 'check:types', 'check:unused', 'build'];

async function check(script: string): Promise<Tally> {
  tell(`\n— npm run ${script}`);
  const code = await runInherited('npm', ['run', '-s', script], { cwd: checkout });
  return code === 0 ? { ...nothing, passed: 1 } : oneFailure;
}

async function unit(): Promise<Tally> {
  tell('\n— unit tests');
  const report = join(results, 'unit.json');
  await runInherited(
    join(bin, 'vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: checkout },
  );
  return read(report, tallyOfVitest);
}

async function inWindow(): Promise<Tally> {
  tell('\n— in a real window');
  let runtime: Runtime;
  try {
    runtime = await ensureRuntime();
  } catch (thrown) {
    tell(`Skipped: ${(thrown as Error).message}`);
    return { ...nothing, skipped: await countOfWindowTests() };
  }
  process.env[runtimeVariable] = JSON.stringify(runtime);
  tell(`Electron ${runtime.version} (${runtime.kind})`);
  await withDisplay(() =>
    runInherited(join(bin, 'playwright'), ['test', '-c', e2eConfig], { cwd: checkout }),
  );
  return read(join(results, 'e2e.json'), tallyOfPlaywright);
}

async function countOfWindowTests(): Promise<number> {
  const { output } = await capture(join(bin, 'playwright'), ['test', '-c', e2eConfig, '--list'], {
    cwd: checkout,
  });
  return Number(/Total: (\d+) tests?/.exec(output)?.[1] ?? 1);
}

function read(report: string, tallyOf: (report: unknown) => Tally): Tally {
  try {
    return tallyOf(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return oneFailure;
  }
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
await ensureSystemPackages('tests');
let tally = nothing;
for (const script of checks) tally = add(tally, await check(script));
tally = add(tally, await unit());
tally = add(tally, await inWindow());
if (!process.env['TRAILPROOF_REAL_DATA']) {
  tell('Tests on real records were skipped: TRAILPROOF_REAL_DATA names no folder.');
}
process.exitCode = tally.failed > 0 ? 1 : 0;
process.stdout.write(`\n${closingLine(tally)}\n`);
