import type { MouseEvent, ReactElement, ReactNode } from 'react';
import type { Tone } from './types.ts';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  readonly isMono?: boolean | undefined;
  readonly tone?: Tone | undefined;
}

export interface FactsProps {
  readonly facts: readonly Fact[];
  /** `end` sets the values against the far edge, for short ones in a card. */
  readonly align?: 'start' | 'end' | undefined;
  /** The context menu of a fact is asked for. */
  readonly onMenu?: ((label: string, event: MouseEvent) => void) | undefined;
  /** Width of the labels in px. */
  readonly labelWidth?: number | undefined;
}

/** Names and values in two columns; the values can be selected and copied. */
export function Facts({
  facts,
  align = 'start',
  labelWidth = 92,
  onMenu,
}: FactsProps): ReactElement {
  return (
    <dl className="ui-facts" data-align={align}>
      {facts.map((fact) => (
        <div
          key={fact.label}
          className="ui-fact"
          onContextMenu={(event) => onMenu?.(fact.label, event)}
        >
          <dt style={align === 'start' ? { width: labelWidth } : undefined}>{fact.label}</dt>
          <dd
            className="ui-selectable"
            data-mono={fact.isMono === true || undefined}
            data-tone={fact.tone}
          >
            {fact.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
