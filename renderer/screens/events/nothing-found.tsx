import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { useEngagement } from '../../app/use-engagement.ts';
import { formatDay, plural } from '../../app/format.ts';
import { Button, EmptyState, ErrorState } from '../../ui/index.ts';
import type { Search } from './use-search.ts';

/** Why there are no rows, and the next act. */
export function NothingFound({ search }: { readonly search: Search }): ReactElement {
  const app = useApp();
  const engagement = useEngagement();
  if (search.found === undefined) {
    return (
      <ErrorState
        title="Nothing can be shown for this query."
        code={search.problem?.code}
        acts={
          <>
            <Button onPress={search.again}>Try again</Button>
            <Button onPress={() => app.query.set('')}>Show every event</Button>
          </>
        }
      >
        {search.problem?.message}
      </ErrorState>
    );
  }
  if (engagement === null || engagement.events === 0) {
    return (
      <EmptyState
        title="This archive holds no events yet"
        acts={
          <Button kind="primary" onPress={() => app.go({ at: 'sources' })}>
            Go to Sources
          </Button>
        }
      >
        Import CloudTrail logs first; their events are listed here.
      </EmptyState>
    );
  }
  const { events, from, to } = engagement;
  return (
    <EmptyState
      title="No event fits this query"
      acts={<Button onPress={() => app.query.set('')}>Show every event</Button>}
    >
      {search.found.sentence} All {plural(events, 'event')} were looked at
      {from !== null && to !== null && `, from ${formatDay(from)} to ${formatDay(to)} (UTC)`}. What
      was never logged or never imported cannot be found here.
    </EmptyState>
  );
}
