import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { useActs } from '../../app/acts.ts';
import { useApp } from '../../app/app-context.ts';
import { useRemembered } from '../../app/memory.ts';
import { paneSize, rememberPaneSize } from '../../app/pane-size.ts';
import { useStore } from '../../app/store.ts';
import { noRows, SplitView, VirtualGrid, type VirtualGridHandle } from '../../ui/index.ts';
import { eventColumns } from '../record/event-columns.tsx';
import { RecordPanel } from '../record/record-panel.tsx';
import { FacetPanel, firstLimits } from './facet-panel.tsx';
import { NoRecord } from './no-record.tsx';
import { NothingFound } from './nothing-found.tsx';
import { QueryBar } from './query-bar.tsx';
import { RowsProblem } from '../../app/rows-problem.tsx';
import { Timeline } from './timeline.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { useEventRows } from './use-event-rows.ts';
import { useOverview } from './use-overview.ts';
import { SelectionBar } from './selection-bar.tsx';
import { exportOf } from './export-of.ts';
import { useSearch } from './use-search.ts';
import { useSelection } from './use-selection.ts';
import './events.css';

const WAITING_ROWS = 40;

/** Every event of the archive: narrowed by a query, newest first, one of them read. */
export function Events(): ReactElement {
  const app = useApp();
  const query = useStore(app.query);
  const search = useSearch(query);
  const [hasFilters, setFilters] = useRemembered('events.filters', true);
  const [limits, setLimits] = useState(firstLimits);
  const overview = useOverview(search, limits);
  const tableId = useId();
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<VirtualGridHandle>(null);
  const count = search.found?.found ?? 0;
  const selection = useSelection(search.found);
  const { index: selected, select: setSelected, ranges, mark } = selection;
  const marks = useMemo(() => ({ ranges, onChange: mark }), [ranges, mark]);
  const rows = useEventRows(search.found, selected);
  const event: EventRef | undefined = selected === null ? undefined : rows.getRow(selected)?.ref;

  const hasNoRows = search.found === undefined ? search.problem !== null : count === 0;
  // What is typed is not answered yet: whoever wants a row now means one of the coming result.
  const isStale = search.problem === null && search.found?.query !== query.trim();
  const wanted = useRef<string>(undefined);
  const moveBy = (by: number): void => {
    if (isStale) wanted.current = query;
    if (isStale || count === 0) return;
    mark(noRows);
    setSelected(selected === null ? 0 : Math.min(count - 1, Math.max(0, selected + by)));
  };
  const enterGrid = (): void => {
    if (isStale) wanted.current = query;
    if (isStale || count === 0) return;
    if (selected === null) setSelected(0);
    requestAnimationFrame(() => grid.current?.focus());
  };
  useEffect(() => {
    if (wanted.current === undefined || isStale) return;
    // Who typed on meanwhile is still in the field.
    const isMeant = wanted.current === query && search.problem === null;
    wanted.current = undefined;
    if (isMeant) enterGrid();
  });
  useActs({
    find: () => field.current?.focus(),
    next: () => moveBy(1),
    previous: () => moveBy(-1),
    filters: () => setFilters(!hasFilters),
    'select-all': count === 0 || isStale ? undefined : selection.markAll,
    'export-events': exportOf(app, search.found, selection.target),
    'clear-filter': query === '' ? undefined : () => app.query.set(''),
  });
  return (
    <SplitView
      minMain={520}
      start={
        hasFilters
          ? {
              label: 'Width of the filters',
              size: paneSize('filters', 216, 0.15),
              min: 168,
              max: 420,
              content: (
                <FacetPanel search={search} state={overview} limits={limits} onLimits={setLimits} />
              ),
            }
          : undefined
      }
      end={{
        label: 'Width of the record',
        size: paneSize('record', 360, 0.26),
        min: 320,
        max: 760,
        content:
          event === undefined ? (
            <NoRecord
              isReading={selected !== null}
              hasEvents={search.found === undefined || count > 0}
            />
          ) : (
            <RecordPanel
              event={event}
              selected={selection.target}
              onNext={() => moveBy(1)}
              onPrevious={() => moveBy(-1)}
              onDone={() => grid.current?.focus()}
            />
          ),
      }}
      onResizeEnd={(side, size) => rememberPaneSize(side === 'start' ? 'filters' : 'record', size)}
    >
      <main className="events" aria-label="Events">
        <h1 className="ui-hidden">Events</h1>
        <QueryBar search={search} query={query} field={field} onEnter={enterGrid} />
        <Timeline state={overview} tableId={tableId} />
        <RowsProblem rows={rows} />
        {selection.target !== undefined && (
          <SelectionBar count={selection.target.count} onClear={() => mark(noRows)} />
        )}
        <div className="events-grid" data-stale={search.problem !== null || undefined}>
          {hasNoRows ? (
            <NothingFound search={search} />
          ) : (
            <VirtualGrid
              ref={grid}
              label="Events"
              rowCount={search.found === undefined ? WAITING_ROWS : count}
              getRow={rows.getRow}
              columns={eventColumns}
              selected={selected}
              isBusy={search.isBusy}
              onSelect={setSelected}
              marks={marks}
              onVisibleRange={rows.onVisibleRange}
            />
          )}
        </div>
        <TimelineTable id={tableId} histogram={overview.overview?.histogram ?? null} />
      </main>
    </SplitView>
  );
}
