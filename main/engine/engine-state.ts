import type { EventName, EventPayload } from '../../preload/contract/events.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { chainOf, type Author } from '../archive/ledger.ts';
import type { Jobs } from './jobs.ts';
import type { PrivacyBorder } from './privacy/border.ts';
import type { CallContext } from './messages.ts';
import type { Session } from './session.ts';
import type { WordsInBackground } from './words-in-background.ts';

/** What the handlers of a group share: the open session, running jobs, and the way out. */
export interface EngineState {
  readonly jobs: Jobs;
  /** An import is going on in this process. */
  importing: boolean;
  /** @throws Problem no_engagement */
  session(): Session;
  current(): Session | undefined;
  /** Makes this the open session, and closes the one before. */
  take(session: Session | undefined): void;
  /** Calls this before the open session is given up. */
  beforeTaking(listener: () => void): void;
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
  /** Everything goes through it that goes out. */
  readonly privacy: Pick<PrivacyBorder, 'isOn' | 'learn' | 'learnAll'>;
  /** Indexes words while nothing else is written. */
  readonly words: WordsInBackground;
  /** Tells the window that the archive changed. */
  changed(): void;
  /** What nobody waits for, and should be known all the same. */
  log(text: string): void;
}

/** The author of an act. @throws Problem no_profile */
export function authorOf(context: CallContext): Author {
  if (context.profile === null) {
    throw new Problem('no_profile', 'Say who you are first: every act carries its author.');
  }
  return { profile: context.profile, chain: chainOf(context.profile, context.device) };
}

/** The path behind a ticket. @throws Problem not_found */
export function pathOf(context: CallContext, ticket: string): string {
  const path = Object.hasOwn(context.paths, ticket) ? context.paths[ticket] : undefined;
  if (path === undefined) {
    throw new Problem('not_found', 'The file is no longer known; choose it again.');
  }
  return path;
}
