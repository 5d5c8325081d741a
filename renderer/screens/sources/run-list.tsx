import { useMemo, type ReactElement } from 'react';
import type { ImportRun } from '../../../preload/contract/domain.ts';
import { formatMinute } from '../../app/format.ts';
import { formatCount, VirtualGrid, type GridColumn } from '../../ui/index.ts';
import { sourceName } from './run-words.ts';

export interface RunListProps {
  /** Undefined while they are being read. */
  readonly runs: readonly ImportRun[] | undefined;
  readonly selected: number | undefined;
  readonly onSelect: (run: number) => void;
}

const WAITING_ROWS = 3;

/** Every import, newest first, with its counts. */
export function RunList({ runs, selected, onSelect }: RunListProps): ReactElement {
  const columns = useMemo<readonly GridColumn<ImportRun>[]>(
    () => [
      { id: 'run', header: '#', label: 'Number', width: 52, render: ({ run }) => run },
      {
        id: 'when',
        header: 'When',
        width: 160,
        isMono: true,
        render: ({ startedAt }) => formatMinute(startedAt),
      },
      {
        id: 'what',
        header: 'What',
        min: 150,
        render: (run) => (
          <span title={run.sources.join('\n')} className="ui-strong">
            {sourceName(run)}
          </span>
        ),
      },
      count('records', 'Records', (run) => run.records),
      count('indexed', 'Indexed', (run) => run.indexed),
      { ...count('duplicates', 'Duplicates', (run) => run.duplicates), hideUnder: 720 },
      {
        ...count('conflicts', 'Conflicts', (run) => run.conflicts, 'ui-tone-attention'),
        hideUnder: 640,
      },
      count('rejected', 'Rejected', (run) => run.rejected, 'ui-tone-exception'),
    ],
    [],
  );
  const at = runs?.findIndex(({ run }) => run === selected) ?? -1;
  return (
    <div className="sources-runs">
      <VirtualGrid
        label="Imports"
        rowCount={runs?.length ?? WAITING_ROWS}
        getRow={(index) => runs?.[index]}
        columns={columns}
        selected={at < 0 ? null : at}
        isBusy={runs === undefined}
        onSelect={(index) => {
          const run = runs?.[index];
          if (run !== undefined) onSelect(run.run);
        }}
      />
    </div>
  );
}

function count(
  id: string,
  header: string,
  valueOf: (run: ImportRun) => number,
  tone?: string,
): GridColumn<ImportRun> {
  return {
    id,
    header,
    width: 84,
    align: 'end',
    render: (run) => {
      const value = valueOf(run);
      const name = value === 0 ? 'ui-quiet' : (tone ?? '');
      return <span className={name}>{formatCount(value)}</span>;
    },
  };
}
