import { useState } from 'react';
import type { EventRef } from '../../../preload/contract/ids.ts';

export interface Visited {
  /** The event shown: the selected one, or one that its links led to. */
  readonly event: EventRef;
  /** Links led here. */
  readonly isAway: boolean;
  readonly open: (event: EventRef) => void;
  /** One link back; says whether that is the selected event. */
  readonly back: () => boolean;
}

interface Trail {
  readonly from: EventRef;
  readonly events: readonly EventRef[];
}

/** Where links have led from the selected event; another selection begins anew. */
export function useVisited(selected: EventRef): Visited {
  const [trail, setTrail] = useState<Trail>({ from: selected, events: [] });
  const events = trail.from === selected ? trail.events : [];
  return {
    event: events.at(-1) ?? selected,
    isAway: events.length > 0,
    open: (event) => setTrail({ from: selected, events: [...events, event] }),
    back() {
      setTrail({ from: selected, events: events.slice(0, -1) });
      return events.length <= 1;
    },
  };
}
