/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an input holds no bars and chooses no stretch */
import {
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
} from 'react';
import type { Histogram, Narrowing } from '../../../preload/contract/overview.ts';
import { Button, formatCount, Kbd, Skeleton } from '../../ui/index.ts';
import { endsOf, moveBrush, type Brush } from './brush.ts';
import { TimelineBars } from './timeline-bars.tsx';
import {
  countsOf,
  countWords,
  instantOf,
  secondsOf,
  stretchWords,
  timeOf,
  widthWords,
} from './timeline-words.ts';
import type { OverviewState } from './use-overview.ts';
import './timeline.css';

/** Events over time: bars that tell when, and a brush that narrows to a time. */
export function Timeline({
  state,
  tableId,
  onNarrow,
}: {
  readonly state: OverviewState;
  readonly tableId: string;
  readonly onNarrow: (to: Narrowing) => void;
}): ReactElement | null {
  const { overview, isOld, problem } = state;
  // The list of values beside it says why there is none.
  if (problem !== null) return null;
  const histogram = overview?.histogram ?? null;
  if (overview !== undefined && histogram === null) return null;
  return (
    <section className="timeline" aria-label="Events over time" data-old={isOld || undefined}>
      {histogram === null ? (
        <div className="timeline-counting">
          <Skeleton height={40} />
        </div>
      ) : (
        // Another axis: what was being chosen on the old one is gone.
        <Chart
          key={`${histogram.from} ${histogram.width} ${histogram.events.length}`}
          histogram={histogram}
          isSoFar={overview?.isDone !== true}
          tableId={tableId}
          onNarrow={onNarrow}
        />
      )}
    </section>
  );
}

interface ChartProps {
  readonly histogram: Histogram;
  readonly isSoFar: boolean;
  readonly tableId: string;
  readonly onNarrow: (to: Narrowing) => void;
}

function Chart({ histogram, isSoFar, tableId, onNarrow }: ChartProps): ReactElement {
  const [brush, setBrush] = useState<Brush | null>(null);
  const dragging = useRef(false);
  const hint = useId();
  const buckets = histogram.events.length;
  const apply = (chosen: Brush): void => {
    const { from, to } = timeOf(histogram, endsOf(chosen));
    onNarrow({ kind: 'period', from: instantOf(from), to: instantOf(to) });
    setBrush(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moved = moveBrush(brush, event, buckets);
    if (moved !== undefined) setBrush(moved);
    else if (event.key === 'Enter' && brush !== null) apply(brush);
    else if (event.key === 'Escape' && brush !== null) setBrush(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const bucketAt = (event: PointerEvent): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = Math.floor(((event.clientX - left) / Math.max(1, width)) * buckets);
    return Math.min(buckets - 1, Math.max(0, at));
  };
  return (
    <>
      <Head histogram={histogram} brush={brush} isSoFar={isSoFar} onNarrow={onNarrow} />
      <div
        role="slider"
        tabIndex={0}
        className="timeline-chart"
        aria-label="Time of the events (UTC)"
        aria-valuemin={0}
        aria-valuemax={buckets - 1}
        aria-valuenow={brush?.at ?? buckets - 1}
        aria-valuetext={brush === null ? 'the whole time' : brushWords(histogram, brush)}
        aria-describedby={hint}
        aria-details={tableId}
        onKeyDown={onKeyDown}
        onBlur={() => setBrush(null)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          dragging.current = true;
          setBrush({ anchor: bucketAt(event), at: bucketAt(event) });
        }}
        onPointerMove={(event) => {
          if (dragging.current && brush !== null) setBrush({ ...brush, at: bucketAt(event) });
        }}
        onPointerUp={() => {
          if (dragging.current && brush !== null) apply(brush);
          dragging.current = false;
        }}
        onPointerCancel={() => {
          dragging.current = false;
          setBrush(null);
        }}
      >
        <TimelineBars histogram={histogram} brush={brush} />
      </div>
      <span id={hint} className="ui-hidden">
        Arrows choose a time, with Shift a longer one; Enter narrows the events to it.
      </span>
    </>
  );
}

/** What is shown or being chosen, in words. */
function Head({
  histogram,
  brush,
  isSoFar,
  onNarrow,
}: Omit<ChartProps, 'tableId'> & { readonly brush: Brush | null }): ReactElement {
  const { width, events, period } = histogram;
  const start = secondsOf(histogram.from);
  const all: readonly [number, number] = [0, events.length - 1];
  const { failed } = countsOf(histogram, all);
  const { from, to } = timeOf(histogram, all);
  const hasPeriod = period.from !== null || period.to !== null;
  return (
    <div className="timeline-head">
      {brush === null ? (
        <span className="ui-truncate" title={`${stretchWords(from, to)} UTC`}>
          {stretchWords(start, start + width * events.length)} UTC, by {widthWords(width)}
          {isSoFar ? ', so far' : `, ${formatCount(Math.max(...events))} at most`}
        </span>
      ) : (
        <strong className="ui-truncate">{brushWords(histogram, brush)}</strong>
      )}
      {failed > 0 && brush === null && (
        <span className="timeline-key">
          <span className="timeline-failed-key" aria-hidden="true" />
          {formatCount(failed)} failed
        </span>
      )}
      <span className="timeline-keys" aria-hidden="true">
        <Kbd keys="left" /> <Kbd keys="right" /> choose <Kbd keys="shift" /> longer{' '}
        <Kbd keys="enter" /> narrow
      </span>
      {hasPeriod && (
        <Button
          size="small"
          kind="quiet"
          onPress={() => onNarrow({ kind: 'period', from: null, to: null })}
        >
          All time
        </Button>
      )}
    </div>
  );
}

function brushWords(histogram: Histogram, brush: Brush): string {
  const ends = endsOf(brush);
  const { from, to } = timeOf(histogram, ends);
  return `${stretchWords(from, to)} UTC: ${countWords(countsOf(histogram, ends))}`;
}
