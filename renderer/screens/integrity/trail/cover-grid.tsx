/* oxlint-disable jsx-a11y/prefer-tag-over-role -- days are drawn in stretches; a table cannot be */
import { useEffect, useId, useRef, type ReactElement } from 'react';
import type { Completeness, GridRow } from '../../../../preload/contract/completeness.ts';
import { useElementSize } from '../../../ui/index.ts';
import { CoverGlyph } from './cover-glyph.tsx';
import { gridKeys, type Cell } from './grid-keys.ts';
import { coverWords, dayAt, loggingIn, loggingWords, runsOf, statesIn } from './states.ts';

export interface CoverGridProps {
  readonly result: Completeness;
  readonly active: Cell;
  readonly selected: Cell | null;
  readonly onMove: (cell: Cell) => void;
  readonly onOpen: (cell: Cell) => void;
}

/** Width of the row's name, in px. */
const HEAD = 204;
const NARROWEST = 5;
const WIDEST = 44;
/** From this width on a cell shows its sign; below, its shape says the state. */
const SIGNED = 14;

/**
 * Accounts and regions down, days across. Focus stays on the grid and the active cell moves, so that
 * a year of two hundred rows is one stop of the Tab key and a few hundred elements.
 */
export function CoverGrid(props: CoverGridProps): ReactElement {
  const { result, active, selected, onMove, onOpen } = props;
  const { rows, days, firstDay } = result;
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(grid);
  const room = Math.floor((width - HEAD - 16) / Math.max(days, 1));
  const cell = Math.max(NARROWEST, Math.min(WIDEST, room));
  const first = firstDay ?? '1970-01-01';
  return (
    <div
      ref={grid}
      className="cover-grid"
      role="grid"
      tabIndex={0}
      aria-label="Completeness by account, region and day"
      aria-rowcount={rows.length + 1}
      aria-colcount={days + 1}
      aria-activedescendant={`${id}-active`}
      onKeyDown={gridKeys(
        active,
        { rows: rows.length, columns: days },
        { move: onMove, open: onOpen },
      )}
      style={{ '--cell': `${cell}px`, '--head': `${HEAD}px` } as React.CSSProperties}
    >
      <div className="cover-ruler" role="row" aria-rowindex={1}>
        <span role="columnheader">Account and region</span>
        <Ruler first={first} days={days} cell={cell} />
      </div>
      {rows.map((row, index) => (
        <CoverRow
          key={`${row.account} ${row.region}`}
          row={row}
          index={index}
          first={first}
          isSigned={cell >= SIGNED}
          cell={cell}
          activeColumn={active.row === index ? active.column : null}
          selectedColumn={selected?.row === index ? selected.column : null}
          activeId={`${id}-active`}
          onOpen={(column) => onOpen({ row: index, column })}
        />
      ))}
    </div>
  );
}

interface CoverRowProps {
  readonly row: GridRow;
  readonly index: number;
  readonly first: string;
  readonly isSigned: boolean;
  readonly cell: number;
  readonly activeColumn: number | null;
  readonly selectedColumn: number | null;
  readonly activeId: string;
  readonly onOpen: (column: number) => void;
}

function CoverRow(props: CoverRowProps): ReactElement {
  const { row, index, first, isSigned, cell, activeColumn, selectedColumn, activeId, onOpen } =
    props;
  const states = statesIn(row.days);
  const logging = loggingIn(row.logging);
  const state = activeColumn === null ? undefined : states[activeColumn];
  return (
    <div className="cover-row" role="row" aria-rowindex={index + 2}>
      <span role="rowheader" title={`${row.account} ${row.region}`}>
        <b>{row.account}</b> {row.region}
      </span>
      {/* Its days are reached by the arrow keys of the grid; this is the mouse's way. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <div
        className="cover-track"
        role="presentation"
        style={{ width: cell * states.length }}
        onClick={(event) => {
          const { left } = event.currentTarget.getBoundingClientRect();
          onOpen(
            Math.min(states.length - 1, Math.max(0, Math.floor((event.clientX - left) / cell))),
          );
        }}
      >
        {runsOf(states).map((run) => (
          <span
            key={run.first}
            className="cover-run"
            data-state={run.state}
            data-signed={isSigned || undefined}
            title={runTitle(first, run.first, run.days, coverWords[run.state])}
            style={{ left: run.first * cell, width: run.days * cell }}
          />
        ))}
        {isSigned &&
          states.map((each, column) => (
            <span key={dayAt(first, column)} className="cover-sign" style={{ left: column * cell }}>
              <CoverGlyph state={each} />
            </span>
          ))}
        {runsOf(logging).map((run) => (
          <span
            key={`logging ${run.first}`}
            className="cover-logging"
            data-state={run.state}
            title={runTitle(first, run.first, run.days, loggingWords[run.state])}
            style={{ left: run.first * cell, width: run.days * cell }}
          />
        ))}
        {selectedColumn !== null && (
          <span className="cover-selected" style={{ left: selectedColumn * cell }} />
        )}
        {activeColumn !== null && state !== undefined && (
          <ActiveCell
            key={activeColumn}
            id={activeId}
            column={activeColumn}
            isSelected={selectedColumn === activeColumn}
            label={`${dayAt(first, activeColumn)}: ${coverWords[state]}; ${loggingWords[logging[activeColumn] ?? '?']}`}
            left={activeColumn * cell}
          />
        )}
      </div>
    </div>
  );
}

/** The cell that the keys act on; it comes into view as it becomes active. */
function ActiveCell({
  id,
  column,
  isSelected,
  label,
  left,
}: {
  readonly id: string;
  readonly column: number;
  readonly isSelected: boolean;
  readonly label: string;
  readonly left: number;
}): ReactElement {
  const cell = useRef<HTMLSpanElement>(null);
  useEffect(() => cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), []);
  return (
    <span
      ref={cell}
      id={id}
      className="cover-active"
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={isSelected}
      aria-label={label}
      style={{ left }}
    />
  );
}

function runTitle(first: string, from: number, days: number, words: string): string {
  const start = dayAt(first, from);
  return `${days === 1 ? start : `${start} to ${dayAt(first, from + days - 1)}`}: ${words}`;
}

/** A label every so many days, so that none touches the next. */
function Ruler({ first, days, cell }: { first: string; days: number; cell: number }): ReactElement {
  const step = Math.max(1, Math.ceil(92 / cell));
  const marks = Array.from({ length: Math.ceil(days / step) }, (_, index) => index * step);
  return (
    <span className="cover-marks" role="presentation" style={{ width: days * cell }}>
      {marks.map((column) => {
        const day = dayAt(first, column);
        const isYear = column === 0 || day.endsWith('-01-01');
        return (
          <span key={day} style={{ left: column * cell }}>
            {isYear ? day : day.slice(5)}
          </span>
        );
      })}
    </span>
  );
}
