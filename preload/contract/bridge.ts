/** The shape of what the preload script puts on `window`, and of what comes back through it. */
import type { ProblemEnvelope } from './errors.ts';
import type { EventName } from './events.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ProblemEnvelope };

export interface Bridge {
  /** Resolves always; failure is data. The client in `renderer/app` turns it into a Problem. */
  call(name: string, input: unknown): Promise<Answer<unknown>>;
  /** Returns the function that stops listening. */
  on(name: EventName, listener: (payload: unknown) => void): () => void;
  /** Trades dropped files for tickets; the paths go to main without passing through the page. */
  drop(files: readonly File[]): Promise<Answer<unknown>>;
}

/** The three channels between the processes; no other exists. */
export const channels = {
  call: 'trailproof:call',
  event: 'trailproof:event',
  drop: 'trailproof:drop',
};
