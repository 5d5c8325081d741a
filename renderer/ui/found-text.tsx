import { Fragment, type ReactElement } from 'react';
import { findRuns } from './find-runs.ts';

export interface FoundTextProps {
  readonly text: string;
  /** What to mark; empty marks nothing. */
  readonly words: string;
}

/** Text with every occurrence of some words marked. */
export function FoundText({ text, words }: FoundTextProps): ReactElement {
  if (words === '') return <>{text}</>;
  return (
    <>
      {findRuns(text, words).map((run, index) =>
        // oxlint-disable-next-line react/no-array-index-key -- runs have no other identity
        run.isFound ? (
          <mark key={index}>{run.text}</mark>
        ) : (
          <Fragment key={index}>{run.text}</Fragment>
        ),
      )}
    </>
  );
}
