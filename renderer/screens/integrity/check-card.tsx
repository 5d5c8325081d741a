import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { checkArchive, type ArchiveCheck } from '../../app/archive-check.ts';
import { formatInstant, formatSeconds, plural } from '../../app/format.ts';
import { RunningJob } from '../../app/running-job.tsx';
import { useStore } from '../../app/store.ts';
import { useEngagement } from '../../app/use-engagement.ts';
import { Button, Callout } from '../../ui/index.ts';
import { VerificationView } from './verification-view.tsx';

/** The check of the open archive: when it ran, and what it found. */
export function CheckCard(): ReactElement {
  const app = useApp();
  const check = useStore(app.check);
  const engagement = useEngagement();
  const isRunning = check.state === 'running';
  return (
    <section className="integrity-check" aria-label="Check of the archive">
      <header>
        <div>
          <h1>Is it as it was?</h1>
          <p>{checkedWords(check, engagement?.ledger.acts ?? 0)}</p>
        </div>
        <div className="integrity-check-acts">
          <Button isDisabled={isRunning} onPress={() => void app.acts.run('compare-reports')}>
            Check against a report…
          </Button>
          <Button
            kind={check.state === 'done' ? 'secondary' : 'primary'}
            isBusy={isRunning}
            onPress={() => void checkArchive(app)}
          >
            {check.state === 'done' ? 'Check again' : 'Check now'}
          </Button>
        </div>
      </header>
      <Found check={check} />
    </section>
  );
}

function Found({ check }: { readonly check: ArchiveCheck }): ReactElement | null {
  switch (check.state) {
    case 'unchecked':
      return null;
    case 'running':
      return <RunningJob kind="check" />;
    case 'failed':
      return (
        <Callout tone="exception" title="The archive could not be checked.">
          {check.problem.message}
        </Callout>
      );
    case 'done':
      return <VerificationView result={check.result} />;
  }
}

function checkedWords(check: ArchiveCheck, acts: number): string {
  if (check.state !== 'done') {
    return 'The check reads every original again, compares it with its hash, and replays the ledger.';
  }
  const since = acts - check.acts;
  const when = `Checked ${formatInstant(check.at)} in ${formatSeconds(check.seconds)}`;
  return since > 0 ? `${when}; ${plural(since, 'act')} since.` : `${when}; no act since.`;
}
