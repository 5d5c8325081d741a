import { officialRuntime } from './official.ts';
import { overridden } from './override.ts';
import { tell } from './paths.ts';
import type { Runtime } from './runtime.ts';
import { tryOutRuntime } from './try-out.ts';

export type { Runtime } from './runtime.ts';

/** What a way to an Electron gives: one, or one sentence that says why there is none. */
export type Found = { readonly runtime: Runtime } | { readonly reason: string };

/** A way to an Electron. It throws if it was asked for by name and fails, or if it is the last. */
export type Way = () => Promise<Found>;

/**
 * Finds or brings an Electron (docs/decisions/0002): the one that ELECTRON_OVERRIDE_DIST_PATH
 * names, else the official one of the pinned version, else the try-out one. Tells each step's
 * outcome in one line on stderr.
 *
 * @throws Error with one sentence if none can be had
 */
export async function ensureRuntime(
  ways: readonly Way[] = [overridden, officialRuntime, tryOutRuntime],
): Promise<Runtime> {
  const reasons: string[] = [];
  for (const [index, way] of ways.entries()) {
    const step = `Electron ${index + 1}/${ways.length}:`;
    const found = await way();
    if ('runtime' in found) {
      tell(`${step} ${nameOf(found.runtime)}`);
      return found.runtime;
    }
    tell(`${step} ${found.reason}`);
    reasons.push(found.reason);
  }
  throw new Error(
    `No Electron can be had here (${reasons.join('; ')}). ` +
      'Set ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron 45.',
  );
}

/** A runtime in words for people; the try-out one never without its limit. */
export function nameOf({ kind, version, executable }: Runtime): string {
  switch (kind) {
    case 'override':
      return `${version}, ${executable}, as ELECTRON_OVERRIDE_DIST_PATH says`;
    case 'official':
      return `official ${version}`;
    case 'try-out':
      return `try-out ${version}, for looking and testing only`;
  }
}
