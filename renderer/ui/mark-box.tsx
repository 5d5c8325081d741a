import type { ReactElement } from 'react';

export type MarkKind = 'no-deviation' | 'deviation' | 'request' | 'open';

export interface MarkBoxProps {
  readonly mark: MarkKind;
  readonly label?: string | undefined;
}

const PATHS: Readonly<Record<MarkKind, string>> = {
  'no-deviation': 'm6.3 10.3 2.4 2.4 5-5.4',
  deviation: 'm7 7 6 6M13 7l-6 6',
  request: 'M7.9 8a2.15 2.15 0 1 1 3 2c-.6.3-.9.6-.9 1.3M10 13.7v.1',
  open: '',
};

/** The tick mark of one tested item: tick, cross, question mark or nothing yet. */
export function MarkBox({ mark, label }: MarkBoxProps): ReactElement {
  return (
    <svg
      className="ui-mark-box"
      data-mark={mark}
      width="20"
      height="20"
      viewBox="0 0 20 20"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <rect x="0.5" y="0.5" width="19" height="19" rx="4" />
      <path d={PATHS[mark]} />
    </svg>
  );
}
