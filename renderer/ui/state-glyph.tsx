import type { ReactElement } from 'react';
import { given } from './given.ts';
import type { GlyphState } from './types.ts';

export interface StateGlyphProps {
  readonly state: GlyphState;
  /** Spoken; without it the glyph is decoration and the words must stand beside it. */
  readonly label?: string | undefined;
  readonly size?: number | undefined;
}

/** The shape of a state: it can be told from the others without its colour. */
export function StateGlyph({ state, label, size = 14 }: StateGlyphProps): ReactElement {
  return (
    <svg
      className="ui-glyph"
      data-state={state}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      {...given({
        role: label === undefined ? undefined : ('img' as const),
        'aria-label': label,
        'aria-hidden': label === undefined ? true : undefined,
      })}
    >
      {shapeOf(state)}
    </svg>
  );
}

function shapeOf(state: GlyphState): ReactElement {
  switch (state) {
    case 'done':
      return (
        <>
          <circle className="ui-glyph-fill" cx="7" cy="7" r="7" />
          <path className="ui-glyph-cut" d="m4.1 7.25 2 2 3.8-4.3" />
        </>
      );
    case 'exception':
      return (
        <>
          <rect className="ui-glyph-fill" width="14" height="14" rx="3.25" />
          <path className="ui-glyph-cut" d="M7 3.4v4.1M7 10.3v.1" />
        </>
      );
    case 'attention':
      return (
        <>
          <path
            className="ui-glyph-fill"
            d="M5.7 1.3a1.5 1.5 0 0 1 2.6 0l5.2 9.2a1.5 1.5 0 0 1-1.3 2.2H1.8a1.5 1.5 0 0 1-1.3-2.2z"
          />
          <path className="ui-glyph-cut" d="M7 4.7v3.1M7 10.1v.1" />
        </>
      );
    case 'working':
      return (
        <>
          <circle className="ui-glyph-ring" cx="7" cy="7" r="6.25" />
          <path className="ui-glyph-fill" d="M7 .75a6.25 6.25 0 0 1 0 12.5z" />
        </>
      );
    case 'note':
      return (
        <>
          <path
            className="ui-glyph-fill"
            d="M3.25 0h7.5A3.25 3.25 0 0 1 14 3.25V9.5L9.5 14H3.25A3.25 3.25 0 0 1 0 10.75v-7.5A3.25 3.25 0 0 1 3.25 0z"
          />
          <path className="ui-glyph-cut" d="M3.9 5h6.2M3.9 8h3.2" />
        </>
      );
    case 'star':
      return (
        <path
          className="ui-glyph-fill"
          d="M7 .6 9 4.9l4.6.6-3.4 3.2.9 4.7L7 11.1l-4.1 2.3.9-4.7L.4 5.5 5 4.9z"
        />
      );
    case 'locked':
      return (
        <>
          <path className="ui-glyph-ring" d="M4.25 6V4.25a2.75 2.75 0 0 1 5.5 0V6" />
          <rect className="ui-glyph-fill" x="2" y="6" width="10" height="7.5" rx="2" />
        </>
      );
    case 'unknown':
      return (
        <>
          <circle className="ui-glyph-ring ui-glyph-dashed" cx="7" cy="7" r="6.25" />
          <path
            className="ui-glyph-stroke"
            d="M5.4 5.4a1.65 1.65 0 1 1 2.3 1.5c-.5.2-.7.5-.7 1M7 10v.1"
          />
        </>
      );
    case 'empty':
      return <circle className="ui-glyph-ring" cx="7" cy="7" r="6.25" />;
  }
}
