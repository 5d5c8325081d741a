import type { EventRow } from '../../../preload/contract/domain.ts';

export interface ResultWords {
  readonly words: string;
  readonly hint: string;
  readonly isError: boolean;
}

/**
 * How a call ended, as far as its row says. A sign-in writes its result inside the record and not
 * into an error code, so a row without one says nothing about it.
 */
export function resultWords({
  errorCode,
  eventSource,
}: Pick<EventRow, 'errorCode' | 'eventSource'>): ResultWords {
  if (errorCode !== null) return { words: errorCode, hint: errorCode, isError: true };
  if (eventSource === 'signin.amazonaws.com') {
    return {
      words: 'see record',
      hint: 'A sign-in writes its result inside the record; select the event to read it.',
      isError: false,
    };
  }
  return { words: 'success', hint: 'The record names no error.', isError: false };
}
