import { useCallback, useRef, useState, type ReactElement } from 'react';
import type { FoundRow } from '../../../preload/contract/across.ts';
import { useActs } from '../../app/acts.ts';
import { useApp } from '../../app/app-context.ts';
import { plural, formatSeconds } from '../../app/format.ts';
import { paneSize, rememberPaneSize } from '../../app/pane-size.ts';
import { RowsProblem } from '../../app/rows-problem.tsx';
import { useStore } from '../../app/store.ts';
import { useRows } from '../../app/use-rows.ts';
import {
  EmptyState,
  Panel,
  SearchField,
  Skeleton,
  SplitView,
  VirtualGrid,
  type VirtualGridHandle,
} from '../../ui/index.ts';
import { foundColumns } from './found-columns.tsx';
import { ForeignRecord } from './foreign-record.tsx';
import { Searched } from './searched.tsx';
import { useAcross, type AcrossSearch } from './use-across.ts';
import '../events/events.css';
import './across.css';

/** Events of several engagements as one list; those of others are only read. */
export function Across(): ReactElement {
  const app = useApp();
  const query = useStore(app.query);
  const search = useAcross(query);
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<VirtualGridHandle>(null);
  const [kept, setKept] = useState<{ index: number; result: string } | null>(null);
  const { found } = search;
  const count = found?.count ?? 0;
  // In another result a position is another event's.
  const result = `${count} by ${found?.query ?? ''} in ${found?.each.length ?? 0}`;
  const selected = kept?.result === result ? kept.index : null;
  const setSelected = useCallback((index: number) => setKept({ index, result }), [result]);
  const asked = found?.query ?? '';
  const inputOf = useCallback(
    (window: { readonly offset: number; readonly limit: number }) => ({ query: asked, ...window }),
    [asked],
  );
  const rows = useRows({ name: 'across.page', inputOf, rowsOf: itself, count, also: selected });
  const chosen = selected === null ? undefined : rows.getRow(selected);
  const moveBy = (by: number): void => {
    if (count === 0) return;
    setSelected(selected === null ? 0 : Math.min(count - 1, Math.max(0, selected + by)));
  };
  useActs({
    find: () => field.current?.focus(),
    next: () => moveBy(1),
    previous: () => moveBy(-1),
    'clear-filter': query === '' ? undefined : () => app.query.set(''),
  });
  return (
    <SplitView
      minMain={560}
      end={{
        label: 'Width of the record',
        size: paneSize('record', 360, 0.26),
        min: 320,
        max: 760,
        content:
          chosen === undefined ? (
            <Panel title="Selected event" isHeadless>
              <EmptyState title="No event selected">
                Choose a row to read its record. In other engagements nothing can be changed from
                here.
              </EmptyState>
            </Panel>
          ) : (
            <ForeignRecord found={chosen} />
          ),
      }}
      onResizeEnd={(_side, size) => rememberPaneSize('record', size)}
    >
      <main className="events" aria-label="Several engagements">
        <h1 className="ui-hidden">Several engagements</h1>
        <Searched found={found} />
        <div className="events-bar">
          <SearchField
            ref={field}
            label="Find events in several engagements"
            placeholder="Any words, or what = StopLogging, who : priya, ip = 203.0.113.44"
            size="large"
            isMono
            shortcut="/"
            value={query}
            onChange={app.query.set}
            onSubmit={() => {
              moveBy(0);
              requestAnimationFrame(() => grid.current?.focus());
            }}
            isBusy={search.isBusy}
            isInvalid={search.problem !== null}
          />
          <Meaning search={search} />
        </div>
        <RowsProblem rows={rows} />
        <div className="events-grid" data-stale={search.problem !== null || undefined}>
          <VirtualGrid
            ref={grid}
            label="Events of several engagements"
            rowCount={count}
            getRow={rows.getRow}
            columns={foundColumns}
            selected={selected}
            isBusy={search.isBusy}
            onSelect={setSelected}
            onVisibleRange={rows.onVisibleRange}
            empty={
              found !== undefined && (
                <EmptyState title="No event fits this query in any of them">
                  {found.sentence}
                </EmptyState>
              )
            }
          />
        </div>
      </main>
    </SplitView>
  );
}

function Meaning({ search: { found, problem } }: { readonly search: AcrossSearch }): ReactElement {
  if (problem !== null) {
    return (
      <div className="events-meaning" role="alert">
        <span className="ui-tone-exception">{problem.message}</span>
      </div>
    );
  }
  if (found === undefined) {
    return (
      <div className="events-meaning">
        <Skeleton width={320} />
      </div>
    );
  }
  return (
    <output className="events-meaning">
      <strong>{plural(found.count, 'event')}</strong> in {formatSeconds(found.seconds)}
      <span className="events-sentence ui-selectable" title={found.sentence}>
        {found.sentence}
      </span>
    </output>
  );
}

function itself(rows: readonly FoundRow[]): readonly FoundRow[] {
  return rows;
}
