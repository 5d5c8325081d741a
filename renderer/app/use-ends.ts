import type { EventRow } from '../../preload/contract/domain.ts';
import { useCall } from './calls.ts';

export interface Ends {
  readonly newest: EventRow | undefined;
  /** Instants; the first one is known once all events are found. */
  readonly first: string | undefined;
  readonly last: string | undefined;
}

/** A result whose ends are asked for. */
export interface EndsOf {
  readonly query: string;
  readonly result: string;
  readonly found: number;
  readonly isDone: boolean;
}

/** The newest and the oldest event of a result. */
export function useEnds(of: EndsOf | undefined): Ends {
  const { query, result, found: count, isDone } = of ?? nothing;
  const page = { query, result, limit: 1 };
  const newest = useCall('events.page', { ...page, offset: 0 }, { isEnabled: count > 0 }).data?.[0];
  const oldest = useCall(
    'events.page',
    { ...page, offset: Math.max(0, count - 1) },
    { isEnabled: isDone && count > 0 },
  ).data?.[0];
  return { newest, first: oldest?.eventTime, last: newest?.eventTime };
}

const nothing = { query: '', result: '', found: 0, isDone: false };
