import { existsSync } from 'node:fs';
import { virtualDisplayVariable } from './display.ts';
import { checkout } from './paths.ts';
import type { Runtime } from './runtime.ts';

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
  const { ELECTRON_RUN_AS_NODE: _, ...passedOn } = Object.fromEntries(inherited);
  return {
    executablePath: runtime.executable,
    args: launchArguments(runtime, checkout, factsOfThisMachine()),
    env: {
      // Where no language is set, Chromium takes no dropped file whose name is more than ASCII.
      LANG: 'C.UTF-8',
      // Without ELECTRON_RUN_AS_NODE, which some editors set in their terminals: no window with it.
      ...passedOn,
      ...(runtime.kind === 'try-out' ? { TRAILPROOF_RUNTIME: 'try-out' } : {}),
      ...(runtime.nativeBinding ? { TRAILPROOF_SQLITE_BINDING: runtime.nativeBinding } : {}),
      ...env,
    },
  };
}

/** What decides about Chromium's switches. */
export interface MachineFacts {
  readonly isRootOnLinux: boolean;
  readonly hasGraphics: boolean;
}

/**
 * The arguments for a runtime: Chromium cannot be sandboxed as root on Linux, and has no graphics
 * card under a virtual display. The try-out runtime finds the app by itself (link-app.ts).
 */
export function launchArguments(runtime: Runtime, app: string, facts: MachineFacts): string[] {
  return [
    ...(facts.isRootOnLinux ? ['--no-sandbox'] : []),
    ...(facts.hasGraphics ? [] : ['--disable-gpu']),
    ...(runtime.kind === 'try-out' ? [] : [app]),
  ];
}

function factsOfThisMachine(): MachineFacts {
  const isLinux = process.platform === 'linux';
  const isVirtual = process.env[virtualDisplayVariable] === '1';
  return {
    isRootOnLinux: isLinux && process.getuid?.() === 0,
    hasGraphics: !isVirtual && (!isLinux || existsSync('/dev/dri')),
  };
}
