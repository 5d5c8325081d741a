import type { EngineCallName } from '../../preload/contract/calls.ts';
import type { EventName, EventPayload } from '../../preload/contract/events.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { acrossHandlers } from './across-handlers.ts';
import { annotationHandlers } from './annotation-handlers.ts';
import { assessmentHandlers } from './assessment-handlers.ts';
import { collectHandlers } from './collect-handlers.ts';
import { completeHandlers } from './complete-handlers.ts';
import { completenessHandlers } from './completeness-handlers.ts';
import { engagementHandlers } from './engagement-handlers.ts';
import { eventHandlers } from './event-handlers.ts';
import type { EngineHandlers } from './handlers.ts';
import { activityHandlers } from './activity-handlers.ts';
import { exportHandlers } from './export-handlers.ts';
import { integrityHandlers } from './integrity-handlers.ts';
import { keepingHandlers } from './keeping-handlers.ts';
import type { EngineState } from './engine-state.ts';
import { createJobs } from './jobs.ts';
import type { CallContext } from './messages.ts';
import { manualHandlers } from './manual-handlers.ts';
import { PeopleInBackground } from './people-in-background.ts';
import { overviewHandlers } from './overview-handlers.ts';
import { PrivacyBorder } from './privacy/border.ts';
import { privacyHandlers } from './privacy-handlers.ts';
import { reportHandlers } from './report-handlers.ts';
import { retentionHandlers } from './retention-handlers.ts';
import type { Session } from './session.ts';
import { WordsInBackground } from './words-in-background.ts';
import { whyHandlers } from './why-handlers.ts';
import { sourceHandlers } from './source-handlers.ts';
import { viewHandlers } from './view-handlers.ts';
import { scheduleHandlers } from './schedule-handlers.ts';
import { tableHandlers } from './table-handlers.ts';

export interface Engine {
  call(name: EngineCallName, input: unknown, context: CallContext): Promise<unknown>;
  close(): void;
}

/** The engine: owns the open archive and answers the contract's calls. Knows no window. */
export function createEngine(
  toWindow: <N extends EventName>(name: N, payload: EventPayload<N>) => void,
  log: (text: string) => void = () => {},
): Engine {
  let open: Session | undefined;
  const leaving: (() => void)[] = [];
  const people = new PeopleInBackground(() => state.changed(), log);
  const privacy = new PrivacyBorder(
    () => open,
    (isOn) => toWindow('privacy.changed', { isOn }),
    people,
  );
  const emit: EngineState['emit'] = (name, payload) => toWindow(name, privacy.event(name, payload));
  const state: EngineState = {
    jobs: createJobs(),
    importing: false,
    session() {
      if (open === undefined) {
        throw new Problem('no_engagement', 'No engagement is open. Open one or create a new one.');
      }
      return open;
    },
    current: () => open,
    take(session) {
      for (const listener of leaving) listener();
      state.jobs.cancelAll();
      void state.words.stop();
      people.stop();
      open?.close();
      open = session;
    },
    beforeTaking: (listener) => void leaving.push(listener),
    emit,
    privacy,
    words: new WordsInBackground((left) => emit('words.left', { left }), log),
    changed: () => emit('engagement.changed', open?.summary() ?? null),
    log,
  };
  const handlers: EngineHandlers<EngineCallName> = {
    ...engagementHandlers(state),
    ...sourceHandlers(state),
    ...manualHandlers(state),
    ...collectHandlers(state),
    ...eventHandlers(state),
    ...activityHandlers(state),
    ...exportHandlers(state),
    ...annotationHandlers(state),
    ...privacyHandlers(state),
    ...assessmentHandlers(state),
    ...reportHandlers(state),
    ...integrityHandlers(state),
    ...keepingHandlers(state),
    ...retentionHandlers(state),
    ...acrossHandlers(state),
    ...completenessHandlers(state),
    ...overviewHandlers(state),
    ...completeHandlers(state),
    ...whyHandlers(state),
    ...viewHandlers(state),
    ...scheduleHandlers(state),
    ...tableHandlers(state),
  };
  const table = new Map(
    Object.entries(handlers) as [string, (input: unknown, context: CallContext) => unknown][],
  );
  return {
    async call(name, input, context) {
      const handler = table.get(name);
      if (handler === undefined) throw new Problem('unknown_call', 'There is no such call.');
      return privacy.around(name, input, (said) => handler(said, context));
    },
    close: () => state.take(undefined),
  };
}
