import { setTimeout as after } from 'node:timers/promises';
import type { Archive } from '../archive/open.ts';

/** An index of some million events is made in a few seconds, and holds the archive meanwhile. */
const longestMs = 60_000;
const pauseMs = 25;

/**
 * Does an act of a person as soon as no other writer holds the archive. SQLite's own waiting would
 * stop this thread, and every other call with it; so the act is tried again instead.
 *
 * @throws what the act throws; SQLITE_BUSY after a minute
 */
export async function patiently<T>({ connection }: Archive, act: () => T): Promise<T> {
  const start = performance.now();
  for (;;) {
    const usual = Number(connection.pragma('busy_timeout', { simple: true }));
    connection.pragma('busy_timeout = 0');
    try {
      return act();
    } catch (thrown) {
      const isBusy = String((thrown as { code?: unknown }).code).startsWith('SQLITE_BUSY');
      if (!isBusy || performance.now() - start > longestMs) throw thrown;
    } finally {
      connection.pragma(`busy_timeout = ${usual}`);
    }
    await after(pauseMs);
  }
}
