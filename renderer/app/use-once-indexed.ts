import { useEffect } from 'react';
import { useApp } from './app-context.ts';
import { useStore } from './store.ts';

/** Asks again for an answer that is not whole, once the words of every event are in the index. */
export function useOnceIndexed(isPartial: boolean, askAgain: () => Promise<unknown>): void {
  const isIndexed = useStore(useApp().wordsLeft) === 0;
  useEffect(() => {
    if (isIndexed && isPartial) void askAgain();
  }, [isIndexed, isPartial, askAgain]);
}
