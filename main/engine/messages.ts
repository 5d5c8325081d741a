import type { Answer } from '../../preload/contract/bridge.ts';
import type { Profile } from '../../preload/contract/domain.ts';
import type { EventName, EventPayload } from '../../preload/contract/events.ts';

/** What the shell knows and the engine needs for one call. */
export interface CallContext {
  readonly profile: Profile | null;
  readonly device: string;
  /** The paths behind the tickets that occur in the input. */
  readonly paths: Readonly<Record<string, string>>;
  /** Where the example may be written. */
  readonly exampleFolder: string;
}

export interface ToEngine {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
  readonly context: CallContext;
}

export type FromEngine =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer<unknown> }
  | { readonly kind: 'event'; readonly name: EventName; readonly payload: EventPayload<EventName> }
  | { readonly kind: 'log'; readonly text: string };
