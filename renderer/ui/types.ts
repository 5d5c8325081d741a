import type { ReactNode } from 'react';

/** What a colour says. `neutral` says nothing, `accent` says "here", the others carry a judgement. */
export type Tone = 'valid' | 'attention' | 'exception' | 'human' | 'none' | 'accent' | 'neutral';

/** The state of one unit of work; each has its own shape as well as its colour. */
export type GlyphState =
  'done' | 'exception' | 'attention' | 'working' | 'note' | 'star' | 'empty' | 'locked' | 'unknown';

/** One choice in a Select, ComboBox or RadioGroup. */
export interface Option<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly description?: string | undefined;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

/** What every field has in common. */
export interface FieldProps {
  readonly label: string;
  /** Keeps the label for screen readers only. */
  readonly isLabelHidden?: boolean | undefined;
  readonly description?: ReactNode;
  /** One sentence; its presence makes the field invalid. */
  readonly error?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly name?: string | undefined;
}
