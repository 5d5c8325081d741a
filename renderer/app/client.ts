import { z } from 'zod';
import type { Answer, Bridge } from '../../preload/contract/bridge.ts';
import { callTable, type CallName, type Input, type Output } from '../../preload/contract/calls.ts';
import { GrantedPath } from '../../preload/contract/domain.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { events, type EventName, type EventPayload } from '../../preload/contract/events.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly trailproof: Bridge;
  }
}

/** Main, as the window sees it: every call and every event of the contract, with its types. */
export interface Client {
  /** @throws Problem with the code that main gave, and nothing else. */
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** Returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** Trades dropped files for tickets. @throws Problem */
  drop(files: readonly File[]): Promise<readonly GrantedPath[]>;
}

export interface ClientOptions {
  /** Parses whatever comes from main: for development and tests, main is trusted otherwise. */
  readonly isChecked: boolean;
}

/** Derives the client from the contract over the preload script's bridge. */
export function createClient(bridge: Bridge, { isChecked }: ClientOptions): Client {
  const check = (what: string, schema: z.ZodType | undefined, value: unknown): unknown => {
    if (!isChecked || schema === undefined) return value;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new Problem(
      'internal',
      `${what} does not fit the contract: ${z.prettifyError(parsed.error)}`,
    );
  };
  return {
    async call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
      const value = valueOf(await bridge.call(name, input));
      return check(`The answer to ${name}`, callTable.get(name)?.output, value) as Output<N>;
    },
    on(name, listener) {
      return bridge.on(name, (payload) => {
        listener(check(`The event ${name}`, events[name], payload) as EventPayload<typeof name>);
      });
    },
    async drop(files) {
      const value = valueOf(await bridge.drop(files));
      return check('The answer to a drop', z.array(GrantedPath), value) as GrantedPath[];
    },
  };
}

function valueOf(answer: Answer<unknown>): unknown {
  if (answer.ok) return answer.value;
  const { code, message, details } = answer.problem;
  throw new Problem(code, message, details);
}
