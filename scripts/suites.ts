import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withDisplay } from './runtime/display.ts';
import { nameOf, type Runtime } from './runtime/ensure-runtime.ts';
import { runtimeVariable } from './runtime/launch-options.ts';
import { checkout, tell } from './runtime/paths.ts';
import { prepareWindow } from './runtime/prepare-window.ts';
import { capture, runInherited, runNpm } from './runtime/run.ts';
import {
  nothing,
  oneFailure,
  tallyOfPlaywright,
  tallyOfVitest,
  withExitCode,
  type Tally,
} from './tally.ts';

/** Where the suites leave their reports. */
export const results = join(checkout, 'test-results');

const vitest = join(checkout, 'node_modules', 'vitest', 'vitest.mjs');
const playwright = join(checkout, 'node_modules', '@playwright', 'test', 'cli.js');
const windowTests = ['test', '-c', 'test/e2e/playwright.config.ts'];

/** One npm script, counted as one test. */
export async function check(script: string): Promise<Tally> {
  const code = await runNpm(['run', '-s', script], { cwd: checkout });
  return code === 0 ? { ...nothing, passed: 1 } : oneFailure;
}

/** All tests that need no window. */
export async function unit(): Promise<Tally> {
  const report = join(results, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runInherited(process.execPath, [vitest, 'run', ...reporters], {
    cwd: checkout,
  });
  return withExitCode(tallyOfVitest(reportIn(report)), code);
}

/** The tests in a real window. Where none can be opened all of them are skipped, with the reason. */
export async function inWindow(): Promise<Tally> {
  let runtime: Runtime;
  try {
    runtime = await prepareWindow();
  } catch (thrown) {
    tell(`Skipped: ${(thrown as Error).message}`);
    return { ...nothing, skipped: await countOfWindowTests() };
  }
  tell(`Electron: ${nameOf(runtime)}`);
  process.env[runtimeVariable] = JSON.stringify(runtime);
  const code = await withDisplay(() =>
    runInherited(process.execPath, [playwright, ...windowTests], { cwd: checkout }),
  );
  return withExitCode(tallyOfPlaywright(reportIn(join(results, 'e2e.json'))), code);
}

async function countOfWindowTests(): Promise<number> {
  const { output } = await capture(process.execPath, [playwright, ...windowTests, '--list'], {
    cwd: checkout,
  });
  return Number(/Total: (\d+) tests?/.exec(output)?.[1] ?? 1);
}

function reportIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
