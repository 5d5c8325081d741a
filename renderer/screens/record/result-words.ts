import type { EventRow } from '../../../preload/contract/domain.ts';
import { manualSource } from '../../../preload/contract/manual-events.ts';
import { showHidden } from '../../ui/index.ts';

export interface ResultWords {
  readonly words: string;
  readonly hint: string;
  readonly isError: boolean;
}

/** How a call ended, as far as its row says: a sign-in that failed names no error code. */
export function resultWords({
  errorCode,
  failed,
  eventSource,
}: Pick<EventRow, 'errorCode' | 'failed' | 'eventSource'>): ResultWords {
  if (eventSource === manualSource) {
    return { words: 'by hand', hint: 'Added by a person, not logged by AWS.', isError: false };
  }
  if (errorCode !== null) {
    const words = showHidden(errorCode);
    return { words, hint: words, isError: true };
  }
  if (failed) {
    return {
      words: 'failed',
      hint: 'The record says that it failed, without a code.',
      isError: true,
    };
  }
  return { words: 'success', hint: 'The record names no error.', isError: false };
}
