import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FacetName, Overview } from '../../../preload/contract/overview.ts';
import type { Problem } from '../../../preload/contract/errors.ts';
import { useApp } from '../../app/app-context.ts';
import { callOptions } from '../../app/calls.ts';
import type { Search } from './use-search.ts';

/** Counting goes on so soon while there is something to count; else it waits for the search. */
const GO_ON_MS = 20;
const WAIT_MS = 150;

export interface OverviewState {
  /** The newest counts; those of the result before stay until they are there. */
  readonly overview: Overview | undefined;
  /** They are of another result than the rows. */
  readonly isOld: boolean;
  readonly problem: Problem | null;
  readonly again: () => void;
}

/** What the result of a search is made of, counted while it grows. */
export function useOverview(
  { found, isStopped, problem }: Pick<Search, 'found' | 'isStopped' | 'problem'>,
  limits: Readonly<Partial<Record<FacetName, number>>>,
): OverviewState {
  const app = useApp();
  const { query, result } = found ?? { query: '', result: '' };
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...callOptions(app, 'events.overview', { query, result, limits }),
    enabled: found !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      if (state.data === undefined || state.data.isDone) return false;
      const isBehind = state.data.counted < (found?.found ?? 0);
      if (!isBehind && isStopped) return false;
      return isBehind ? GO_ON_MS : WAIT_MS;
    },
  });
  return {
    overview: data,
    // What is typed now cannot be answered: the counts are of what was asked before.
    isOld: isPlaceholderData || problem !== null,
    problem: data === undefined || !isPlaceholderData ? error : null,
    again: () => void refetch(),
  };
}
