import { Problem } from '../../preload/contract/errors.ts';
import type { EngineState } from './engine-state.ts';

/** What is in is shown while the rest is still coming. */
const tellEveryMs = 1500;

function everySoOften(act: () => void): () => void {
  let last = performance.now();
  return () => {
    if (performance.now() - last < tellEveryMs) return;
    last = performance.now();
    act();
  };
}

/**
 * Does work that fills the open archive: words are not indexed meanwhile, and go on afterwards; the
 * window is told of what has come in.
 *
 * @param work is handed what to call whenever something may have come in
 * @throws Problem busy: such work is under way already; and what the work throws
 */
export async function whileImporting<T>(
  state: EngineState,
  work: (tellNow: () => void) => Promise<T>,
): Promise<T> {
  const session = state.session();
  if (state.importing) {
    throw new Problem('busy', 'An import is running; do this when it is done.');
  }
  state.importing = true;
  try {
    await state.words.stop();
    return await work(everySoOften(() => state.changed()));
  } finally {
    state.importing = false;
    if (state.current() === session) state.words.start(session);
    state.changed();
  }
}
