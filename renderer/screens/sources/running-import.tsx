import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { jobWords } from '../../app/job-words.ts';
import { attempt } from '../../app/problems.ts';
import { useStore } from '../../app/store.ts';
import { useNow } from '../../app/use-now.ts';
import { Progress } from '../../ui/index.ts';

/** The import under way, with a way out. */
export function RunningImport(): ReactElement | null {
  const { jobs } = useApp();
  const [job] = useStore(jobs.running);
  const now = useNow(job !== undefined);
  if (job === undefined) return null;
  return (
    <div className="sources-job">
      <Progress
        label={job.label}
        detail={jobWords(job, now)}
        {...(job.total > 0 && { value: job.done, total: job.total })}
        isCancelling={job.isCancelling}
        onCancel={() => attempt(() => jobs.cancel(job.id))}
      />
      <p>
        You can go on working. What is in when you cancel stays in, and the rest can follow later.
      </p>
    </div>
  );
}
