import type { ReactElement } from 'react';

const WORD = /(\b(?:AND|OR|NOT|WHEN)\b|[a-z.]+(?= *[=<>])|[()=<>,]|\bno\b|\byes\b)/;

/** A rough colouring for the example; the real one belongs to the query's own grammar. */
export function QueryWords({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text.split(WORD).map((word, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- words have no other identity
        <span key={index} style={{ color: `var(--syntax-${kindOf(word)})` }}>
          {word}
        </span>
      ))}
    </>
  );
}

function kindOf(word: string): string {
  if (/^(AND|OR|NOT|WHEN|[()=<>,])$/.test(word)) return 'operator';
  if (/^(no|yes)$/.test(word)) return 'number';
  return /^[a-z.]+$/.test(word) ? 'key' : 'string';
}
