import type { ReactElement, RefObject } from 'react';
import { useApp } from '../../app/app-context.ts';
import { SearchField } from '../../ui/index.ts';
import { SearchStateLine } from './search-state.tsx';
import type { Search } from './use-search.ts';
import { ViewStrip } from './view-strip.tsx';

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
      <SearchStateLine search={search} />
      <ViewStrip query={query} />
    </div>
  );
}
