import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { plural } from '../../app/format.ts';
import { useReadOnly } from '../../app/read-only.tsx';
import { Button } from '../../ui/index.ts';

export interface SelectionBarProps {
  readonly count: number;
  readonly onClear: () => void;
}

/** How many events are selected together, and the acts on all of them. */
export function SelectionBar({ count, onClear }: SelectionBarProps): ReactElement {
  const { acts } = useApp();
  const isReadOnly = useReadOnly();
  return (
    <section className="events-selection" aria-label="Selected events">
      <output>
        <strong>{plural(count, 'event')}</strong> selected
      </output>
      {!isReadOnly && (
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
      <Button size="small" kind="quiet" onPress={onClear}>
        Select only one
      </Button>
    </section>
  );
}
