import { useEffect, useRef } from 'react';
import type { ActId } from './act-table.ts';
import { useApp } from './app-context.ts';

/** What acts do at the moment; an act without a handler is not possible now. */
export type ActHandlers = Readonly<Partial<Record<ActId, (() => void) | undefined>>>;

export interface ActRegistry {
  /** Adds handlers that go before all earlier ones, and returns how to take them away. */
  provide(handlers: () => ActHandlers): () => void;
  handlerOf(id: ActId): (() => void) | undefined;
  /** Does the act if it is possible now; says whether it was. */
  run(id: ActId): boolean;
}

/**
 * Who does what: the frame provides its acts, each screen its own while it is shown.
 *
 * @param isRefused acts that are not possible now, whoever provides them
 */
export function createActs(isRefused: (id: ActId) => boolean = () => false): ActRegistry {
  const providers: (() => ActHandlers)[] = [];
  const handlerOf = (id: ActId): (() => void) | undefined =>
    isRefused(id)
      ? undefined
      : providers.map((provider) => provider()[id]).findLast((handler) => handler !== undefined);
  return {
    provide(handlers) {
      providers.push(handlers);
      return () => {
        providers.splice(providers.indexOf(handlers), 1);
      };
    },
    handlerOf,
    run(id) {
      const handler = handlerOf(id);
      handler?.();
      return handler !== undefined;
    },
  };
}

/** Provides a component's acts while it is shown. */
export function useActs(handlers: ActHandlers): void {
  const { acts } = useApp();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => acts.provide(() => latest.current), [acts]);
}
