import {
  useEffect,
  useRef,
  useState,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import { moveToGap, type ColumnMove } from './column-move.ts';

/** Less, in px, is a press: it sorts. */
const STARTS_AFTER = 5;
/** So near to a side of the table it scrolls, in px; and by so many in a frame. */
const [EDGE, STEP] = [32, 10];

/** A head that is being dragged. */
export interface ColumnDrag {
  readonly id: string;
  /** The gap it would fall into, from 0 before the first column, and where that is, in px of the row. */
  readonly gap: number;
  readonly left: number;
}

export interface ColumnDragging {
  readonly drag: ColumnDrag | null;
  /** For the row of heads. */
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onLostPointerCapture: () => void;
    readonly onClickCapture: (event: MouseEvent) => void;
  };
}

/** Lets the pointer drag a head to another place; Escape gives it up. Without `onMove` nothing is dragged. */
export function useColumnDrag(
  row: RefObject<HTMLElement | null>,
  ids: readonly string[],
  onMove: ((move: ColumnMove) => void) | undefined,
): ColumnDragging {
  const [drag, setDrag] = useState<ColumnDrag | null>(null);
  const pressed = useRef<{ readonly id: string; readonly x: number }>(undefined);
  const pointer = useRef(0);
  /** The press that ends a drag is not one on the head. */
  const wasDragged = useRef(false);
  const isDragging = drag !== null;
  const end = (): void => {
    pressed.current = undefined;
    setDrag(null);
  };

  useEffect(() => {
    if (!isDragging) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      pressed.current = undefined;
      setDrag(null);
    };
    const scroll = (): void => {
      frame = requestAnimationFrame(scroll);
      if (scrollTowards(row.current, pointer.current)) {
        setDrag((now) => now && { ...now, ...gapAt(row.current, pointer.current) });
      }
    };
    let frame = requestAnimationFrame(scroll);
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [isDragging, row]);

  return {
    drag,
    handlers: {
      onPointerDown(event) {
        wasDragged.current = false;
        const position = onMove === undefined || event.button !== 0 ? -1 : headOf(event.target);
        const id = ids[position];
        pressed.current = id === undefined ? undefined : { id, x: event.clientX };
      },
      onPointerMove(event) {
        const from = pressed.current;
        if (from === undefined) return;
        pointer.current = event.clientX;
        if (!isDragging) {
          if (Math.abs(event.clientX - from.x) < STARTS_AFTER) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          wasDragged.current = true;
        }
        setDrag({ id: from.id, ...gapAt(row.current, event.clientX) });
      },
      onPointerUp(event) {
        const from = pressed.current;
        if (from !== undefined && isDragging) {
          const move = moveToGap(ids, from.id, gapAt(row.current, event.clientX).gap);
          if (move !== undefined) onMove?.(move);
        }
        end();
      },
      onLostPointerCapture: end,
      onClickCapture(event) {
        if (!wasDragged.current) return;
        wasDragged.current = false;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}

/** The position of the head that a pointer is on; -1 on none, and on an edge, which sizes. */
function headOf(target: EventTarget): number {
  if (!(target instanceof Element) || target.closest('[role=separator]') !== null) return -1;
  const cell = target.closest('[role=columnheader]');
  return cell === null ? -1 : Number(cell.getAttribute('aria-colindex')) - 1;
}

/** The gap nearest to a place across the window. */
function gapAt(
  row: HTMLElement | null,
  x: number,
): { readonly gap: number; readonly left: number } {
  const cells = [...(row?.querySelectorAll('[role=columnheader]') ?? [])].map((cell) =>
    cell.getBoundingClientRect(),
  );
  const start = row?.getBoundingClientRect().left ?? 0;
  const found = cells.findIndex(({ left, width }) => x < left + width / 2);
  const gap = found < 0 ? cells.length : found;
  const at = cells[gap]?.left ?? cells.at(-1)?.right ?? start;
  return { gap, left: at - start };
}

/** Scrolls the table sideways if a place is near to its side; true if it did. */
function scrollTowards(row: HTMLElement | null, x: number): boolean {
  const scroller = row?.closest('.ui-grid');
  if (!(scroller instanceof HTMLElement)) return false;
  const { left, right } = scroller.getBoundingClientRect();
  const by = x < left + EDGE ? -STEP : x > right - EDGE ? STEP : 0;
  const before = scroller.scrollLeft;
  if (by !== 0) scroller.scrollLeft += by;
  return scroller.scrollLeft !== before;
}
