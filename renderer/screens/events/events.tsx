import { useRef, useState, type ReactElement } from 'react';
import type { EventRef } from '../../../preload/contract/ids.ts';
import { useActs } from '../../app/acts.ts';
import { useApp } from '../../app/app-context.ts';
import { useRemembered } from '../../app/memory.ts';
import { paneSize, rememberPaneSize } from '../../app/pane-size.ts';
import { useStore } from '../../app/store.ts';
import { SplitView, VirtualGrid, type VirtualGridHandle } from '../../ui/index.ts';
import { eventColumns } from '../record/event-columns.tsx';
import { RecordPanel } from '../record/record-panel.tsx';
import { NoRecord } from './no-record.tsx';
import { NothingFound } from './nothing-found.tsx';
import { QueryBar } from './query-bar.tsx';
import { useEventRows } from './use-event-rows.ts';
import { useSearch } from './use-search.ts';
import './events.css';

const WAITING_ROWS = 40;

/** Every event of the archive: narrowed by a query, newest first, one of them read. */
export function Events(): ReactElement {
  const app = useApp();
  const query = useStore(app.query);
  const search = useSearch(query);
  const [selected, setSelected] = useRemembered<number | null>('events.selected', null);
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<VirtualGridHandle>(null);
  const [shownQuery, setShownQuery] = useState(search.found?.query);
  if (search.found !== undefined && search.found.query !== shownQuery) {
    // Another result has other rows: the position of the old one means nothing there.
    if (shownQuery !== undefined) setSelected(null);
    setShownQuery(search.found.query);
  }
  const count = search.found?.count ?? 0;
  const rows = useEventRows(search.found, selected);
  const event: EventRef | undefined = selected === null ? undefined : rows.getRow(selected)?.ref;

  const moveBy = (by: number): void => {
    if (count === 0) return;
    setSelected(selected === null ? 0 : Math.min(count - 1, Math.max(0, selected + by)));
  };
  const enterGrid = (): void => {
    if (count === 0) return;
    if (selected === null) setSelected(0);
    requestAnimationFrame(() => grid.current?.focus());
  };
  useActs({
    find: () => field.current?.focus(),
    next: () => moveBy(1),
    previous: () => moveBy(-1),
    'clear-filter': query === '' ? undefined : () => app.query.set(''),
  });
  return (
    <SplitView
      minMain={520}
      end={{
        label: 'Width of the record',
        size: paneSize('record', 360),
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
              onNext={() => moveBy(1)}
              onPrevious={() => moveBy(-1)}
              onDone={() => grid.current?.focus()}
            />
          ),
      }}
      onResizeEnd={(_side, size) => rememberPaneSize('record', size)}
    >
      <main className="events" aria-label="Events">
        <QueryBar search={search} query={query} field={field} onEnter={enterGrid} />
        <div className="events-grid" data-stale={search.problem !== null || undefined}>
          <VirtualGrid
            ref={grid}
            label="Events"
            rowCount={search.found === undefined ? WAITING_ROWS : count}
            getRow={rows.getRow}
            columns={eventColumns}
            selected={selected !== null && selected < count ? selected : null}
            isBusy={search.isBusy}
            onSelect={setSelected}
            onVisibleRange={rows.onVisibleRange}
            empty={<NothingFound search={search} />}
          />
        </div>
      </main>
    </SplitView>
  );
}
