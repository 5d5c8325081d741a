import { useCallback } from 'react';
import { useApp } from './app-context.ts';
import { tellProblem } from './problems.ts';

/** Puts a text on the system's clipboard. */
export function useCopy(): (text: string) => Promise<void> {
  const { client } = useApp();
  return useCallback(
    async (text) => {
      try {
        await client.call('app.copy', { text });
      } catch (thrown) {
        tellProblem(thrown);
      }
    },
    [client],
  );
}
