import { X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { DayView, Gap } from '../../../../preload/contract/completeness.ts';
import { actTable } from '../../../app/act-table.ts';
import { useCall } from '../../../app/calls.ts';
import { formatMinute } from '../../../app/format.ts';
import {
  ErrorState,
  formatCount,
  IconButton,
  Panel,
  SectionLabel,
  Skeleton,
} from '../../../ui/index.ts';
import { DigestList } from './digest-list.tsx';
import { FindingList } from './finding-list.tsx';
import { GapCard } from './gap-card.tsx';
import { HourStrip } from './hour-strip.tsx';

/** A day tells of its own row alone. */
const nowhereElse: readonly Gap[] = [];

export interface DayPanelProps {
  readonly account: string;
  readonly region: string;
  readonly day: string;
  readonly onClose: () => void;
}

/** One day of a row: its hours, what is open or wrong in it, and the digests that cover it. */
export function DayPanel({ account, region, day, onClose }: DayPanelProps): ReactElement {
  const body = useRef<HTMLElement>(null);
  useEffect(() => body.current?.focus(), []);
  const answer = useCall('completeness.day', { account, region, day });
  return (
    <Panel
      title={day}
      aside={
        <span className="trail-day-aside">
          {account}, {region}
          <IconButton label="Close the day" size="small" icon={<X size={16} />} onPress={onClose} />
        </span>
      }
    >
      {/* The focus comes here from the grid, and goes back there. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        ref={body}
        className="trail-panel"
        aria-label={`${day}, ${account}, ${region}`}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onClose();
          document.querySelector<HTMLElement>('.cover-grid')?.focus();
        }}
      >
        {answer.error !== null && (
          <ErrorState title="The day cannot be shown.">{answer.error.message}</ErrorState>
        )}
        {answer.data !== undefined && <Day view={answer.data} day={day} />}
        {answer.isPending && <Skeleton />}
      </section>
    </Panel>
  );
}

function Day({ view, day }: { readonly view: DayView; readonly day: string }): ReactElement {
  const [hour, setHour] = useState<number | null>(null);
  const { gaps, findings, digests } = view;
  const start = Date.parse(`${day}T00:00:00Z`);
  const isIn = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
    hour === null ||
    (Date.parse(from) < start + (hour + 1) * 3_600_000 &&
      Date.parse(to) > start + hour * 3_600_000);
  const shown = digests.filter(isIn);
  // What is about a file of a digest is shown with it.
  const apart = findings.filter(
    (each) =>
      isIn(each) &&
      !digests.some((digest) => digest.findings.some(({ place }) => place === each.place)),
  );
  return (
    <>
      <SectionLabel>Hours, UTC</SectionLabel>
      <HourStrip hours={view.hours} logging={view.logging} selected={hour} onSelect={setHour} />
      {gaps.filter(isIn).map((gap, index) => (
        <GapCard
          key={gap.from}
          gap={gap}
          others={nowhereElse}
          shortcut={index === 0 ? actTable['explain-gap'].keys : undefined}
        />
      ))}
      {apart.length > 0 && <FindingList findings={apart} />}
      <section>
        <SectionLabel aside={formatCount(shown.length)}>
          {hour === null ? 'Digests of the day' : `Digests of ${String(hour).padStart(2, '0')}:00`}
        </SectionLabel>
        {shown.length === 0 ? <p>No digest covers this time.</p> : <DigestList digests={shown} />}
      </section>
      <section>
        <SectionLabel>What was to be logged</SectionLabel>
        {view.told.length === 0 && (
          <p>Not known: no act on a trail and no answer of AWS in this archive tells it.</p>
        )}
        <ul className="trail-told" aria-label="What was to be logged">
          {view.told.map(({ trail, from, words }) => (
            <li key={`${trail} ${from}`}>
              <strong>{trail}</strong>, told at {formatMinute(from)}: {words}.
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
