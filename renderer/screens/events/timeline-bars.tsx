import { useRef, type ReactElement } from 'react';
import type { Histogram } from '../../../preload/contract/overview.ts';
import { useElementSize } from '../../ui/index.ts';
import { endsOf, type Brush } from './brush.ts';
import { secondsOf, ticksOf } from './timeline-words.ts';

const HEIGHT = 56;
/** What is there is seen, however much more there is elsewhere. */
const LEAST = 2;
/** Room for a label of the axis, in px. */
const LABEL = 84;

/** The bars, drawn: what they say stands in the table and in the chosen stretch's words. */
export function TimelineBars({
  histogram,
  brush,
}: {
  readonly histogram: Histogram;
  readonly brush: Brush | null;
}): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(frame);
  const { events, failed } = histogram;
  const step = width / Math.max(1, events.length);
  // A gap between bars that are wide enough for one.
  const bar = Math.max(1, step >= 4 ? step - 1 : step);
  const most = Math.max(1, ...events);
  const heightOf = (count: number): number =>
    count === 0 ? 0 : Math.max(LEAST, (count / most) * HEIGHT);
  const start = secondsOf(histogram.from);
  const ticks = ticksOf(histogram, Math.max(1, Math.floor(width / LABEL)));
  const ends = brush === null ? undefined : endsOf(brush);
  return (
    <div ref={frame} className="timeline-bars" aria-hidden="true">
      {width > 0 && (
        <svg width={width} height={HEIGHT}>
          {ends !== undefined && (
            <rect
              className="timeline-brush"
              x={ends[0] * step}
              width={(ends[1] - ends[0] + 1) * step}
              height={HEIGHT}
            />
          )}
          {events.map((count, at) => {
            const bad = heightOf(failed[at] ?? 0);
            const tall = Math.max(heightOf(count), bad);
            const x = at * step;
            // Places are what tell buckets from another.
            return (
              // oxlint-disable-next-line react/no-array-index-key
              <g key={at}>
                <rect className="timeline-bar" x={x} y={HEIGHT - tall} width={bar} height={tall} />
                <rect className="timeline-failed" x={x} y={HEIGHT - bad} width={bar} height={bad} />
              </g>
            );
          })}
        </svg>
      )}
      <div className="timeline-axis">
        {ticks.map(({ at, label }) => {
          const x = ((at - start) / histogram.width) * step;
          return (
            // A label at the end would be cut off.
            x < width - LABEL / 2 && (
              <span key={at} style={{ left: x }}>
                {label}
              </span>
            )
          );
        })}
      </div>
    </div>
  );
}
