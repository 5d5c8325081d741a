import type { ReactElement } from 'react';

export interface SpinnerProps {
  readonly size?: number | undefined;
}

/** A quiet ring for work of unknown length; say in words what is running beside it. */
export function Spinner({ size = 14 }: SpinnerProps): ReactElement {
  return (
    <svg className="ui-spinner" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" opacity="0.22" />
      <path d="M8 1.75a6.25 6.25 0 0 1 6.25 6.25" fill="none" stroke="currentColor" />
    </svg>
  );
}
