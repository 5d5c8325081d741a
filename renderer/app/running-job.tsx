import type { ReactElement } from 'react';
import { Progress } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { jobWords } from './job-words.ts';
import { canStop, type JobKind } from './jobs.ts';
import { attempt } from './problems.ts';
import { useJob } from './use-job.ts';
import { useNow } from './use-now.ts';

/** The work of a kind that is under way: what, how far, and a way out. */
export function RunningJob({ kind }: { readonly kind: JobKind }): ReactElement | null {
  const { jobs } = useApp();
  const job = useJob(kind);
  const now = useNow(job !== undefined);
  if (job === undefined) return null;
  return (
    <Progress
      label={job.label}
      detail={jobWords(job, now)}
      {...(job.total > 0 && { value: job.done, total: job.total })}
      isCancelling={job.isCancelling}
      {...(canStop(job) && { onCancel: () => attempt(() => jobs.cancel(job.id)) })}
    />
  );
}
