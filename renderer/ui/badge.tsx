import type { ReactElement, ReactNode } from 'react';
import type { Tone } from './types.ts';

export interface BadgeProps {
  readonly tone?: Tone | undefined;
  /** Words: a badge is never colour alone. */
  readonly children: ReactNode;
}

/** A judgement in one or two words. */
export function Badge({ tone = 'neutral', children }: BadgeProps): ReactElement {
  return (
    <span className="ui-badge" data-tone={tone}>
      {children}
    </span>
  );
}
