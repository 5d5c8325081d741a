import type { Runtime } from './ensure-runtime.ts';
import { checkout } from './paths.ts';

export interface LaunchOptions {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

/** The environment variable in which `npm start` and `npm test` name the runtime they found. */
export const runtimeVariable = 'TRAILPROOF_ELECTRON';

/**
 * How to start the built app in the runtime of the environment, with more environment for it.
 *
 * @throws Error if no runtime is named: tests are started by `npm test`
 */
export function launchOptions(env: Readonly<Record<string, string>> = {}): LaunchOptions {
  const text = process.env[runtimeVariable];
  if (text === undefined)
    throw new Error(`${runtimeVariable} is not set; use npm start or npm test.`);
  return launchOptionsFor(JSON.parse(text) as Runtime, env);
}

/** As `launchOptions`, for a given runtime. */
export function launchOptionsFor(
  runtime: Runtime,
  env: Readonly<Record<string, string>> = {},
): LaunchOptions {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    executablePath: runtime.executable,
    args: [...switches(), ...(runtime.kind === 'try-out' ? [] : [checkout])],
    env: {
      ...Object.fromEntries(inherited),
      ...(runtime.kind === 'try-out' ? { TRAILPROOF_RUNTIME: 'try-out' } : {}),
      ...(runtime.nativeBinding ? { TRAILPROOF_SQLITE_BINDING: runtime.nativeBinding } : {}),
      ...env,
    },
  };
}

/** Chromium cannot be sandboxed as root on Linux, and has no graphics card under a virtual display. */
function switches(): string[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const isVirtual = process.env['TRAILPROOF_VIRTUAL_DISPLAY'] === '1';
  return [...(isRoot ? ['--no-sandbox'] : []), ...(isVirtual ? ['--disable-gpu'] : [])];
}
