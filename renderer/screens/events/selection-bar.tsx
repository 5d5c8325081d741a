import type { ReactElement } from 'react';
import { mostAnnotated } from '../../../preload/contract/annotations.ts';
import { useApp } from '../../app/app-context.ts';
import { plural } from '../../app/format.ts';
import { useReadOnly } from '../../app/read-only.tsx';
import { Button, formatCount, type RowRanges } from '../../ui/index.ts';
import { CompareButton, CopyMenu } from './table/table-bar.tsx';

export interface SelectionBarProps {
  readonly count: number;
  /** Events of the search. */
  readonly of: number;
  readonly onMark: (ranges: RowRanges) => void;
  readonly onClear: () => void;
}

/** How many events are selected together, and the acts on all of them. */
export function SelectionBar({ count, of, onMark, onClear }: SelectionBarProps): ReactElement {
  const { acts } = useApp();
  const isReadOnly = useReadOnly();
  const isTooMany = count > mostAnnotated;
  const isAll = count === of && count > 1;
  return (
    <section className="events-selection" aria-label="Selected events">
      <output>
        {isAll ? 'All ' : ''}
        <strong>{plural(count, 'event')}</strong> {isAll ? 'of this search ' : ''}selected
        {isTooMany && '; one act takes fewer'}
      </output>
      {isTooMany && (
        <Button size="small" onPress={() => onMark([[0, mostAnnotated - 1]])}>
          Only the first {formatCount(mostAnnotated)}
        </Button>
      )}
      {!isReadOnly && !isTooMany && (
        <>
          <Button size="small" shortcut="n" onPress={() => void acts.run('note')}>
            Note
          </Button>
          <Button size="small" shortcut="s" onPress={() => void acts.run('star')}>
            Star
          </Button>
          <Button size="small" shortcut="t" onPress={() => void acts.run('tag')}>
            Tag…
          </Button>
          <Button size="small" shortcut="e" onPress={() => void acts.run('status')}>
            Status…
          </Button>
        </>
      )}
      <Button size="small" onPress={() => void acts.run('export-events')}>
        Export…
      </Button>
      {count <= 5 && <CompareButton count={count} />}
      <span className="events-selection-end">
        <CopyMenu isDisabled={isTooMany} />
        <Button size="small" kind="quiet" onPress={onClear}>
          Select only one
        </Button>
      </span>
    </section>
  );
}
