import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Engagement } from '../../preload/contract/domain.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { JobId } from '../../preload/contract/ids.ts';
import { writeDemo } from '../demo/index.ts';
import { authorOf, type EngineState } from './engine-state.ts';
import { importInThread } from './import-in-thread.ts';
import type { CallContext } from './messages.ts';
import { openSession } from './session.ts';

/**
 * Opens the example, and makes it first if it is not there yet. It is made under another name, so that
 * one that was cancelled or killed half-way is not taken for the whole, and is made anew.
 *
 * @throws Problem no_profile, cancelled
 */
export async function openExample(
  state: EngineState,
  job: JobId,
  context: CallContext,
): Promise<Engagement> {
  authorOf(context);
  const file = join(context.exampleFolder, 'Example.trailproof');
  if (!existsSync(file))
    await state.jobs.run(job, (signal) => make(file, state, job, context, signal));
  const session = openSession(file);
  state.take(session);
  state.words.start(session);
  state.changed();
  return session.summary();
}

async function make(
  file: string,
  state: EngineState,
  job: JobId,
  context: CallContext,
  signal: AbortSignal,
): Promise<void> {
  const author = authorOf(context);
  const folder = context.exampleFolder;
  const trail = join(folder, 'trail');
  const half = join(folder, 'Example, half made.trailproof');
  const tell = (label: string, unit: string) => (done: number, total: number) =>
    state.emit('job.progress', { job, label, done, total, unit });
  const clear = (): void => {
    for (const part of ['', '-wal', '-shm']) rmSync(half + part, { force: true });
    rmSync(trail, { recursive: true, force: true });
  };
  clear();
  mkdirSync(folder, { recursive: true });
  try {
    await writeDemo({
      out: trail,
      signal,
      onProgress: tell('Writing the example trail', 'events'),
    });
    const session = openSession(half, { create: true, newName: 'Example engagement', author });
    session.close();
    const onProgress = tell('Importing the example trail', 'files');
    await importInThread({ file: half, of: [trail], author }, { signal, onProgress });
    signal.throwIfAborted();
  } catch (thrown) {
    clear();
    if (!signal.aborted) throw thrown;
    throw new Problem('cancelled', 'The example was not opened: you cancelled it.');
  }
  renameSync(half, file);
}
