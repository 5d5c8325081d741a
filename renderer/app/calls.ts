import {
  keepPreviousData,
  queryOptions,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import {
  engineCalls,
  type CallName,
  type Input,
  type Output,
} from '../../preload/contract/calls.ts';
import type { Problem } from '../../preload/contract/errors.ts';
import type { App } from './app.ts';
import { useApp } from './app-context.ts';
import { asProblem } from './problems.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem;
  }
}

export interface CallOptions {
  readonly isEnabled?: boolean;
  /** Shows the answer to the question before until this one is answered. */
  readonly keepsPrevious?: boolean;
}

/** A call as a query: asked once, kept under its name and input. */
export function callOptions<N extends CallName>(app: App, name: N, input: Input<N>) {
  return queryOptions({
    queryKey: [name, input],
    queryFn: async (): Promise<Output<N>> => {
      try {
        return await app.client.call(name, input);
      } catch (thrown) {
        throw asProblem(thrown);
      }
    },
  });
}

/** The answer to a call, kept up to date. */
export function useCall<N extends CallName>(
  name: N,
  input: Input<N>,
  { isEnabled = true, keepsPrevious = false }: CallOptions = {},
): UseQueryResult<Output<N>> {
  const app = useApp();
  return useQuery({
    ...callOptions(app, name, input),
    enabled: isEnabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** The answer to a call, once; from what is known if it is known. */
export function fetchCall<N extends CallName>(
  app: App,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  return app.queries.fetchQuery(callOptions(app, name, input));
}

/** Puts an answer that came by another way in its place. */
export function setAnswer<N extends CallName>(
  app: App,
  name: N,
  input: Input<N>,
  answer: Output<N>,
): void {
  app.queries.setQueryData([name, input], answer);
}

const isOfEngine = (key: readonly unknown[]): boolean => Object.hasOwn(engineCalls, String(key[0]));

/** The archive changed: what is shown of it is asked again. */
export function askEngineAgain(app: App): void {
  void app.queries.invalidateQueries({ predicate: ({ queryKey }) => isOfEngine(queryKey) });
}

/** What is known of the archive is forgotten; what is on screen is asked again at once. */
export function resetEngine(app: App): void {
  void app.queries.resetQueries({ predicate: ({ queryKey }) => isOfEngine(queryKey) });
}

/** Another archive: nothing that is known of the old one may be shown. */
export function forgetEngine(app: App): void {
  app.queries.removeQueries({ predicate: ({ queryKey }) => isOfEngine(queryKey) });
}
