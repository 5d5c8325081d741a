import type { ReactElement } from 'react';
import type { ErrorPlace } from './error-place.ts';

export interface QueryTextProps {
  readonly text: string;
  readonly error: ErrorPlace;
}

/** The query with a mark below the place that cannot be read; one behind its end stands for what is missing. */
export function QueryText({ text, error: { from, to } }: QueryTextProps): ReactElement {
  return (
    <>
      {text.slice(0, from)}
      <span className="events-error-place" data-missing={from === to || undefined}>
        {from === to ? ' ' : text.slice(from, to)}
      </span>
      {text.slice(to)}
    </>
  );
}
