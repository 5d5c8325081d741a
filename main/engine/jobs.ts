/** Long work that can be cancelled by its id. */
export interface Jobs {
  /** Runs work under an id; a second job under the same id is a mistake of the caller. */
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
