import { useState, type ReactElement } from 'react';
import type { Completeness } from '../../../../preload/contract/completeness.ts';
import { useActs } from '../../../app/acts.ts';
import { useApp } from '../../../app/app-context.ts';
import { askWhyGap } from '../../../app/completeness.ts';
import { paneSize, rememberPaneSize } from '../../../app/pane-size.ts';
import { attempt } from '../../../app/problems.ts';
import { RunningJob } from '../../../app/running-job.tsx';
import { useStore } from '../../../app/store.ts';
import { useEngagement } from '../../../app/use-engagement.ts';
import { Callout, EmptyState, ErrorState, SplitView } from '../../../ui/index.ts';
import { CoverGrid } from './cover-grid.tsx';
import { CoverLegend } from './cover-legend.tsx';
import { DayPanel } from './day-panel.tsx';
import type { Cell } from './grid-keys.ts';
import { KeysCallout } from './keys-callout.tsx';
import { OverviewPanel } from './overview-panel.tsx';
import { dayAt } from './states.ts';
import { TrailHead } from './trail-head.tsx';
import { TrailStats } from './trail-stats.tsx';
import './trail.css';

/** Is all of the client's trail here, and is it as AWS delivered it. */
export function Trail(): ReactElement {
  const app = useApp();
  const check = useStore(app.completeness);
  switch (check.state) {
    case 'unchecked':
      return <NotChecked />;
    case 'running':
      return (
        <main className="trail" aria-label="Completeness">
          <TrailHead />
          <div className="trail-body">
            <RunningJob kind="completeness" />
          </div>
        </main>
      );
    case 'failed':
      return (
        <main className="trail" aria-label="Completeness">
          <TrailHead />
          <ErrorState title="The trail could not be checked." code={check.problem.code}>
            {check.problem.message}
          </ErrorState>
        </main>
      );
    case 'done':
      // A new check begins with its own places.
      return <Checked key={check.result.at} result={check.result} objects={check.objects} />;
  }
}

function NotChecked(): ReactElement {
  return (
    <main className="trail" aria-label="Completeness">
      <TrailHead />
      <EmptyState title="The trail was not checked yet.">
        The check reads every digest and log file again, verifies AWS’s signatures with the public
        keys that came along, and shows every account, region and day. It needs no network.
      </EmptyState>
    </main>
  );
}

function Checked({
  result,
  objects,
}: {
  readonly result: Completeness;
  readonly objects: number;
}): ReactElement {
  const app = useApp();
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const [selected, setSelected] = useState<Cell | null>(null);
  const row = selected === null ? undefined : result.rows[selected.row];
  const open = (cell: Cell): void => {
    setActive(cell);
    setSelected(cell);
  };
  const day = dayAt(result.firstDay ?? '1970-01-01', selected?.column ?? 0);
  const gap = result.gaps.find(
    (each) =>
      each.account === row?.account &&
      each.region === row.region &&
      each.from.slice(0, 10) <= day &&
      each.to.slice(0, 10) >= day,
  );
  useActs({ 'explain-gap': gap && (() => attempt(() => askWhyGap(app, gap))) });
  return (
    <SplitView
      minMain={520}
      end={{
        label: 'Width of the day',
        size: paneSize('trail', 380, 0.26),
        min: 300,
        max: 560,
        content:
          row === undefined ? (
            <OverviewPanel result={result} onOpen={open} />
          ) : (
            <DayPanel
              key={`${row.account} ${row.region} ${day}`}
              account={row.account}
              region={row.region}
              day={day}
              onClose={() => setSelected(null)}
            />
          ),
      }}
      onResizeEnd={(_side, size) => rememberPaneSize('trail', size)}
    >
      <main className="trail" aria-label="Completeness">
        <TrailHead result={result} />
        <div className="trail-body">
          <Outdated objects={objects} />
          <KeysCallout result={result} />
          <TrailStats result={result} />
          {result.rows.length === 0 ? (
            <EmptyState title="There is nothing of a trail in this archive.">
              Import a trail’s folder with its CloudTrail-Digest files, s3_object_metadata.json and
              list_public_keys.json.
            </EmptyState>
          ) : (
            <>
              <CoverGrid
                result={result}
                active={active}
                selected={selected}
                onMove={setActive}
                onOpen={open}
              />
              <CoverLegend result={result} />
            </>
          )}
        </div>
      </main>
    </SplitView>
  );
}

/** Originals came since: what is shown is of before. */
function Outdated({ objects }: { readonly objects: number }): ReactElement | null {
  const engagement = useEngagement();
  if (engagement === null || engagement.objects === objects) return null;
  return (
    <Callout tone="attention" title="The archive’s originals have changed since. Check again." />
  );
}
