import { join } from 'node:path';
import { withDisplay } from '../../scripts/runtime/display.ts';
import { runtimeVariable } from '../../scripts/runtime/launch-options.ts';
import { checkout } from '../../scripts/runtime/paths.ts';
import { prepareWindow } from '../../scripts/runtime/prepare-window.ts';
import { runInherited } from '../../scripts/runtime/run.ts';

const playwright = join(checkout, 'node_modules', '@playwright', 'test', 'cli.js');
const config = 'test/bench/window/playwright.config.ts';

/**
 * Measures the window of the last `npm run build` while a corpus is imported, and while a result of an
 * archive is scrolled; without a corpus the latter alone. Returns the exit code.
 *
 * @throws Error no window can be opened here, with the reason
 */
export async function measureWindow(archive: string, corpus: string | undefined): Promise<number> {
  process.env[runtimeVariable] = JSON.stringify(await prepareWindow());
  process.env['TRAILPROOF_BENCH_CORPUS'] = corpus ?? '';
  process.env['TRAILPROOF_BENCH_ARCHIVE'] = archive;
  const specs = corpus === undefined ? ['scrolling'] : [];
  return withDisplay(() =>
    runInherited(process.execPath, [playwright, 'test', '-c', config, ...specs], { cwd: checkout }),
  );
}
