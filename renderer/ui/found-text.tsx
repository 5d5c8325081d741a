import { Fragment, type ReactElement } from 'react';
import { findRuns } from './find-runs.ts';

export interface FoundTextProps {
  readonly text: string;
  /** What to mark; empty marks nothing. */
  readonly words: string;
}

/** Text with every occurrence of some words marked. */
export function FoundText({ text, words }: FoundTextProps): ReactElement {
  return (
    <>
      {findRuns(text, words).map(({ start, text: part, isFound }) =>
        isFound ? <mark key={start}>{part}</mark> : <Fragment key={start}>{part}</Fragment>,
      )}
    </>
  );
}
