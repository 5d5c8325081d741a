import type { CallName, Input, Output } from '../../preload/contract/calls.ts';
import type { CallContext } from './messages.ts';

/** What answers the engine's calls of a group: one function for each name, or it does not compile. */
export type EngineHandlers<N extends CallName> = {
  readonly [K in N]: (input: Input<K>, context: CallContext) => Promise<Output<K>> | Output<K>;
};
