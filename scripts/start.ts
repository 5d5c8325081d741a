/** `npm start`: builds, finds or brings an Electron, and opens the window, or does the tour without one. */
import { join } from 'node:path';
import { ensureRuntime } from './runtime/ensure-runtime.ts';
import { hasDisplay, withDisplay } from './runtime/display.ts';
import { launchOptionsFor, runtimeVariable } from './runtime/launch-options.ts';
import { checkout, tell } from './runtime/paths.ts';
import { runInherited } from './runtime/run.ts';
import { ensureSystemPackages } from './runtime/system-packages.ts';

async function start(): Promise<number> {
  await ensureSystemPackages('window');
  const runtime = await ensureRuntime();
  const built = await runInherited('npm', ['run', '-s', 'build'], { cwd: checkout });
  if (built !== 0) return built;
  if (hasDisplay()) {
    const { executablePath, args, env } = launchOptionsFor(runtime);
    return runInherited(executablePath, args, { cwd: checkout, env });
  }
  tell('There is no display: doing the main job on the example in a window under Xvfb instead.');
  process.env[runtimeVariable] = JSON.stringify(runtime);
  const tour = join(import.meta.dirname, 'tour', 'tour.ts');
  return withDisplay(() => runInherited(process.execPath, [tour], { cwd: checkout }));
}

try {
  process.exitCode = await start();
} catch (thrown) {
  tell((thrown as Error).message);
  process.exitCode = 1;
}
