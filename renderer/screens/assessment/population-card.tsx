import { useCallback, useRef, useState, type ReactElement } from 'react';
import type { Population } from '../../../preload/contract/assessment.ts';
import type { EventRow } from '../../../preload/contract/domain.ts';
import type { AssessmentId, ControlId } from '../../../preload/contract/ids.ts';
import { formatTime, plural } from '../../app/format.ts';
import { useCopy } from '../../app/use-copy.ts';
import { RowsProblem } from '../../app/rows-problem.tsx';
import { useRows } from '../../app/use-rows.ts';
import {
  Card,
  formatCount,
  Hash,
  Stat,
  useRowHeight,
  VirtualGrid,
  type VirtualGridHandle,
} from '../../ui/index.ts';
import { eventColumns } from '../record/event-columns.tsx';
import type { OpenItem } from './papers.tsx';
import { useHeldPlace } from './use-held-place.ts';

export interface PopulationCardProps {
  readonly assessment: AssessmentId;
  readonly control: ControlId;
  readonly population: Population;
  /** One of its items is open beside the paper. */
  readonly isOpen: boolean;
  readonly onItem: (item: OpenItem | null) => void;
}

const MOST_ROWS = 9;

/** The events that the rule found, with what identifies them as a whole. */
export function PopulationCard(props: PopulationCardProps): ReactElement {
  const { assessment, control, population, isOpen, onItem } = props;
  const { count, hash, first, last } = population;
  const copy = useCopy();
  const rowHeight = useRowHeight();
  const grid = useRef<VirtualGridHandle>(null);
  const items = useRef<HTMLDivElement>(null);
  const hold = useHeldPlace(items);
  const [selected, setSelected] = useState<number | null>(null);
  const inputOf = useCallback(
    (window: { offset: number; limit: number }) => ({ assessment, control, ...window }),
    [assessment, control],
  );
  const rows = useRows({
    name: 'assessment.population',
    inputOf,
    rowsOf: itself,
    count,
    also: selected,
  });
  const open = (index: number): void => {
    setSelected(index);
    const event = rows.getRow(index)?.ref;
    if (event === undefined) return;
    if (!isOpen) hold();
    onItem({
      event,
      step: (by) => open(Math.min(count - 1, Math.max(0, index + by))),
      focus: () => grid.current?.focus(),
    });
  };
  return (
    <Card
      title="Population"
      note="the activity that speaks to this control, in period and scope"
      isFlush
    >
      <div className="assessment-stats">
        <Stat label="Events" value={formatCount(count)} />
        <Stat label="First (UTC)" isMono value={first === null ? 'none' : formatTime(first)} />
        <Stat label="Last (UTC)" isMono value={last === null ? 'none' : formatTime(last)} />
        <Stat
          label="Population hash"
          isMono
          value={<Hash value={hash} label="Population hash" onCopy={copy} />}
        />
      </div>
      {count === 0 ? (
        <p className="assessment-none">
          No event in the archive fits the rule in this period and scope. Whether such activity
          would have been logged throughout is not shown here.
        </p>
      ) : (
        <>
          <RowsProblem rows={rows} />
          <div
            className="assessment-items"
            ref={items}
            style={{ height: (Math.min(count, MOST_ROWS) + 1) * rowHeight + 4 }}
          >
            <VirtualGrid
              ref={grid}
              label={`Population, ${plural(count, 'event')}`}
              rowCount={count}
              getRow={rows.getRow}
              columns={eventColumns}
              selected={isOpen ? selected : null}
              onSelect={open}
              onVisibleRange={rows.onVisibleRange}
            />
          </div>
        </>
      )}
    </Card>
  );
}

function itself(rows: readonly EventRow[]): readonly EventRow[] {
  return rows;
}
