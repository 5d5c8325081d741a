import type { Answer } from '../../preload/contract/bridge.ts';
import type { Call, CallName, Input, Output } from '../../preload/contract/calls.ts';
import { Problem, toEnvelope } from '../../preload/contract/errors.ts';

/** What answers the calls of a group: one function for each name, or it does not compile. */
export type Handlers<N extends CallName> = {
  readonly [K in N]: (input: Input<K>) => Promise<Output<K>> | Output<K>;
};

export type AnyHandler = (input: unknown) => unknown;

export interface AnswerOptions {
  readonly table: ReadonlyMap<string, Call>;
  readonly handlers: ReadonlyMap<string, AnyHandler>;
  /** Told of what is not an expected Problem; the only place where a stack goes. */
  readonly onUnexpected: (name: string, thrown: unknown) => void;
}

/**
 * Answers one call: the sender must be ours, the name in the table, the input in the shape of the
 * contract. Never throws: whatever goes wrong crosses as `{code, message, details}`.
 */
export async function answer(
  options: AnswerOptions,
  trusted: boolean,
  name: unknown,
  raw: unknown,
): Promise<Answer<unknown>> {
  try {
    if (!trusted) throw new Problem('forbidden_sender', 'The call did not come from the window.');
    const call = typeof name === 'string' ? options.table.get(name) : undefined;
    const handler = typeof name === 'string' ? options.handlers.get(name) : undefined;
    if (call === undefined || handler === undefined) {
      throw new Problem('unknown_call', 'There is no such call.');
    }
    const input = call.input.safeParse(raw);
    if (!input.success) {
      const where = input.error.issues.map((issue) => issue.path.join('.') || 'input').join(', ');
      throw new Problem('bad_request', `The call ${String(name)} was refused: check ${where}.`);
    }
    return { ok: true, value: await handler(input.data) };
  } catch (thrown) {
    if (!(thrown instanceof Problem)) options.onUnexpected(String(name), thrown);
    return { ok: false, problem: toEnvelope(thrown) };
  }
}
