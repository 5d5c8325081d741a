import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SearchState } from '../../../preload/contract/domain.ts';
import type { Problem } from '../../../preload/contract/errors.ts';
import { useApp } from '../../app/app-context.ts';
import type { App } from '../../app/app.ts';
import { callOptions } from '../../app/calls.ts';
import { windowOf } from '../../app/page-cache.ts';
import { asProblem } from '../../app/problems.ts';
import { useDebounced } from '../../app/use-debounced.ts';
import { forgetShortPages } from './short-pages.ts';

/** A pause between two keys after which what is typed so far is searched for. */
const REST_MS = 70;
/** A query that is still being typed is not called wrong. */
const WRONG_AFTER_MS = 350;
/** A search that is not done is asked to go on so soon: other calls come between. */
const GO_ON_MS = 20;

export interface Found extends SearchState {
  /** The query that found it: what is typed now may be further. */
  readonly query: string;
}

export interface Search {
  /** The newest result; the one before stays until it is there. */
  readonly found: Found | undefined;
  readonly isBusy: boolean;
  /** Why the query as typed finds nothing. */
  readonly problem: Problem | null;
  readonly again: () => void;
  /** The person ended the search before it had gone through all events. */
  readonly isStopped: boolean;
  readonly stop: () => void;
  readonly goOn: () => void;
}

/** The result of a query that is being typed: its sentence, its count and its first rows. */
export function useSearch(typed: string): Search {
  const app = useApp();
  const query = useDebounced(typed.trim(), REST_MS, isEmpty);
  const rested = useDebounced(typed.trim(), WRONG_AFTER_MS, isEmpty);
  const [stopped, setStopped] = useState<string>();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['events.search', { query }, 'with first page'],
    queryFn: () => searchOn(app, query),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.isDone || nameOf(state.data) === stopped
        ? false
        : GO_ON_MS,
  });
  const [found, setFound] = useState(data);
  if (data !== undefined && data !== found) setFound(data);
  const shown = data ?? found;
  const isStopped = shown !== undefined && !shown.isDone && nameOf(shown) === stopped;
  return {
    found: shown,
    isBusy: (isFetching || shown?.isDone === false || query !== typed.trim()) && !isStopped,
    problem: rested === typed.trim() ? error : null,
    again: () => void refetch(),
    isStopped,
    stop: () => setStopped(shown && nameOf(shown)),
    goOn: () => setStopped(undefined),
  };
}

/** Names a result: where it is the same, positions mean the same events. */
export function nameOf({ query, result }: Found): string {
  return `${query} in ${result}`;
}

/** Lets the engine search for a moment, and reads the first rows of what is found. */
async function searchOn(app: App, query: string): Promise<Found> {
  try {
    const state = await app.client.call('events.search', { query });
    const { result, found } = state;
    await forgetShortPages(app, { query, result }, found);
    const first = callOptions(app, 'events.page', { query, result, ...windowOf(0) });
    await app.queries.prefetchQuery(first);
    return { ...state, query };
  } catch (thrown) {
    throw asProblem(thrown);
  }
}

function isEmpty(text: string): boolean {
  return text === '';
}
