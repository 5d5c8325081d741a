import type { ReactElement } from 'react';
import { EmptyState, Kbd, Panel, Skeleton } from '../../ui/index.ts';

export interface NoRecordProps {
  readonly isReading: boolean;
  readonly hasEvents: boolean;
}

/** What stands where a record will be. */
export function NoRecord({ isReading, hasEvents }: NoRecordProps): ReactElement {
  return (
    <Panel title="Selected event" isHeadless>
      {isReading ? (
        <Skeleton width="80%" height={14} />
      ) : (
        <EmptyState title={hasEvents ? 'No event selected' : 'No event to read'}>
          {hasEvents && (
            <>
              Choose a row, or press <Kbd keys="j" /> for the next and <Kbd keys="k" /> for the
              previous one. What happened is then told here, with the record as it was archived.
            </>
          )}
        </EmptyState>
      )}
    </Panel>
  );
}
