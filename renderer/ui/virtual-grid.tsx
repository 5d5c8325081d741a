/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed one by one; a table cannot be */
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react';
import { moveWords, type ColumnMove } from './column-move.ts';
import { columnTemplate, leastWidth, type GridColumn } from './grid-column.ts';
import { GridHead } from './grid-head.tsx';
import { gridMove } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import { hasRow, noRows } from './row-ranges.ts';
import { useElementSize } from './use-element-size.ts';
import { useRowHeight } from './use-row-height.ts';
import { useRowMarks, type RowMarks } from './use-row-marks.ts';
import { useVirtualScroll } from './use-virtual-scroll.ts';
import { physicalHeight, visibleRange, withOverscan } from './virtual-range.ts';

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
  /** Rows selected beside the one of the keyboard: Shift extends, Ctrl+click and Ctrl+Space toggle. */
  readonly marks?: RowMarks | undefined;
  /** Enter or double-click, with the column's id if it was on a cell. */
  readonly onActivate?: ((index: number, column: string | undefined) => void) | undefined;
  /** The rows in view changed, both ends inclusive: read them, and some around them. */
  readonly onVisibleRange?: ((first: number, last: number) => void) | undefined;
  readonly onContextMenu?: ((index: number, event: MouseEvent) => void) | undefined;
  /** Heads are dragged and moved by keys to other places: put the columns in that order. */
  readonly onMoveColumn?: ((move: ColumnMove) => void) | undefined;
  /** Stands in place of the rows when there are none. */
  readonly empty?: ReactNode;
  /** Height in px; without it the density decides. */
  readonly rowHeight?: number | undefined;
  readonly isBusy?: boolean | undefined;
  readonly ref?: Ref<VirtualGridHandle> | undefined;
}

const OVERSCAN = 6;

/**
 * Rows and columns of any number: only what is in view is in the document. Arrows, Home, End, Page
 * keys, Ctrl+Home, Ctrl+End, J and K move; keys that are not the grid's go on to the screen.
 */
export function VirtualGrid<Row>({
  ref,
  columns: all,
  ...props
}: VirtualGridProps<Row>): ReactElement {
  const { rowCount, selected, onSelect, onActivate, onVisibleRange, onMoveColumn } = props;
  const density = useRowHeight();
  const rowHeight = props.rowHeight ?? density;
  const headHeight = rowHeight + 2;
  const scroller = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(scroller);
  const geometry = { rowCount, rowHeight, viewport: Math.max(0, height - headHeight) };
  const { place, showRow } = useVirtualScroll(scroller, geometry);

  // -1 is the row as a whole. `visited` is the row of the keyboard while nothing is selected.
  const [column, setColumn] = useState(-1);
  const [visited, setVisited] = useState(0);
  const [said, setSaid] = useState('');
  const mustFocus = useRef(false);
  const active = Math.min(Math.max(0, rowCount - 1), selected ?? visited);
  const columns = useMemo(
    () => all.filter(({ hideUnder = 0 }) => width === 0 || width >= hideUnder),
    [all, width],
  );

  const visible = visibleRange(place.virtual, geometry);
  useEffect(() => {
    if (visible.last >= visible.first) onVisibleRange?.(visible.first, visible.last);
  }, [visible.first, visible.last, onVisibleRange]);

  const isLaidOut = height > 0;
  useLayoutEffect(() => {
    if (selected !== null && isLaidOut) showRow(selected);
  }, [selected, isLaidOut, showRow]);

  useLayoutEffect(() => {
    if (!mustFocus.current) return;
    mustFocus.current = false;
    focusPlace(scroller.current, active, column);
  });

  useImperativeHandle(
    ref,
    () => ({
      scrollToRow: showRow,
      focus: () => focusPlace(scroller.current, active, column),
    }),
    [showRow, active, column],
  );

  const marking = useRowMarks(props.marks, selected);
  const marked = props.marks?.ranges ?? noRows;
  const moveTo = (row: number, nextColumn: number): void => {
    // At the ends nothing changes, nothing is drawn, and a wish to focus would wait for later.
    mustFocus.current = row !== active || nextColumn !== column;
    setColumn(nextColumn);
    setVisited(row);
    showRow(row);
    if (row !== selected) onSelect(row);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || !isOnRow(event.target) || rowCount === 0) return;
    if (event.key === 'Enter' && onActivate !== undefined) {
      event.preventDefault();
      onActivate(active, columns[column]?.id);
      return;
    }
    if (marking.onKey(active, event)) return;
    const isControl = event.ctrlKey || event.metaKey;
    const pageRows = Math.floor(geometry.viewport / rowHeight);
    const size = { rowCount, columnCount: columns.length, pageRows };
    const next = gridMove({ row: active, column }, { key: event.key, isControl }, size);
    if (next === undefined) return;
    event.preventDefault();
    if (next.row !== active) marking.onMove(active, next.row, event.shiftKey);
    moveTo(next.row, next.column);
  };

  return (
    <>
      <div
        role="grid"
        ref={scroller}
        className="ui-grid"
        aria-label={props.label}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length}
        aria-busy={props.isBusy === true || undefined}
        aria-multiselectable={props.marks === undefined ? undefined : true}
        tabIndex={rowCount === 0 ? 0 : -1}
        onKeyDown={onKeyDown}
        onMouseDown={(event) => {
          const row = rowOf(event.target);
          if (row === undefined) return;
          marking.onPress(active, row, event);
          moveTo(row, -1);
        }}
        onDoubleClick={(event) => {
          const row = rowOf(event.target);
          if (row !== undefined) onActivate?.(row, columns[cellOf(event.target)]?.id);
        }}
        onContextMenu={(event) => {
          const row = rowOf(event.target);
          if (row !== undefined) props.onContextMenu?.(row, event);
        }}
      >
        <div role="presentation" style={planeStyle(columns, headHeight, height)}>
          <div role="rowgroup" className="ui-grid-head-group">
            <GridHead
              columns={columns}
              onLeave={() => focusPlace(scroller.current, active, column)}
              onMove={
                onMoveColumn &&
                ((move) => {
                  onMoveColumn(move);
                  setSaid(moveWords(columns, move));
                })
              }
            />
          </div>
          <div
            role="rowgroup"
            className="ui-grid-rows"
            style={{ height: physicalHeight(geometry) }}
          >
            {rowsToDraw(withOverscan(visible, OVERSCAN, rowCount), active).map(
              ({ index, isAway }) => (
                <GridRow
                  key={index}
                  row={props.getRow(index)}
                  index={index}
                  columns={columns}
                  top={isAway ? place.physical : index * rowHeight - place.virtual + place.physical}
                  height={rowHeight}
                  isSelected={marked.length > 0 ? hasRow(marked, index) : index === selected}
                  activeColumn={index === active ? column : undefined}
                  isAway={isAway}
                />
              ),
            )}
          </div>
        </div>
        {rowCount === 0 && props.empty !== undefined && (
          <div className="ui-grid-empty">{props.empty}</div>
        )}
      </div>
      {onMoveColumn !== undefined && (
        <span className="ui-hidden" aria-live="polite">
          {said}
        </span>
      )}
    </>
  );
}

interface DrawnRow {
  readonly index: number;
  readonly isAway: boolean;
}

/** The row of the keyboard stays in the document wherever the window goes, or focus is lost. */
function rowsToDraw(
  range: { readonly first: number; readonly last: number },
  active: number,
): readonly DrawnRow[] {
  const rows: DrawnRow[] = [];
  for (let index = range.first; index <= range.last; index += 1)
    rows.push({ index, isAway: false });
  const isAway = rows.length > 0 && (active < range.first || active > range.last);
  return isAway ? [...rows, { index: active, isAway }] : rows;
}

function planeStyle(
  columns: readonly GridColumn<never>[],
  headHeight: number,
  height: number,
): CSSProperties {
  const properties = {
    '--grid-view': `${height}px`,
    '--grid-columns': columnTemplate(columns),
    '--grid-head': `${headHeight}px`,
    minWidth: leastWidth(columns),
  };
  return properties;
}

function rowOf(target: EventTarget): number | undefined {
  if (!(target instanceof Element)) return undefined;
  const index = target.closest<HTMLElement>('.ui-grid-rows > [data-index]')?.dataset['index'];
  return index === undefined ? undefined : Number(index);
}

/** The place of the cell in its row; -1 beside all of them. */
function cellOf(target: EventTarget): number {
  const cell = target instanceof Element ? target.closest('[role=gridcell]') : null;
  return cell === null ? -1 : [...(cell.parentElement?.children ?? [])].indexOf(cell);
}

/** Controls within a cell keep their own keys. */
function isOnRow(target: EventTarget): boolean {
  return target instanceof Element && target.matches('[role=row], [role=gridcell], [role=grid]');
}

function focusPlace(scroller: HTMLElement | null, row: number, column: number): void {
  const element = scroller?.querySelector<HTMLElement>(`.ui-grid-rows > [data-index="${row}"]`);
  const cell = column < 0 ? undefined : element?.children.item(column);
  const target = cell instanceof HTMLElement ? cell : element;
  target?.focus({ preventScroll: true });
  if (scroller !== null && cell instanceof HTMLElement) showAcross(scroller, cell);
}

/** Brings a cell into view from the side; up and down is the rows' own arithmetic. */
function showAcross(scroller: HTMLElement, cell: HTMLElement): void {
  const [view, own] = [scroller.getBoundingClientRect(), cell.getBoundingClientRect()];
  if (own.left < view.left) scroller.scrollLeft -= view.left - own.left;
  else if (own.right > view.right)
    scroller.scrollLeft += Math.min(own.right - view.right, own.left - view.left);
}
