import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { searchFor } from '../../app/around.ts';
import { NoEvents } from '../../app/no-events.tsx';
import { useEngagement } from '../../app/use-engagement.ts';
import { formatDay, plural } from '../../app/format.ts';
import { Button, EmptyState, ErrorState } from '../../ui/index.ts';
import { Reasons } from './reasons.tsx';
import { useWhy } from './use-why.ts';
import type { Search } from './use-search.ts';

/** Why there are no rows, and the next act. */
export function NothingFound({ search }: { readonly search: Search }): ReactElement {
  const app = useApp();
  const engagement = useEngagement();
  const reasons = useWhy(search.found);
  // The sentence is below the field already, and is told once.
  if (search.problem?.code === 'bad_query') {
    return (
      <EmptyState
        title="The query cannot be read"
        acts={<Button onPress={() => searchFor(app, '')}>Show every event</Button>}
      >
        The line above says where. A query is any words, or a field with what it must be: who =
        priya, error : denied.
      </EmptyState>
    );
  }
  if (search.found === undefined) {
    return (
      <ErrorState
        title="Nothing can be shown for this query."
        code={search.problem?.code}
        acts={
          <>
            <Button onPress={search.again}>Try again</Button>
            <Button onPress={() => searchFor(app, '')}>Show every event</Button>
          </>
        }
      >
        {search.problem?.message}
      </ErrorState>
    );
  }
  if (engagement === null || engagement.events === 0) {
    return <NoEvents then="their events are listed here." />;
  }
  const { events, from, to } = engagement;
  if (!search.found.isDone) {
    return (
      <EmptyState
        title={search.isStopped ? 'Nothing was found before the search was stopped' : 'Nothing yet'}
      >
        {search.found.sentence} No index answers this: the records themselves are read, the newest
        first.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No event fits this query"
      acts={<Button onPress={() => searchFor(app, '')}>Show every event</Button>}
    >
      <Reasons reasons={reasons} />
      {reasons.length === 0 && search.found.sentence} All {plural(events, 'event')} were looked at
      {from !== null && to !== null && `, from ${formatDay(from)} to ${formatDay(to)} (UTC)`}. What
      was never logged or never imported cannot be found here.
    </EmptyState>
  );
}
