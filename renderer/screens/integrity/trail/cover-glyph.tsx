import type { ReactElement } from 'react';
import type { CoverState } from '../../../../preload/contract/completeness.ts';

/** The sign of a state, told from the others without its colour. */
export function CoverGlyph({
  state,
  label,
}: {
  readonly state: CoverState;
  /** Spoken; without it the words must stand beside it. */
  readonly label?: string | undefined;
}): ReactElement {
  return (
    <svg
      className="cover-glyph"
      data-state={state}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {pathOf(state)}
    </svg>
  );
}

function pathOf(state: CoverState): ReactElement | null {
  switch (state) {
    case 'L':
      return <path d="m2.6 6.3 2.3 2.3 4.5-5" />;
    case 'S':
      // A key: whose it is, is the question.
      return <path d="M5.2 6a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 0 1 3.4 0h5v2M8 6v1.4" />;
    case 'U':
      return <circle cx="6" cy="6" r="2.9" />;
    case 'G':
      return <path d="M6 2.2v4.4M6 9.5v.1" />;
    case 'B':
      return <path d="m3 3 6 6M9 3 3 9" />;
    case '.':
      return null;
  }
}
