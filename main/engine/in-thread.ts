import { Worker } from 'node:worker_threads';
import { Problem, type ProblemEnvelope } from '../../preload/contract/errors.ts';

/** What a thread of the engine says. It is told `cancel`, and the answers to what it asks. */
export type FromThread<Result> =
  | {
      readonly kind: 'progress';
      readonly done: number;
      readonly total: number;
      /** What it is doing, where that changes. */
      readonly label?: string;
    }
  | { readonly kind: 'ask'; readonly ask: number; readonly question: string }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly problem: ProblemEnvelope; readonly log: string | null };

/** The answer to a question of a thread; null if there is none. */
export interface ThreadAnswer {
  readonly ask: number;
  readonly answer: string | null;
}

export interface Watching {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number, label?: string) => void;
  /** Answers what the thread asks of a person; without it nobody does. */
  readonly onAsk?: (ask: number, question: string) => Promise<string | null>;
}

/**
 * Does a task on a thread of its own, so that the engine goes on answering.
 *
 * @param file the thread's program, see `threadFile`
 * @throws Problem as the thread tells it
 */
export function inThread<Result>(
  file: URL,
  task: unknown,
  { signal, onProgress, onAsk }: Watching,
): Promise<Result> {
  const thread = new Worker(file, { workerData: task });
  const cancel = (): void => thread.postMessage('cancel');
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  return new Promise<Result>((resolve, reject) => {
    thread.on('message', (message: FromThread<Result>) => {
      switch (message.kind) {
        case 'progress':
          onProgress(message.done, message.total, message.label);
          break;
        case 'ask': {
          const { ask, question } = message;
          const tell = (answer: string | null): void =>
            thread.postMessage({ ask, answer } satisfies ThreadAnswer);
          (onAsk?.(ask, question) ?? Promise.resolve(null)).then(tell, () => tell(null));
          break;
        }
        case 'done':
          resolve(message.result);
          break;
        case 'failed':
          reject(problemOf(message));
      }
    });
    thread.on('error', reject);
    thread.on('exit', () => reject(new Error('a thread of the engine ended without a word')));
  }).finally(() => signal.removeEventListener('abort', cancel));
}

function problemOf({
  problem,
  log,
}: {
  readonly problem: ProblemEnvelope;
  readonly log: string | null;
}): Error {
  if (log !== null) return new Error(log);
  return new Problem(problem.code, problem.message, problem.details);
}
