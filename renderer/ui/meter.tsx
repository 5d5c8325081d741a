/* oxlint-disable jsx-a11y/prefer-tag-over-role -- drawn with parts, not a picture file */
import type { ReactElement } from 'react';
import { formatCount } from './format-count.ts';
import type { Tone } from './types.ts';

export interface MeterPart {
  readonly label: string;
  readonly value: number;
  readonly tone: Tone;
}

export interface MeterProps {
  /** What is divided: "Controls concluded". */
  readonly label: string;
  readonly parts: readonly MeterPart[];
  /** The rest up to here is drawn empty; without it the parts fill the bar. */
  readonly total?: number | undefined;
  /** Names and numbers under the bar. */
  readonly hasLegend?: boolean | undefined;
}

/** A whole divided into judged parts; screen readers hear the numbers. */
export function Meter({ label, parts, total, hasLegend }: MeterProps): ReactElement {
  const filled = parts.filter((part) => part.value > 0);
  const sum = filled.reduce((all, part) => all + part.value, 0);
  const whole = Math.max(total ?? sum, sum);
  const words = filled.map((part) => `${formatCount(part.value)} ${part.label}`).join(', ');
  return (
    <div className="ui-meter">
      <div
        className="ui-meter-bar"
        role="img"
        aria-label={`${label}: ${words}, of ${formatCount(whole)}`}
      >
        {filled.map((part) => (
          <span
            key={part.label}
            data-tone={part.tone}
            title={`${part.label}: ${formatCount(part.value)}`}
            style={{ flexGrow: part.value }}
          />
        ))}
        {whole > sum && <span data-tone="rest" style={{ flexGrow: whole - sum }} />}
      </div>
      {hasLegend === true && (
        <ul className="ui-meter-legend" aria-hidden="true">
          {filled.map((part) => (
            <li key={part.label} data-tone={part.tone}>
              {part.label} <strong>{formatCount(part.value)}</strong>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
