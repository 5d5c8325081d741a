import { areWordsDone } from '../archive/text/words-state.ts';
import { threadFile } from '../platform/thread-file.ts';
import { inThread } from './in-thread.ts';
import type { Session } from './session.ts';
import type { WordsTask } from './words-thread.ts';

/**
 * Puts words into the index of the open archive while the person works. What is asked meanwhile is
 * answered all the same, from the records, only later. Who writes much stops it before and starts it
 * again afterwards; it goes on where it was.
 */
export class WordsInBackground {
  readonly #tell: (left: number) => void;
  readonly #log: (text: string) => void;
  #running: { readonly controller: AbortController; readonly ended: Promise<void> } | undefined;

  /** @param tell hears how many events' words are still to come, every second at most */
  constructor(tell: (left: number) => void, log: (text: string) => void) {
    this.#tell = tell;
    this.#log = log;
  }

  start({ archive }: Session): void {
    if (this.#running !== undefined || archive.isReadOnly) return;
    if (areWordsDone(archive.read)) return;
    const controller = new AbortController();
    const task: WordsTask = { file: archive.file };
    let told = performance.now();
    const ended = inThread<null>(
      threadFile(import.meta.url, './words-thread.ts', './words-thread.js'),
      task,
      {
        signal: controller.signal,
        onProgress: (done, total) => {
          // Nothing left is told when it is true of the file too.
          const isNews = done < total && !controller.signal.aborted;
          if (!isNews || performance.now() - told < 1000) return;
          told = performance.now();
          this.#tell(total - done);
        },
      },
    )
      // The next opening tries again: nobody asked for it, and nothing is lost without it.
      .catch((thrown: unknown) => this.#log(`words are not indexed: ${String(thrown)}`))
      .then(() => {
        this.#running = undefined;
        this.#tell(0);
      });
    this.#running = { controller, ended };
  }

  /** Resolves when the words of all events are in, when it is stopped, or when the signal says so. */
  async finish(session: Session, signal?: AbortSignal): Promise<void> {
    this.start(session);
    const givenUp = new Promise<void>((resolve) => {
      if (signal?.aborted) resolve();
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([this.#running?.ended, givenUp]);
  }

  /** Resolves when it no longer writes. */
  async stop(): Promise<void> {
    this.#running?.controller.abort();
    await this.#running?.ended;
  }
}
