/** When events are crowded enough to raise an alert: pure, so that it can be held against an oracle. */

/** An event as an alert sees it. */
export interface Seen {
  readonly ref: number;
  /** Seconds since 1970. */
  readonly at: number;
  /** What it must share with others; null: it has no such value, and is counted nowhere. */
  readonly value: string | null;
  /** It came since the check before. */
  readonly isNew: boolean;
}

/** Events that raise one alert together, in the order of their time. */
export interface Crowd {
  readonly value: string | null;
  readonly events: readonly Seen[];
}

/**
 * The crowds among events: `count` or more of one value within `seconds` (both ends counted), of which
 * at least one is new. Crowds that share an event are one. Every event of such a crowd lies within
 * `seconds` of a new one, so that older events need not be read from further away.
 *
 * With a count of 1 all new events of a value are one crowd, and no old one is in it.
 *
 * Mutations that turn its tests red: leaving the last event of a window out, dropping `fresh`, or
 * joining windows that only touch in time.
 */
export function crowdsOf(
  events: readonly Seen[],
  rule: { readonly count: number; readonly seconds: number },
): Crowd[] {
  return [...byValue(events)].flatMap(([value, same]) => {
    if (rule.count === 1) {
      const fresh = same.filter(({ isNew }) => isNew);
      return fresh.length === 0 ? [] : [{ value, events: fresh }];
    }
    return stretchesOf(same, rule).map(([first, last]) => ({
      value,
      events: same.slice(first, last + 1),
    }));
  });
}

/** Places of first and last event of each crowd, windows that share an event joined. */
function stretchesOf(
  same: readonly Seen[],
  { count, seconds }: { readonly count: number; readonly seconds: number },
): [number, number][] {
  const found: [number, number][] = [];
  let end = 0;
  let fresh = 0;
  for (let start = 0; start < same.length; start += 1) {
    const from = same[start]?.at ?? 0;
    while (end < same.length && (same[end]?.at ?? 0) - from <= seconds) {
      fresh += Number(same[end]?.isNew);
      end += 1;
    }
    if (end - start >= count && fresh > 0) {
      const before = found.at(-1);
      if (before !== undefined && start <= before[1]) before[1] = end - 1;
      else found.push([start, end - 1]);
    }
    fresh -= Number(same[start]?.isNew);
  }
  return found;
}

function byValue(events: readonly Seen[]): Map<string | null, Seen[]> {
  const groups = new Map<string | null, Seen[]>();
  for (const event of events.toSorted((a, b) => a.at - b.at || a.ref - b.ref)) {
    const group = groups.get(event.value);
    if (group === undefined) groups.set(event.value, [event]);
    else group.push(event);
  }
  return groups;
}
