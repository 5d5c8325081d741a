import { FolderInput } from 'lucide-react';
import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { useCall } from '../../app/calls.ts';
import { useJob } from '../../app/use-job.ts';
import { Button, EmptyState, ErrorState, SplitView } from '../../ui/index.ts';
import { paneSize, rememberPaneSize } from '../../app/pane-size.ts';
import { DropHint } from '../../app/drop-hint.tsx';
import { ImportButtons } from './import-buttons.tsx';
import { RunDetails } from './run-details.tsx';
import { RunList } from './run-list.tsx';
import { RunningImport } from './running-import.tsx';
import { ScheduleList } from './schedules/schedule-list.tsx';
import { SourcesHead } from './sources-head.tsx';
import './sources.css';

/** What came in, when, by whom, and what became of every record. */
export function Sources({ run }: { readonly run: number | undefined }): ReactElement {
  const app = useApp();
  const { data: runs, error, refetch } = useCall('sources.runs', {});
  const job = useJob('import');
  if (error !== null && runs === undefined) {
    return (
      <main className="app-page" aria-label="Sources">
        <ErrorState
          title="The imports could not be read."
          code={error.code}
          acts={<Button onPress={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </ErrorState>
      </main>
    );
  }
  if (runs?.length === 0) {
    return (
      <main className="app-page" aria-label="Sources">
        <h1 className="ui-hidden">Sources</h1>
        {job === undefined ? (
          <div className="sources-first">
            <EmptyState
              icon={<FolderInput size={28} />}
              title="No logs yet"
              acts={<ImportButtons isFirst />}
            >
              Import the CloudTrail files you were handed: a folder, single files or a zip; or
              collect them from AWS yourself. They are kept byte for byte, and every record is
              accounted for.
            </EmptyState>
            <ScheduleList />
            <DropHint label="Or drop them anywhere on this window">
              .json, .json.gz, JSON lines, .zip, .tar.gz
            </DropHint>
          </div>
        ) : (
          <div className="sources-page">
            <RunningImport />
          </div>
        )}
      </main>
    );
  }
  const chosen = runs?.find((each) => each.run === run) ?? runs?.[0];
  return (
    <SplitView
      minMain={560}
      end={{
        label: 'Width of the import',
        size: paneSize('sources', 420, 0.28),
        min: 340,
        max: 640,
        content: <RunDetails run={chosen} />,
      }}
      onResizeEnd={(_side, size) => rememberPaneSize('sources', size)}
    >
      <main className="sources-page" aria-label="Sources">
        <SourcesHead />
        <ScheduleList />
        <RunningImport />
        <RunList
          runs={runs}
          selected={chosen?.run}
          onSelect={(next) => app.step({ kind: 'refine', to: { at: 'sources', run: next } })}
        />
      </main>
    </SplitView>
  );
}
