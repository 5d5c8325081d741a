import { JobId } from '../../preload/contract/ids.ts';
import type { Client } from './client.ts';
import { createStore, type Store } from './store.ts';

/** What a job does to the archive: an import writes, a check reads …; one of each may run. */
export type JobKind =
  'import' | 'connection' | 'check' | 'completeness' | 'backup' | 'compact' | 'export';

/** Compacting is one call of SQLite, which nothing can stop. */
export function canStop({ kind }: Pick<Job, 'kind'>): boolean {
  return kind !== 'compact';
}

/** Long work under way in the engine. */
export interface Job {
  readonly id: JobId;
  readonly kind: JobKind;
  readonly label: string;
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  readonly unit: string;
  readonly startedAt: number;
  readonly isCancelling: boolean;
}

export interface Jobs {
  readonly running: Store<readonly Job[]>;
  /** Runs work under a fresh id, and shows it until it ends, however it ends. */
  run<T>(kind: JobKind, label: string, work: (job: JobId) => Promise<T>): Promise<T>;
  cancel(job: JobId): Promise<void>;
  /** Shows work that began without the window, under its own id, until `ended` or the engine's end. */
  began(job: JobId, kind: JobKind, label: string): void;
  ended(job: JobId): void;
}

export function createJobs(client: Client): Jobs {
  const running = createStore<readonly Job[]>([]);
  const change = (id: JobId, part: Partial<Job>): void =>
    running.set((jobs) => jobs.map((job) => (job.id === id ? { ...job, ...part } : job)));
  const unasked = new Set<JobId>();
  client.on('job.progress', ({ job, label, done, total, unit }) => {
    change(job, { label, done, total, unit });
  });
  const began = (id: JobId, kind: JobKind, label: string): void => {
    const job = { id, kind, label, done: 0, total: 0, unit: '', startedAt: Date.now() };
    running.set((jobs) => [...jobs, { ...job, isCancelling: false }]);
  };
  const ended = (id: JobId): void => running.set((jobs) => jobs.filter((each) => each.id !== id));
  // Whoever asked for work hears that the engine is gone; of other work nobody would tell the end.
  client.on('engine.state', () => {
    for (const id of unasked) ended(id);
    unasked.clear();
  });
  return {
    running,
    began(id, kind, label) {
      unasked.add(id);
      began(id, kind, label);
    },
    ended(id) {
      unasked.delete(id);
      ended(id);
    },
    async run(kind, label, work) {
      const id = JobId.parse(crypto.randomUUID());
      began(id, kind, label);
      try {
        return await work(id);
      } finally {
        ended(id);
      }
    },
    async cancel(job) {
      change(job, { isCancelling: true });
      await client.call('jobs.cancel', { job });
    },
  };
}
