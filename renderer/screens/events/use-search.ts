import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/calls.ts';
import type { Problem } from '../../../preload/contract/errors.ts';
import { useApp } from '../../app/app-context.ts';
import { callOptions } from '../../app/calls.ts';
import { windowOf } from '../../app/page-cache.ts';
import { asProblem } from '../../app/problems.ts';
import { useDebounced } from '../../app/use-debounced.ts';

const REST_MS = 140;

export interface Found extends Output<'events.count'> {
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
}

/** The result of a query that is being typed: its sentence, its count and its first rows. */
export function useSearch(typed: string): Search {
  const app = useApp();
  const query = useDebounced(typed.trim(), REST_MS, isEmpty);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['events.count', { query }, 'with first page'],
    queryFn: async (): Promise<Found> => {
      try {
        const first = callOptions(app, 'events.page', { query, ...windowOf(0) });
        const [found] = await Promise.all([
          app.client.call('events.count', { query }),
          app.queries.prefetchQuery(first),
        ]);
        return { ...found, query };
      } catch (thrown) {
        throw asProblem(thrown);
      }
    },
  });
  const [found, setFound] = useState(data);
  if (data !== undefined && data !== found) setFound(data);
  return {
    found: data ?? found,
    isBusy: isFetching || query !== typed.trim(),
    problem: query === typed.trim() ? error : null,
    again: () => void refetch(),
  };
}

function isEmpty(text: string): boolean {
  return text === '';
}
