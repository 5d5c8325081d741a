import type { GlyphState } from './types.ts';

/** One entry of a NavList. */
export interface NavItem {
  readonly id: string;
  readonly label: string;
  /** Quiet words after the label. */
  readonly note?: string | undefined;
  /** A short id before the label: `CC8.1c`. */
  readonly code?: string | undefined;
  readonly glyph?: GlyphState | undefined;
  /** The glyph in words; required reading for whoever cannot see it. */
  readonly glyphLabel?: string | undefined;
  /** A number, or words such as `4 files`. */
  readonly count?: number | string | undefined;
  /** 0 to 1: draws the item's share as a bar behind it. */
  readonly share?: number | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** A titled part of a NavList. */
export interface NavGroup {
  readonly id: string;
  readonly title: string;
  readonly count?: number | string | undefined;
  readonly items: readonly NavItem[];
}
