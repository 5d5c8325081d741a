import { useApp } from './app-context.ts';
import type { Job, JobKind } from './jobs.ts';
import { useStore } from './store.ts';

/** The work of a kind that is under way, or of any kind. */
export function useJob(kind?: JobKind): Job | undefined {
  const running = useStore(useApp().jobs.running);
  return running.find((job) => kind === undefined || job.kind === kind);
}
