import type { ReactElement } from 'react';

export interface MarkProps {
  readonly size?: number | undefined;
  /** Spoken; without it the mark is decoration beside the product's name. */
  readonly label?: string | undefined;
}

/** The product's mark: a shield that holds a trail. */
export function Mark({ size = 20, label }: MarkProps): ReactElement {
  return (
    <svg
      className="ui-mark"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path
        className="ui-mark-shield"
        d="M12 1.9 20.4 4.7v6.5c0 5.2-3.3 9-8.4 10.9-5.1-1.9-8.4-5.7-8.4-10.9V4.7z"
      />
      <path className="ui-mark-trail" d="m7 13.6 3.1-4.1 3.4 3 3.5-4.6" />
    </svg>
  );
}
