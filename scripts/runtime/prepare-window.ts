import { ensureRuntime, type Runtime } from './ensure-runtime.ts';
import { ensureSystem } from './install-packages.ts';

/**
 * All that a window needs: an Electron, the system's libraries it is linked with, and Xvfb where
 * there is no display.
 *
 * @throws Error with one sentence that says what is missing
 */
export async function prepareWindow(): Promise<Runtime> {
  const runtime = await ensureRuntime();
  await ensureSystem(['display'], runtime.executable);
  return runtime;
}
