import { useIsFetching } from '@tanstack/react-query';
import { Bookmark, Columns3, Copy, GitCompareArrows } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TableSort } from '../../../../preload/contract/table.ts';
import { actTable, type ActId } from '../../../app/act-table.ts';
import { useApp } from '../../../app/app-context.ts';
import { useStore } from '../../../app/store.ts';
import { sortWords } from '../../../app/table-fields.ts';
import { Button, MenuTrigger } from '../../../ui/index.ts';
import { mostCompared } from './use-table-acts.ts';

export interface TableBarProps {
  /** The order that the rows are in, and the one that was asked for. */
  readonly sort: TableSort;
  readonly wanted: TableSort;
  /** An event is selected. */
  readonly hasEvent: boolean;
}

/** In which order the rows stand, and what can be done with the table. */
export function TableBar({ sort, wanted, hasEvent }: TableBarProps): ReactElement {
  const { acts, table, query } = useApp();
  const hasQuery = useStore(query).trim() !== '';
  const isReading = useIsFetching({ queryKey: ['events.page'] }) > 0;
  const isOther = sort.field !== wanted.field || sort.order !== wanted.order;
  const usual = wanted.field === 'eventTime' && wanted.order === 'descending';
  const isOrdering = isReading && !usual && !isOther;
  return (
    <section className="table-bar" aria-label="Table of events">
      <span className="ui-truncate">
        Sorted {sortWords(sort.field, sort.order)}
        {isOrdering && <span className="table-ordering"> · putting them in order…</span>}
        {isOther && `; ${sortWords(wanted.field, wanted.order)} once the search is at its end`}
      </span>
      {!usual && (
        <Button
          size="small"
          kind="quiet"
          onPress={() =>
            table.set((now) => ({ ...now, sort: { field: 'eventTime', order: 'descending' } }))
          }
        >
          Newest first
        </Button>
      )}
      <span className="table-bar-acts">
        {hasQuery && (
          <Button
            size="small"
            kind="quiet"
            icon={<Bookmark size={13} />}
            shortcut={actTable['save-view'].keys}
            onPress={() => acts.run('save-view')}
          >
            Save view…
          </Button>
        )}
        <CopyMenu isDisabled={!hasEvent} />
        <Button
          size="small"
          kind="quiet"
          icon={<Columns3 size={13} />}
          shortcut="l"
          onPress={() => acts.run('columns')}
        >
          Columns…
        </Button>
      </span>
    </section>
  );
}

/** What the selected events can be copied as. */
export function CopyMenu({ isDisabled }: { readonly isDisabled: boolean }): ReactElement {
  const { acts } = useApp();
  const entry = (id: ActId, label: string, description: string) => ({
    id,
    label,
    description,
    shortcut: actTable[id].keys,
    onAct: () => void acts.run(id),
  });
  return (
    <MenuTrigger
      label="Copy"
      placement="bottom end"
      entries={[
        entry('copy', 'As rows', 'tab-separated, for a spreadsheet'),
        entry('copy-json', 'As JSON', 'the table’s columns'),
        entry('copy-originals', 'Original records', 'each as archived, without secrets'),
      ]}
      trigger={
        <Button size="small" kind="quiet" icon={<Copy size={13} />} isDisabled={isDisabled}>
          Copy
        </Button>
      }
    />
  );
}

/** Two to five events beside one another. */
export function CompareButton({ count }: { readonly count: number }): ReactElement {
  const { acts } = useApp();
  return (
    <Button
      size="small"
      icon={<GitCompareArrows size={13} />}
      shortcut="d"
      isDisabled={count < 2 || count > mostCompared}
      onPress={() => acts.run('compare')}
    >
      Compare
    </Button>
  );
}
