import { useQuery } from '@tanstack/react-query';
import type { Reason } from '../../../preload/contract/why.ts';
import { useApp } from '../../app/app-context.ts';
import { callOptions } from '../../app/calls.ts';
import type { Found } from './use-search.ts';

const AGAIN_MS = 20;

const nothing = { query: '', result: '', found: 0, isDone: false };

/** Why a search that is done has found nothing, as far as it is known by now. */
export function useWhy(search: Found | undefined): readonly Reason[] {
  const app = useApp();
  const { query, result, found, isDone } = search ?? nothing;
  const { data } = useQuery({
    ...callOptions(app, 'events.whyNothing', { query, result }),
    enabled: isDone && found === 0 && query !== '',
    refetchInterval: ({ state }) => (state.data?.isDone === false ? AGAIN_MS : false),
  });
  return data?.reasons ?? [];
}
