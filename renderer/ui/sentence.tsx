import type { ReactElement } from 'react';
import type { Tone } from './types.ts';
import { showHidden } from './show-hidden.ts';

/** A run of words; `strong` is who, what or where, `mono` an address or id. */
export type Phrase =
  | string
  | {
      readonly text: string;
      readonly isStrong?: boolean | undefined;
      readonly isMono?: boolean | undefined;
      readonly tone?: Tone | undefined;
    };

export interface SentenceProps {
  readonly phrases: readonly Phrase[];
  /** `lead` opens a record, `body` stands in running text. */
  readonly size?: 'lead' | 'body' | undefined;
}

/** One plain sentence; its words are text, never markup. */
export function Sentence({ phrases, size = 'body' }: SentenceProps): ReactElement {
  return (
    <p className="ui-sentence ui-selectable" data-size={size}>
      {phrases.map((phrase, index) => {
        if (typeof phrase === 'string') return showHidden(phrase);
        const Run = phrase.isStrong === true ? 'strong' : 'span';
        return (
          // oxlint-disable-next-line react/no-array-index-key -- words have no other identity
          <Run key={index} data-mono={phrase.isMono === true || undefined} data-tone={phrase.tone}>
            {showHidden(phrase.text)}
          </Run>
        );
      })}
    </p>
  );
}
