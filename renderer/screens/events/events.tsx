import { useCallback, useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import type { TableSort } from '../../../preload/contract/table.ts';
import { useActs } from '../../app/acts.ts';
import { useApp } from '../../app/app-context.ts';
import { searchFor } from '../../app/around.ts';
import { askEvent } from '../../app/manual-event.ts';
import { useRemembered } from '../../app/memory.ts';
import { paneSize, rememberPaneSize } from '../../app/pane-size.ts';
import { attempt } from '../../app/problems.ts';
import { useStore } from '../../app/store.ts';
import { askForMenu, ValueMenu } from '../../app/value-menu.tsx';
import { noRows, SplitView, VirtualGrid, type VirtualGridHandle } from '../../ui/index.ts';
import { cellValues } from '../record/cell-values.ts';
import { RecordPanel } from '../record/record-panel.tsx';
import { FacetPanel, firstLimits } from './facet-panel.tsx';
import { NoRecord } from './no-record.tsx';
import { NothingFound } from './nothing-found.tsx';
import { QueryBar } from './query-bar.tsx';
import { RowsProblem } from '../../app/rows-problem.tsx';
import { Timeline } from './timeline.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { useEventRows } from './use-event-rows.ts';
import { useNarrow } from './use-narrow.ts';
import { useOverview } from './use-overview.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useSteps } from './use-steps.ts';
import { askSaveView } from '../../app/views.ts';
import { exportOf } from './export-of.ts';
import { useSearch } from './use-search.ts';
import { openCellMenu } from './table/cell-menu.ts';
import { cellSubject } from './table/cell-subject.ts';
import { useSelection } from './use-selection.ts';
import { AroundStrip } from './table/around-strip.tsx';
import { TableBar } from './table/table-bar.tsx';
import { useFollow } from './table/use-follow.ts';
import { useOrder } from './table/use-order.ts';
import { useTableActs } from './table/use-table-acts.ts';
import { useTableColumns } from './table/use-table-columns.ts';
import './events.css';
import './table/table.css';

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
  const narrow = useNarrow();
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<VirtualGridHandle>(null);
  const { sort: wantedSort } = useStore(app.table);
  const order = useOrder(search, wantedSort);
  const { found } = order;
  const count = found?.found ?? 0;
  const selection = useSelection(order);
  const { index: selected, select, ranges, mark } = selection;
  // Who chooses a row no longer waits for the one that was to be followed.
  const setSelected = useCallback(
    (row: number) => {
      app.follow.set(null);
      select(row);
    },
    [app, select],
  );
  const marks = useMemo(() => ({ ranges, onChange: mark }), [ranges, mark]);
  const rows = useEventRows(found, selected, order.asked);
  const onMeant = useSteps({ query, search, selected }, field);
  const row = selected === null ? undefined : rows.getRow(selected);
  const event = row?.ref;

  const hasNoRows = search.found === undefined ? search.problem !== null : count === 0;
  // What is typed is not answered yet: whoever wants a row now means one of the coming result.
  const isStale = search.problem === null && found?.query !== query.trim();
  // Nor is a search that has found nothing yet and goes on.
  const isComing = isStale || (count === 0 && search.found?.isDone === false && !search.isStopped);
  // In another order the event that is read is still the one that is read.
  const onSort = useCallback(
    (next: TableSort) => {
      app.follow.set(event ?? null);
      app.table.set((now) => ({ ...now, sort: next }));
    },
    [app, event],
  );
  const table = useTableColumns(rows, order.sort, onSort);
  const follow = useCallback(
    (row: number) => {
      select(row);
      requestAnimationFrame(() => grid.current?.scrollToRow(row, 'middle'));
    },
    [select],
  );
  useFollow(order, isStale, follow);
  useTableActs(selection);
  const wanted = useRef<string>(undefined);
  const aboutCell = (column: string | undefined): void => {
    const row = selected === null ? undefined : rows.getRow(selected);
    const subject = row && cellSubject(row, column);
    if (subject === undefined) app.acts.run('subjects');
    else app.go({ at: 'subject', subject });
  };
  const moveBy = (by: number): void => {
    if (isComing) wanted.current = query;
    if (isComing || count === 0) return;
    mark(noRows);
    setSelected(selected === null ? 0 : Math.min(count - 1, Math.max(0, selected + by)));
  };
  const enterGrid = (): void => {
    if (isComing) wanted.current = query;
    if (isComing || count === 0) return;
    if (selected === null) setSelected(0);
    requestAnimationFrame(() => grid.current?.focus());
  };
  useEffect(() => {
    if (wanted.current === undefined || isComing) return;
    // Who typed on meanwhile is still in the field.
    const isMeant = wanted.current === query && search.problem === null;
    wanted.current = undefined;
    if (isMeant) enterGrid();
  });
  useActs({
    find: () => {
      field.current?.focus();
      // As with the mouse: the empty field offers earlier searches.
      field.current?.click();
    },
    next: () => moveBy(1),
    previous: () => moveBy(-1),
    'add-event': row && (() => attempt(() => askEvent(app, row.eventTime))),
    filters: () => setFilters(!hasFilters),
    'value-menu': () => {
      const { left = 0, top = 0 } = field.current?.getBoundingClientRect() ?? {};
      // Where nothing has the keyboard, the row that is read is meant.
      if (askForMenu() || row === undefined) return;
      app.valueMenu.set({ x: left, y: top + 120, values: cellValues(undefined, row) });
    },
    'select-all': count === 0 || isStale ? undefined : selection.markAll,
    'save-view': search.problem === null ? () => attempt(() => askSaveView(app)) : undefined,
    'export-events': exportOf(
      app,
      search.found,
      selection.target,
      overview.isOld ? null : overview.overview?.histogram,
    ),
    'clear-filter': query === '' ? undefined : () => searchFor(app, ''),
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
          row === undefined ? (
            <NoRecord
              isReading={selected !== null}
              hasEvents={search.found === undefined || count > 0}
            />
          ) : (
            <RecordPanel
              event={row.ref}
              row={row}
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
        <QueryBar
          search={search}
          query={query}
          field={field}
          onEnter={enterGrid}
          onMeant={onMeant}
        />
        <Timeline state={overview} tableId={tableId} onNarrow={narrow} />
        <RowsProblem rows={rows} />
        <AroundStrip />
        {selection.target === undefined ? (
          <TableBar sort={order.sort} wanted={wantedSort} hasEvent={event !== undefined} />
        ) : (
          <SelectionBar
            count={selection.target.count}
            of={count}
            onMark={mark}
            onClear={() => mark(noRows)}
          />
        )}
        <div className="events-grid" data-stale={search.problem !== null || undefined}>
          {hasNoRows ? (
            <NothingFound search={search} />
          ) : (
            <VirtualGrid
              ref={grid}
              label="Events"
              rowCount={found === undefined ? WAITING_ROWS : count}
              getRow={rows.getRow}
              columns={table.columns}
              onMoveColumn={table.onMoveColumn}
              selected={selected}
              isBusy={search.isBusy}
              onSelect={setSelected}
              onActivate={(_, column) => aboutCell(column)}
              marks={marks}
              onVisibleRange={table.onVisibleRange}
              onContextMenu={(index, event) => {
                const at = rows.getRow(index);
                if (at !== undefined) openCellMenu(app, event, at);
              }}
            />
          )}
        </div>
        <ValueMenu />
        <TimelineTable id={tableId} histogram={overview.overview?.histogram ?? null} />
      </main>
    </SplitView>
  );
}
