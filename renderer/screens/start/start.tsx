import { useEffect, type ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { DropHint } from '../../app/drop-hint.tsx';
import { jobWords } from '../../app/job-words.ts';
import { attempt } from '../../app/problems.ts';
import { useStore } from '../../app/store.ts';
import { useNow } from '../../app/use-now.ts';
import { Mark, Progress } from '../../ui/index.ts';
import { Recents } from './recents.tsx';
import { StartActs } from './start-acts.tsx';
import './start.css';

/** The first page: what this is, what was open before, and the next act. */
export function Start(): ReactElement {
  const app = useApp();
  useEffect(() => {
    void app.queries.invalidateQueries({ queryKey: ['app.recents'] });
  }, [app]);
  return (
    <main className="app-page start" aria-label="Start">
      <div className="start-body">
        <header className="start-head">
          <Mark size={52} />
          <div>
            <h1>Trailproof</h1>
            <p>
              From CloudTrail logs to evidence, from evidence to a signed report. On this computer
              only.
            </p>
          </div>
        </header>
        <div className="start-columns">
          <StartActs />
          <Recents />
        </div>
        <Preparing />
        <DropHint label="Or drop logs anywhere on this window to begin an engagement with them">
          Files, folders and zips of CloudTrail logs · an engagement to open it · a report to verify
          it
        </DropHint>
      </div>
    </main>
  );
}

function Preparing(): ReactElement | null {
  const { jobs } = useApp();
  const [job] = useStore(jobs.running);
  const now = useNow(job !== undefined);
  if (job === undefined) return null;
  return (
    <div className="start-job">
      <Progress
        label={job.label}
        detail={jobWords(job, now)}
        {...(job.total > 0 && { value: job.done, total: job.total })}
        isCancelling={job.isCancelling}
        onCancel={() => attempt(() => jobs.cancel(job.id))}
      />
    </div>
  );
}
