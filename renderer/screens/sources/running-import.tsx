import type { ReactElement } from 'react';
import { RunningJob } from '../../app/running-job.tsx';
import { useJob } from '../../app/use-job.ts';

/** The import under way, with a way out. */
export function RunningImport(): ReactElement | null {
  const job = useJob('import');
  if (job === undefined) return null;
  return (
    <div className="sources-job">
      <RunningJob kind="import" />
      <p>
        You can go on working. What is in when you cancel stays in, and the rest can follow later.
      </p>
    </div>
  );
}
