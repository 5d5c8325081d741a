import { useState, type ReactElement } from 'react';
import type { Output } from '../../../preload/contract/calls.ts';
import type { LedgerEntry } from '../../../preload/contract/integrity.ts';
import { formatTime } from '../../app/format.ts';
import { useEngagement } from '../../app/use-engagement.ts';
import { RowsProblem } from '../../app/rows-problem.tsx';
import { useRows } from '../../app/use-rows.ts';
import { SectionLabel, shortenHash, VirtualGrid, type GridColumn } from '../../ui/index.ts';
import { formatCount } from '../../ui/index.ts';

const columns: readonly GridColumn<LedgerEntry>[] = [
  {
    id: 'at',
    header: 'When (UTC)',
    width: 164,
    isMono: true,
    sort: 'descending',
    render: ({ at }) => formatTime(at),
  },
  {
    id: 'sentence',
    header: 'What',
    min: 200,
    flex: 3,
    render: ({ sentence, act }) => <span title={`${sentence} (${act})`}>{sentence}</span>,
  },
  {
    id: 'author',
    header: 'Who',
    min: 100,
    render: ({ author }) => <span title={author}>{author}</span>,
  },
  {
    id: 'chain',
    header: 'Chain',
    min: 90,
    // What an act was is worth more than which machine wrote it.
    hideUnder: 1080,
    render: ({ chain }) => (
      <span className="ui-quiet" title={chain}>
        {chain}
      </span>
    ),
  },
  { id: 'seq', header: 'Entry', width: 68, align: 'end', render: ({ seq }) => formatCount(seq) },
  {
    id: 'hash',
    header: 'Hash',
    width: 104,
    isMono: true,
    render: ({ hash }) => <span title={hash}>{shortenHash(hash, 4)}</span>,
  },
];

/** Every act in the archive, newest first. */
export function Ledger(): ReactElement {
  const engagement = useEngagement();
  const count = engagement?.ledger.acts ?? 0;
  const [selected, setSelected] = useState<number | null>(null);
  const rows = useRows({
    name: 'integrity.ledger',
    inputOf: itself,
    rowsOf,
    count,
    also: selected,
  });
  return (
    <section className="integrity-ledger" aria-label="Ledger">
      <div className="integrity-ledger-head">
        <SectionLabel level={2}>Ledger</SectionLabel>
      </div>
      <RowsProblem rows={rows} />
      <VirtualGrid
        label="Ledger"
        rowCount={count}
        getRow={rows.getRow}
        columns={columns}
        selected={selected}
        onSelect={setSelected}
        onVisibleRange={rows.onVisibleRange}
        empty={<p className="integrity-none">No act is in the ledger yet.</p>}
      />
    </section>
  );
}

function itself<T>(window: T): T {
  return window;
}

function rowsOf({ entries }: Output<'integrity.ledger'>): readonly LedgerEntry[] {
  return entries;
}
