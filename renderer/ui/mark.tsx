import type { ReactElement } from 'react';

export interface MarkProps {
  readonly size?: number | undefined;
  /** Spoken; without it the mark is decoration beside the product's name. */
  readonly label?: string | undefined;
}

/** The product's mark: one unbroken line that is a trail and then the shield around it. */
export function Mark({ size = 20, label }: MarkProps): ReactElement {
  return (
    <svg
      className="ui-mark"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d="m7 13.4 3.2-4 3.4 3.3 6.7-7.1q.2-.8-.8-1.1L12 2 4.5 4.5q-.8.3-.8 1.1v5.7c0 5 3.2 8.7 8.3 10.8 5.1-2.1 8.3-5.8 8.3-10.8v-.9" />
    </svg>
  );
}
