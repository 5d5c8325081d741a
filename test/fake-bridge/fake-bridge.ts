import type { Answer, Bridge } from '../../preload/contract/bridge.ts';
import { callTable, type CallName, type Input, type Output } from '../../preload/contract/calls.ts';
import { GrantedPath } from '../../preload/contract/domain.ts';
import { Problem, toEnvelope } from '../../preload/contract/errors.ts';
import { events, type EventName, type EventPayload } from '../../preload/contract/events.ts';

export type FakeHandler<N extends CallName> = (input: Input<N>) => Output<N> | Promise<Output<N>>;
export type FakeHandlers = { readonly [N in CallName]?: FakeHandler<N> };

export interface FakeBridge extends Bridge {
  /** Answers a call from now on. */
  readonly handle: <N extends CallName>(name: N, handler: FakeHandler<N>) => void;
  /** What dropping answers from now on. */
  readonly onDrop: (handler: (files: readonly File[]) => readonly GrantedPath[]) => void;
  readonly emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  /** Every call that was made, in order. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
  /** The inputs of the calls of one name, in order. */
  readonly inputsOf: <N extends CallName>(name: N) => readonly Input<N>[];
}

/**
 * Stands in for main, and holds both sides to the contract: a call that the contract does not know,
 * an input that does not fit and an answer that does not fit all fail.
 */
export function createFakeBridge(handlers: FakeHandlers = {}): FakeBridge {
  const table = new Map<string, (input: never) => unknown>(Object.entries(handlers));
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const calls: { name: string; input: unknown }[] = [];
  let dropped: (files: readonly File[]) => readonly GrantedPath[] = () => [];

  const answerTo = async (name: string, raw: unknown): Promise<unknown> => {
    const call = callTable.get(name);
    if (call === undefined) throw new Problem('unknown_call', 'There is no such call.');
    const input = call.input.safeParse(raw);
    if (!input.success) throw new Problem('bad_request', input.error.message);
    calls.push({ name, input: input.data });
    const handler = table.get(name);
    if (handler === undefined) throw new Problem('internal', `Nothing answers ${name} here.`);
    return call.output.parse(await handler(input.data as never));
  };
  const enveloped = async (work: () => Promise<unknown>): Promise<Answer<unknown>> => {
    try {
      return { ok: true, value: await work() };
    } catch (thrown) {
      return { ok: false, problem: toEnvelope(thrown) };
    }
  };
  return {
    calls,
    inputsOf: <N extends CallName>(name: N) =>
      calls.filter((call) => call.name === name).map(({ input }) => input as Input<N>),
    handle: (name, handler) => void table.set(name, handler),
    onDrop(handler) {
      dropped = handler;
    },
    emit(name, payload) {
      const parsed = events[name].parse(payload);
      for (const listener of listeners.get(name) ?? []) listener(parsed);
    },
    call: (name, input) => enveloped(() => answerTo(name, input)),
    drop: (files) => enveloped(async () => GrantedPath.array().parse(dropped(files))),
    on(name, listener) {
      const heard = listeners.get(name) ?? new Set();
      listeners.set(name, heard.add(listener));
      return () => void heard.delete(listener);
    },
  };
}
