import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react';
import { columnTemplate, leastWidth, type GridColumn } from './grid-column.ts';
import { GridHead } from './grid-head.tsx';
import { gridMove } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import { useRowHeight } from './use-row-height.ts';
import { useVirtualScroll } from './use-virtual-scroll.ts';
import { physicalHeight, placeShowing, visibleRange, withOverscan } from './virtual-range.ts';

/** What a screen can ask of a grid it holds a ref to. */
export interface VirtualGridHandle {
  readonly scrollToRow: (index: number, where?: 'nearest' | 'middle') => void;
  readonly focus: () => void;
}

export interface VirtualGridProps<Row> {
  readonly label: string;
  readonly rowCount: number;
  /** Undefined while the row is being read. A new function means that rows changed. */
  readonly getRow: (index: number) => Row | undefined;
  /** Keep its identity between renders, or every row is drawn again. */
  readonly columns: readonly GridColumn<Row>[];
  readonly selected: number | null;
  /** Selection follows the focus: called for every step of the keyboard. */
  readonly onSelect: (index: number) => void;
  /** Enter or double-click. */
  readonly onActivate?: ((index: number) => void) | undefined;
  /** The rows in view changed, both ends inclusive: read them, and some around them. */
  readonly onVisibleRange?: ((first: number, last: number) => void) | undefined;
  readonly onContextMenu?: ((index: number, event: MouseEvent) => void) | undefined;
  /** Stands in place of the rows when there are none. */
  readonly empty?: ReactNode;
  /** Without it the density decides. */
  readonly rowHeight?: number | undefined;
  readonly isBusy?: boolean | undefined;
  readonly ref?: Ref<VirtualGridHandle> | undefined;
}

const OVERSCAN = 6;

/**
 * Rows and columns of any number: only what is in view is in the document. Arrows, Home, End, Page
 * keys, Ctrl+Home, Ctrl+End, J and K move; keys that are not the grid's go on to the screen.
 */
export function VirtualGrid<Row>(props: VirtualGridProps<Row>): ReactElement {
  const { label, rowCount, getRow, columns, selected, onSelect, onActivate, onVisibleRange } =
    props;
  const density = useRowHeight();
  const rowHeight = props.rowHeight ?? density;
  const headHeight = rowHeight + 2;
  const scroller = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  const [column, setColumn] = useState(-1);
  const [focused, setFocused] = useState(0);
  const mustFocus = useRef(false);
  const geometry = { rowCount, rowHeight, viewport: Math.max(0, height - headHeight) };
  const { place, goTo } = useVirtualScroll(scroller, geometry);

  const active = Math.min(Math.max(0, rowCount - 1), selected ?? focused);
  const visible = visibleRange(place.virtual, geometry);
  const drawn = withOverscan(visible, OVERSCAN, rowCount);
  const indexes = useMemo(() => {
    const list: number[] = [];
    for (let index = drawn.first; index <= drawn.last; index += 1) list.push(index);
    // The row with the focus stays in the document wherever the window goes, or focus is lost.
    if (rowCount > 0 && (active < drawn.first || active > drawn.last)) list.push(active);
    return list;
  }, [drawn.first, drawn.last, active, rowCount]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    setHeight(element.clientHeight);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (visible.last >= visible.first) onVisibleRange?.(visible.first, visible.last);
  }, [visible.first, visible.last, onVisibleRange]);

  const latest = useRef({ place, geometry });
  latest.current = { place, geometry };
  useLayoutEffect(() => {
    if (selected === null || latest.current.geometry.viewport === 0) return;
    const now = latest.current;
    goTo(placeShowing(selected, now.place.virtual, now.geometry));
  }, [selected, goTo, geometry.viewport > 0]);

  useLayoutEffect(() => {
    if (!mustFocus.current) return;
    mustFocus.current = false;
    focusPlace(scroller.current, active, column);
  }, [active, column]);

  useImperativeHandle(
    props.ref,
    () => ({
      scrollToRow: (index, where = 'nearest') => {
        const now = latest.current;
        const middle = index * now.geometry.rowHeight - now.geometry.viewport / 2;
        const nearest = placeShowing(index, now.place.virtual, now.geometry);
        goTo(where === 'middle' ? middle : nearest);
      },
      focus: () => focusPlace(scroller.current, active, column),
    }),
    [goTo, active, column],
  );

  const moveTo = (row: number, nextColumn: number): void => {
    mustFocus.current = true;
    setColumn(nextColumn);
    setFocused(row);
    goTo(placeShowing(row, place.virtual, geometry));
    if (row !== selected) onSelect(row);
    // Neither row nor cell may have changed (at the ends), then no effect runs.
    if (row === active && nextColumn === column) mustFocus.current = false;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || !isOnRow(event.target)) return;
    if (event.key === 'Enter' && onActivate !== undefined && rowCount > 0) {
      event.preventDefault();
      onActivate(active);
      return;
    }
    const isControl = event.ctrlKey || event.metaKey;
    const pageRows = Math.floor(geometry.viewport / rowHeight);
    const size = { rowCount, columnCount: columns.length, pageRows };
    const next = gridMove({ row: active, column }, { key: event.key, isControl }, size);
    if (next === undefined) return;
    event.preventDefault();
    moveTo(next.row, next.column);
  };

  const shift = place.physical - place.virtual;
  const floor = physicalHeight(geometry) - rowHeight;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- rows are placed, a table cannot be
    <div
      role="grid"
      ref={scroller}
      className="ui-grid"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-busy={props.isBusy === true || undefined}
      tabIndex={rowCount === 0 ? 0 : -1}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => {
        const row = rowOf(event.target);
        if (row === undefined || event.button > 2) return;
        // Text in a row is not selected by pressing it; the row is.
        if (event.detail > 1) event.preventDefault();
        moveTo(row, -1);
      }}
      onDoubleClick={(event) => {
        const row = rowOf(event.target);
        if (row !== undefined) onActivate?.(row);
      }}
      onContextMenu={(event) => {
        const row = rowOf(event.target);
        if (row !== undefined) props.onContextMenu?.(row, event);
      }}
    >
      <div
        role="presentation"
        className="ui-grid-plane"
        style={
          {
            '--grid-columns': columnTemplate(columns),
            '--grid-head': `${headHeight}px`,
            minWidth: leastWidth(columns),
          } as React.CSSProperties
        }
      >
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <div role="rowgroup" className="ui-grid-head-group">
          <GridHead columns={columns} />
        </div>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <div role="rowgroup" className="ui-grid-rows" style={{ height: physicalHeight(geometry) }}>
          {indexes.map((index) => {
            const isAway = index < drawn.first || index > drawn.last;
            const top = index * rowHeight + shift;
            return (
              <GridRow
                key={index}
                row={getRow(index)}
                index={index}
                columns={columns}
                top={isAway ? Math.min(floor, Math.max(0, top)) : top}
                height={rowHeight}
                isSelected={index === selected}
                activeColumn={index === active ? column : undefined}
                isAway={isAway}
              />
            );
          })}
        </div>
      </div>
      {rowCount === 0 && props.empty !== undefined && (
        <div className="ui-grid-empty">{props.empty}</div>
      )}
    </div>
  );
}

function rowOf(target: EventTarget): number | undefined {
  if (!(target instanceof Element)) return undefined;
  const index = target.closest<HTMLElement>('.ui-grid-rows > [data-index]')?.dataset['index'];
  return index === undefined ? undefined : Number(index);
}

/** Controls within a cell keep their own keys. */
function isOnRow(target: EventTarget): boolean {
  return target instanceof Element && target.matches('[role=row], [role=gridcell], [role=grid]');
}

function focusPlace(scroller: HTMLElement | null, row: number, column: number): void {
  const element = scroller?.querySelector<HTMLElement>(`[data-index="${row}"]`);
  const cell = column < 0 ? undefined : element?.children.item(column);
  const target = cell instanceof HTMLElement ? cell : element;
  target?.focus({ preventScroll: true });
}
