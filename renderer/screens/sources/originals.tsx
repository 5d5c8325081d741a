import { useCallback, useMemo, useState, type ReactElement } from 'react';
import type { Output } from '../../../preload/contract/calls.ts';
import type { ImportRun } from '../../../preload/contract/domain.ts';
import type { StoredObject } from '../../../preload/contract/retention.ts';
import { useApp } from '../../app/app-context.ts';
import { formatBytes, formatMinute, plural } from '../../app/format.ts';
import { attempt } from '../../app/problems.ts';
import { askWithPerson } from '../../app/person.ts';
import { RowsProblem } from '../../app/rows-problem.tsx';
import { useCopy } from '../../app/use-copy.ts';
import { useRows } from '../../app/use-rows.ts';
import {
  Button,
  formatCount,
  Hash,
  joinClasses,
  VirtualGrid,
  type GridColumn,
} from '../../ui/index.ts';
import { nameInSource } from './run-words.ts';

/** The originals that an import brought; of what was disposed of, the tombstones. */
export function Originals({ run }: { readonly run: ImportRun }): ReactElement {
  const [selected, setSelected] = useState<number | null>(null);
  const count = run.objects - run.known;
  const number = run.run;
  const inputOf = useCallback(
    (window: { readonly offset: number; readonly limit: number }) => ({ run: number, ...window }),
    [number],
  );
  const rows = useRows({ name: 'retention.objects', inputOf, rowsOf, count, also: selected });
  const columns = useMemo<readonly GridColumn<StoredObject>[]>(
    () => [
      {
        id: 'name',
        header: 'Original',
        min: 160,
        isMono: true,
        render: ({ name, disposed }) => (
          <span title={name} className={joinClasses('sources-tail', disposed && 'ui-quiet')}>
            <bdi dir="ltr">{nameInSource(name, run.sources)}</bdi>
          </span>
        ),
      },
      {
        id: 'records',
        header: 'Records',
        width: 96,
        align: 'end',
        render: ({ records, disposed }) =>
          disposed === null ? formatCount(records) : <span className="ui-quiet">disposed of</span>,
      },
    ],
    [run.sources],
  );
  const chosen = selected === null ? undefined : rows.getRow(selected);
  return (
    <div className="sources-originals">
      <RowsProblem rows={rows} />
      <VirtualGrid
        label="Originals"
        rowCount={count}
        getRow={rows.getRow}
        columns={columns}
        selected={selected}
        onSelect={setSelected}
        onVisibleRange={rows.onVisibleRange}
        empty={<p className="sources-none">This import brought no original.</p>}
      />
      {chosen !== undefined && <Chosen original={chosen} />}
    </div>
  );
}

function rowsOf({ objects }: Output<'retention.objects'>): readonly StoredObject[] {
  return objects;
}

function Chosen({ original }: { readonly original: StoredObject }): ReactElement {
  const app = useApp();
  const copy = useCopy();
  const { name, sha256, size, records, again, disposed } = original;
  return (
    <section className="sources-original" aria-label="Selected original">
      <p className="sources-object ui-selectable">{name}</p>
      <p>
        {formatBytes(size)}, {plural(records, 'record')}
        {again > 0 && `, found again in ${plural(again, 'place')}`} ·{' '}
        <Hash value={sha256} label="SHA-256 of the file" keep={8} onCopy={copy} />
      </p>
      {disposed === null ? (
        <Button
          size="small"
          onPress={() =>
            attempt(() => askWithPerson(app, { kind: 'dispose', originals: [sha256] }))
          }
        >
          Dispose of this original…
        </Button>
      ) : (
        <p className="ui-selectable">
          Disposed of on {formatMinute(disposed.at)} by {disposed.by}: {disposed.reason}
        </p>
      )}
    </section>
  );
}
