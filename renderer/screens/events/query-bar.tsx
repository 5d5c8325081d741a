import type { ReactElement, RefObject } from 'react';
import { useApp } from '../../app/app-context.ts';
import { formatSeconds, plural } from '../../app/format.ts';
import { Button, SearchField, Skeleton } from '../../ui/index.ts';
import type { Search } from './use-search.ts';

export interface QueryBarProps {
  readonly search: Search;
  readonly query: string;
  readonly field: RefObject<HTMLInputElement | null>;
  /** Enter or the down arrow: on to the rows. */
  readonly onEnter: () => void;
}

/** The query, and below it what it means and how much it finds. */
export function QueryBar({ search, query, field, onEnter }: QueryBarProps): ReactElement {
  const app = useApp();
  return (
    // The down arrow belongs to the field and leads out of it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="events-bar"
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || event.target !== field.current) return;
        event.preventDefault();
        onEnter();
      }}
    >
      <SearchField
        ref={field}
        label="Find events"
        placeholder="Any words, or what = StopLogging, who : priya, ip = 203.0.113.44, error : denied"
        size="large"
        isMono
        shortcut="/"
        value={query}
        onChange={app.query.set}
        onSubmit={onEnter}
        isBusy={search.isBusy && search.found !== undefined}
        isInvalid={search.problem !== null}
      />
      <Meaning search={search} />
    </div>
  );
}

function Meaning({ search: { found, problem, again } }: { readonly search: Search }): ReactElement {
  const { acts } = useApp();
  if (problem !== null) {
    return (
      <div className="events-meaning" role="alert">
        <span className="ui-tone-exception">{problem.message}</span>
        {problem.code !== 'bad_query' && (
          <Button size="small" kind="quiet" onPress={again}>
            Try again
          </Button>
        )}
      </div>
    );
  }
  if (found === undefined) {
    return (
      <div className="events-meaning">
        <Skeleton width={320} />
      </div>
    );
  }
  return (
    <output className="events-meaning">
      <strong>{plural(found.count, 'event')}</strong> in {formatSeconds(found.seconds)}
      <span className="events-sentence ui-selectable" title={found.sentence}>
        {found.sentence}
      </span>
      <span className="events-across">
        <Button size="small" kind="quiet" onPress={() => acts.run('search-across')}>
          Search other engagements too…
        </Button>
      </span>
    </output>
  );
}
