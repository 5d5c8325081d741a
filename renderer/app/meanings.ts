import { useQuery } from '@tanstack/react-query';
import type { EventMeaning } from '../../preload/contract/activity.ts';
import { useApp } from './app-context.ts';
import type { Client } from './client.ts';

/** The contract takes no longer names, and no more at once; the dictionary holds no longer ones. */
const longest = 300;
const most = 500;
/** Meanings come after what a person waits for: rows and records. */
const pauseMs = 60;

interface Name {
  readonly eventSource: string;
  readonly eventName: string;
}

/**
 * What an event's name means; undefined while it is asked for, for a name that the dictionary does not
 * hold, and after a failure, of which nobody is told: it is asked for again where it is shown next. What
 * is known is asked for once: no engagement changes what a name means.
 */
export function useMeaning(eventSource: string, eventName: string): EventMeaning | undefined {
  const { client } = useApp();
  const { data } = useQuery({
    queryKey: ['meaning of', eventSource, eventName],
    queryFn: () => batchOf(client)({ eventSource, eventName }),
    enabled: eventSource.length <= longest && eventName.length <= longest,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data ?? undefined;
}

type Ask = (name: Name) => Promise<EventMeaning | null>;

const batches = new WeakMap<Client, Ask>();

function batchOf(client: Client): Ask {
  const known = batches.get(client);
  if (known !== undefined) return known;
  const ask = createBatch(client);
  batches.set(client, ask);
  return ask;
}

/** Asks for the names that come within a moment with one call. */
export function createBatch(client: Pick<Client, 'call'>): Ask {
  let waiting: {
    readonly name: Name;
    readonly settle: (meaning: EventMeaning | null) => void;
    readonly fail: (reason: unknown) => void;
  }[] = [];
  const flush = async (): Promise<void> => {
    const asked = waiting.slice(0, most);
    waiting = waiting.slice(most);
    if (waiting.length > 0) setTimeout(() => void flush(), pauseMs);
    const names = asked.map(({ name }) => name);
    try {
      const known = await client.call('events.meanings', { names });
      for (const { name, settle } of asked) {
        const found = known.find(
          (each) => each.eventName === name.eventName && each.eventSource === name.eventSource,
        );
        settle(found?.meaning ?? null);
      }
    } catch (thrown) {
      for (const { fail } of asked) fail(thrown);
    }
  };
  return (name) =>
    new Promise((settle, fail) => {
      waiting.push({ name, settle, fail });
      if (waiting.length === 1) setTimeout(() => void flush(), pauseMs);
    });
}
