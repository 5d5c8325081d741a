/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an hr cannot be moved */
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { nextSize } from './splitter-size.ts';

export interface SplitterProps {
  /** What it sizes: "Width of the details". */
  readonly label: string;
  /** Width or height in px of the pane it sizes. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  /** Where that pane lies, seen from the splitter. */
  readonly pane: 'before' | 'after';
  /** Which way the line runs. */
  readonly orientation?: 'vertical' | 'horizontal' | undefined;
  /** While it moves. */
  readonly onResize: (size: number) => void;
  /** When it came to rest: the size to remember. */
  readonly onResizeEnd?: ((size: number) => void) | undefined;
  /** Double-click and Enter. */
  readonly onReset?: (() => void) | undefined;
  /** The id of the pane it sizes. */
  readonly controls?: string | undefined;
  /** False: Tab passes it by, because something beside it leads to it. */
  readonly isTabStop?: boolean | undefined;
}

/** A line between two panes that the pointer and the keyboard can move. */
export function Splitter(props: SplitterProps): ReactElement {
  const { label, size, min, max, pane, orientation = 'vertical', onResize, onResizeEnd } = props;
  const [isMoving, setMoving] = useState(false);
  const start = useRef({ at: 0, size });
  const latest = useRef(size);
  const place = (event: PointerEvent): number =>
    orientation === 'vertical' ? event.clientX : event.clientY;

  const resize = (next: number): void => {
    const bounded = Math.round(Math.min(max, Math.max(min, next)));
    latest.current = bounded;
    onResize(bounded);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && props.onReset !== undefined) {
      props.onReset();
      return;
    }
    const next = nextSize(event.key, event.shiftKey, { size, min, max, pane, orientation });
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
    onResizeEnd?.(latest.current);
  };
  const finish = (): void => {
    if (!isMoving) return;
    setMoving(false);
    onResizeEnd?.(latest.current);
  };

  return (
    // A focusable separator is a widget (ARIA 1.2); the rule knows only the static one.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={props.isTabStop === false ? -1 : 0}
      className="ui-splitter"
      data-orientation={orientation}
      data-moving={isMoving || undefined}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-controls={props.controls}
      onKeyDown={onKeyDown}
      onDoubleClick={() => props.onReset?.()}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: place(event), size };
        latest.current = size;
        setMoving(true);
      }}
      onPointerMove={(event) => {
        if (!isMoving) return;
        const moved = place(event) - start.current.at;
        resize(start.current.size + (pane === 'before' ? moved : -moved));
      }}
      onPointerUp={finish}
      onLostPointerCapture={finish}
    />
  );
}
