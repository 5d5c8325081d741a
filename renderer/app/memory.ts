import { useCallback, useState } from 'react';
import { useApp } from './app-context.ts';

/** What a screen wants to find again when the person comes back to it. Not written anywhere. */
export interface Memory {
  readonly get: (key: string) => unknown;
  readonly set: (key: string, value: unknown) => void;
  readonly entries: () => (readonly [key: string, value: unknown])[];
  readonly clear: () => void;
}

export function createMemory(): Memory {
  const kept = new Map<string, unknown>();
  return {
    get: (key) => kept.get(key),
    set: (key, value) => void kept.set(key, value),
    entries: () => [...kept],
    clear: () => kept.clear(),
  };
}

/** As `useState`, but the value outlives the component for as long as the engagement is open. */
export function useRemembered<T>(key: string, first: T): [T, (next: T) => void] {
  const { memory } = useApp();
  const [held, setHeld] = useState<{ key: string; value: T }>(() => ({
    key,
    value: recall(memory, key, first),
  }));
  // Another key is another value: of another event, of another control.
  const now = held.key === key ? held : { key, value: recall(memory, key, first) };
  if (now !== held) setHeld(now);
  const set = useCallback(
    (next: T): void => {
      memory.set(key, next);
      setHeld({ key, value: next });
    },
    [memory, key],
  );
  return [now.value, set];
}

function recall<T>(memory: Memory, key: string, first: T): T {
  const kept = memory.get(key);
  return kept === undefined ? first : (kept as T);
}
