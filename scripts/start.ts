/** `npm start`: builds, finds or brings an Electron, and opens the window, or does the main job without one. */
import { join } from 'node:path';
import { hasDisplay, withDisplay } from './runtime/display.ts';
import { launchOptionsFor, runtimeVariable } from './runtime/launch-options.ts';
import { checkout, tell } from './runtime/paths.ts';
import { prepareWindow } from './runtime/prepare-window.ts';
import { runInherited, runNpm } from './runtime/run.ts';

async function start(files: readonly string[]): Promise<number> {
  const runtime = await prepareWindow();
  const built = await runNpm(['run', '-s', 'build'], { cwd: checkout });
  if (built !== 0) return built;
  if (hasDisplay()) {
    const { executablePath, args, env } = launchOptionsFor(runtime);
    return runInherited(executablePath, [...args, ...files], { cwd: checkout, env });
  }
  tell('There is no display: doing the main job on the example in a window under Xvfb instead.');
  process.env[runtimeVariable] = JSON.stringify(runtime);
  const mainJob = join(import.meta.dirname, 'without-display', 'main-job.ts');
  return withDisplay(() => runInherited(process.execPath, [mainJob], { cwd: checkout }));
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (thrown) {
  tell((thrown as Error).message);
  process.exitCode = 1;
}
