import type { Output } from '../../preload/contract/calls.ts';
import { threadFile } from '../platform/thread-file.ts';
import type { CollectTask } from './collect-thread.ts';
import { inThread, type Watching } from './in-thread.ts';

/** What a collection brought, and what the person should know. */
export type Collected = Output<'collect.start'>;

/**
 * Signs in to AWS on a thread of its own: nothing that is read there passes through the engine's.
 *
 * @throws Problem refused, unreachable, bad_request, cancelled, and as `importSource` does
 */
export function inCollectThread<Result>(task: CollectTask, watching: Watching): Promise<Result> {
  const file = threadFile(import.meta.url, './collect-thread.ts', './collect-thread.js');
  return inThread<Result>(file, task, watching);
}
