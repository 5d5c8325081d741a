import { useQuery } from '@tanstack/react-query';
import type { EventMeaning } from '../../preload/contract/activity.ts';
import { useApp } from './app-context.ts';

/** The contract takes no longer names; the dictionary holds none. */
const longest = 300;

/**
 * What an event's name means; undefined while it is asked for, and for a name that the dictionary does
 * not hold. A name is asked for once: no engagement changes what it means.
 */
export function useMeaning(eventSource: string, eventName: string): EventMeaning | undefined {
  const { client } = useApp();
  const { data } = useQuery({
    queryKey: ['meaning of', eventSource, eventName],
    queryFn: async () => {
      const names = [{ eventSource, eventName }];
      return (await client.call('events.meanings', { names }))[0]?.meaning ?? null;
    },
    enabled: eventSource.length <= longest && eventName.length <= longest,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data ?? undefined;
}
