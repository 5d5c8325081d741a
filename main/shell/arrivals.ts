import type { GrantedPath } from '../../preload/contract/domain.ts';

/** Paths on their way from the system into the page. */
export interface Arrivals {
  add(paths: readonly GrantedPath[]): void;
  /** The page hears events from now on. */
  listening(): void;
  /** The page is gone; what arrives waits for the next one. */
  gone(): void;
}

/** Keeps what arrives before the page listens: an event that nobody hears is lost. */
export function createArrivals(send: (paths: readonly GrantedPath[]) => void): Arrivals {
  let isHeard = false;
  let waiting: readonly GrantedPath[] = [];
  const flush = (): void => {
    if (!isHeard || waiting.length === 0) return;
    const paths = waiting;
    waiting = [];
    send(paths);
  };
  return {
    add(paths) {
      waiting = [...waiting, ...paths];
      flush();
    },
    listening() {
      isHeard = true;
      flush();
    },
    gone: () => void (isHeard = false),
  };
}
