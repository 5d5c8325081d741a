/** The engine's own process: takes calls from the shell, answers them, and tells what happens. */
import type { EngineCallName } from '../../preload/contract/calls.ts';
import { toEnvelope, Problem } from '../../preload/contract/errors.ts';
import { asProblem } from '../archive/open.ts';
import { createEngine } from './engine.ts';
import type { FromEngine, ToEngine } from './messages.ts';

/** Electron gives this to a utility process; plain Node has no such member. */
interface ParentPort {
  postMessage(message: FromEngine): void;
  on(event: 'message', listener: (message: { readonly data: ToEngine }) => void): void;
}
const port = (process as unknown as { readonly parentPort: ParentPort }).parentPort;

const log = (text: string): void => port.postMessage({ kind: 'log', text });
process.on('unhandledRejection', (thrown) => log(`engine: ${textOf(thrown)}`));

const engine = createEngine(
  (name, payload) => port.postMessage({ kind: 'event', name, payload }),
  (text) => log(`engine: ${text}`),
);

port.on('message', ({ data }) => void answer(data));

async function answer({ id, name, input, context }: ToEngine): Promise<void> {
  try {
    const value = await engine.call(name as EngineCallName, input, context);
    port.postMessage({ kind: 'answer', id, answer: { ok: true, value } });
  } catch (thrown) {
    const problem = asProblem(thrown, 'The archive');
    if (!(problem instanceof Problem)) log(`${name}: ${textOf(thrown)}`);
    port.postMessage({ kind: 'answer', id, answer: { ok: false, problem: toEnvelope(problem) } });
  }
}

function textOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
