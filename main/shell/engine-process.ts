import { utilityProcess, type UtilityProcess } from 'electron';
import type { EventName, EventPayload } from '../../preload/contract/events.ts';
import type { Answer } from '../../preload/contract/bridge.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { CallContext, FromEngine, ToEngine } from '../engine/messages.ts';

export interface EngineProcess {
  call(name: string, input: unknown, context: CallContext): Promise<unknown>;
  stop(): void;
}

export interface EngineOptions {
  readonly script: string;
  readonly onEvent: (name: EventName, payload: EventPayload<EventName>) => void;
  readonly onLog: (text: string) => void;
  /** The process ended by itself and a new one is there; the archive has to be opened again. */
  readonly onRestart: () => void;
  /** It ended again and again; no further start is tried. */
  readonly onGivenUp: (message: string) => void;
}

/** So many ends within a minute are no accident: starting again would only repeat them. */
const mostRestarts = 3;
const lostWork =
  'The engine ended while it worked and was started again. What was saved is safe; repeat the act.';
const gone =
  'The engine ended several times in a row and was not started again. Quit Trailproof and start it anew; the log tells more.';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (problem: Problem) => void;
}

/** The engine in a process of its own: a crash of it costs the running calls, not the window. */
export function startEngine(options: EngineOptions): EngineProcess {
  const waiting = new Map<number, Waiting>();
  const ends: number[] = [];
  let lastId = 0;
  let stopping = false;
  let givenUp = false;
  let child = fork();

  function fork(): UtilityProcess {
    const made = utilityProcess.fork(options.script, [], { serviceName: 'Trailproof engine' });
    made.on('message', (message: FromEngine) => receive(message));
    made.on('exit', (code) => {
      if (!stopping) ended(code);
    });
    return made;
  }

  function receive(message: FromEngine): void {
    switch (message.kind) {
      case 'answer':
        settle(message.id, message.answer);
        break;
      case 'event':
        options.onEvent(message.name, message.payload);
        break;
      case 'log':
        options.onLog(message.text);
        break;
    }
  }

  function settle(id: number, answer: Answer<unknown>): void {
    const call = waiting.get(id);
    waiting.delete(id);
    if (answer.ok) call?.resolve(answer.value);
    else
      call?.reject(
        new Problem(answer.problem.code, answer.problem.message, answer.problem.details),
      );
  }

  function ended(code: number): void {
    const recent = ends.filter((at) => Date.now() - at < 60_000);
    ends.splice(0, ends.length, ...recent, Date.now());
    givenUp = ends.length > mostRestarts;
    options.onLog(`engine ended with code ${code}${givenUp ? '' : '; starting it again'}`);
    const lost = [...waiting.values()];
    waiting.clear();
    for (const call of lost) call.reject(new Problem('engine_gone', givenUp ? gone : lostWork));
    if (givenUp) {
      options.onGivenUp(gone);
      return;
    }
    child = fork();
    options.onRestart();
  }

  return {
    call(name, input, context) {
      if (givenUp) return Promise.reject(new Problem('engine_gone', gone));
      lastId += 1;
      const message: ToEngine = { id: lastId, name, input, context };
      return new Promise((resolve, reject) => {
        waiting.set(message.id, { resolve, reject });
        child.postMessage(message);
      });
    },
    stop() {
      stopping = true;
      child.kill();
    },
  };
}
