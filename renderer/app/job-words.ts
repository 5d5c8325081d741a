import { formatCount } from '../ui/index.ts';
import { canStop, type Job } from './jobs.ts';

const SURE_AFTER_MS = 3000;

/** `1,204 of 61,914 files, about 2 min left`; what is left is said once it can be guessed. */
export function jobWords(job: Job, now: number): string {
  const { done, total, unit, startedAt, isCancelling } = job;
  if (!canStop(job)) return 'You can go on reading; what you write waits until it is done.';
  if (isCancelling) return 'Stopping after what is under way…';
  if (total === 0) return done === 0 ? 'Starting…' : `${formatCount(done)} ${unit}`;
  // A share of a period: how long it takes is told with the label, by who knows the pace.
  if (unit === '%') return `${formatCount(done)} % of the period`;
  const progress = `${formatCount(done)} of ${formatCount(total)} ${unit}`;
  const passed = now - startedAt;
  if (passed < SURE_AFTER_MS || done === 0 || done >= total) return progress;
  return `${progress}, ${roughly((passed / done) * (total - done))} left`;
}

function roughly(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 10) return 'a few seconds';
  if (seconds < 90) return `about ${Math.ceil(seconds / 10) * 10} s`;
  return `about ${Math.round(seconds / 60)} min`;
}
