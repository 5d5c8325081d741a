import { useId, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Splitter } from './splitter.tsx';
import { useElementSize } from './use-element-size.ts';

export interface SplitPane {
  readonly content: ReactNode;
  /** The name of its splitter: "Width of the filters". */
  readonly label: string;
  /** Remembered width in px; once it is moved, the view owns it. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
}

export interface SplitViewProps {
  /** What narrows. */
  readonly start?: SplitPane | undefined;
  /** The work. */
  readonly children: ReactNode;
  /** The one thing selected. */
  readonly end?: SplitPane | undefined;
  /** The work keeps at least this width in px; the side panes give way. */
  readonly minMain?: number | undefined;
  /** A side pane came to rest at a new width: remember it. */
  readonly onResizeEnd?: ((side: 'start' | 'end', size: number) => void) | undefined;
}

/**
 * Up to three columns side by side with lines between them that can be moved. Where they do not fit, as
 * in a small window that is zoomed, the first pane goes above the others, and then the last one below.
 */
export function SplitView(props: SplitViewProps): ReactElement {
  const { start, children, end, minMain = 360, onResizeEnd } = props;
  // A pane that was not there at first brings its width when it comes.
  const [startSize = start?.size ?? 0, setStartSize] = useState<number>();
  const [endSize = end?.size ?? 0, setEndSize] = useState<number>();
  const view = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(view);
  const id = useId();

  const room = width === 0 ? Number.POSITIVE_INFINITY : width - minMain;
  const endShown = end === undefined ? 0 : fit(endSize, end, room - (start?.min ?? 0));
  const startShown = start === undefined ? 0 : fit(startSize, start, room - endShown);

  const needed = minMain + (end?.min ?? 0);
  const stack =
    width === 0 || width >= needed + (start?.min ?? 0) ? 'none' : width >= needed ? 'start' : 'all';

  return (
    <div className="ui-split" data-stack={stack} ref={view}>
      {start !== undefined && (
        <>
          <div
            className="ui-split-pane ui-split-start"
            id={`${id}-start`}
            style={{ width: startShown }}
          >
            {start.content}
          </div>
          <Splitter
            label={start.label}
            controls={`${id}-start`}
            pane="before"
            size={startShown}
            min={start.min}
            max={fit(start.max, start, room - endShown)}
            onResize={setStartSize}
            onResizeEnd={(size) => onResizeEnd?.('start', size)}
          />
        </>
      )}
      <div className="ui-split-main">{children}</div>
      {end !== undefined && (
        <>
          <Splitter
            label={end.label}
            controls={`${id}-end`}
            pane="after"
            size={endShown}
            min={end.min}
            max={fit(end.max, end, room - startShown)}
            onResize={setEndSize}
            onResizeEnd={(size) => onResizeEnd?.('end', size)}
          />
          <div className="ui-split-pane ui-split-end" id={`${id}-end`} style={{ width: endShown }}>
            {end.content}
          </div>
        </>
      )}
    </div>
  );
}

/** A pane never leaves its own bounds; within them it yields to the room there is. */
function fit(size: number, pane: SplitPane, room: number): number {
  return Math.max(pane.min, Math.min(size, pane.max, room));
}
