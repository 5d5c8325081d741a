import type { ReactElement, ReactNode } from 'react';
import type { Tone } from './types.ts';

export interface StatProps {
  readonly label: string;
  /** With its unit and its thousands separators. */
  readonly value: ReactNode;
  readonly note?: ReactNode;
  /** Colours the note only. */
  readonly tone?: Tone | undefined;
  readonly isMono?: boolean | undefined;
  /** `large` for the few numbers that open a screen. */
  readonly size?: 'normal' | 'large' | undefined;
}

/** One number that matters, under its name. */
export function Stat({
  label,
  value,
  note,
  tone = 'neutral',
  isMono,
  size,
}: StatProps): ReactElement {
  return (
    <div className="ui-stat" data-size={size}>
      <div className="ui-stat-label">{label}</div>
      <div className="ui-stat-value" data-mono={isMono === true || undefined}>
        {value}
      </div>
      {note !== undefined && (
        <div className="ui-stat-note" data-tone={tone}>
          {note}
        </div>
      )}
    </div>
  );
}
