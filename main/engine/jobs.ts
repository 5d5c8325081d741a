import { Problem } from '../../preload/contract/errors.ts';

/** Long work that can be cancelled by its id. */
export interface Jobs {
  /**
   * Runs work under an id; a second job under the same id is a mistake of the caller.
   *
   * @throws what the work throws; Problem cancelled for whatever it throws once it is cancelled
   */
  run<T>(job: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(job: string): void;
  cancelAll(): void;
}

export function createJobs(): Jobs {
  const running = new Map<string, AbortController>();
  return {
    async run(job, work) {
      const controller = new AbortController();
      running.set(job, controller);
      try {
        return await work(controller.signal);
      } catch (thrown) {
        // Node and libraries throw an AbortError of their own.
        if (thrown instanceof Problem || !controller.signal.aborted) throw thrown;
        throw new Problem('cancelled', 'It was stopped before its end.');
      } finally {
        running.delete(job);
      }
    },
    cancel: (job) => running.get(job)?.abort(),
    cancelAll: () => {
      for (const controller of running.values()) controller.abort();
    },
  };
}
