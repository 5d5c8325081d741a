import { useEffect, type ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { DropHint } from '../../app/drop-hint.tsx';
import { RunningJob } from '../../app/running-job.tsx';
import { useJob } from '../../app/use-job.ts';
import { Mark } from '../../ui/index.ts';
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
  const job = useJob('import');
  if (job === undefined) return null;
  return (
    <div className="start-job">
      <RunningJob kind="import" />
    </div>
  );
}
