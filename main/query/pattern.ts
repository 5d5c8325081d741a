/**
 * Texts with wildcards, in one notation: `*` is any run of characters, `?` is exactly one, and a
 * backslash takes the meaning from the character after it.
 */
import type { TextOperator } from './ast.ts';
import { fold } from './fold.ts';

/** The notation of a text that is meant literally. */
export function literal(text: string): string {
  return text.replaceAll(/[\\*?]/g, String.raw`\$&`);
}

/** What a pattern asks for in the simplest operator that says it; `present` is a lone `*`. */
export type PatternTest =
  | { readonly operator: Exclude<TextOperator, 'regex'>; readonly value: string }
  | { readonly operator: 'present' };

type Part = { readonly text: string } | 'any' | 'one';

/** The simplest operator for a pattern, so that one meaning has one shape. */
export function simplest(pattern: string): PatternTest {
  const parts = partsOf(pattern);
  const shape = parts.map((part) => (typeof part === 'string' ? part : 'text')).join(' ');
  const value = parts.map((part) => (typeof part === 'string' ? '' : part.text)).join('');
  switch (shape) {
    case '':
    case 'text':
      return { operator: 'equals', value };
    case 'any':
      return { operator: 'present' };
    case 'text any':
      return { operator: 'starts', value };
    case 'any text':
      return { operator: 'ends', value };
    case 'any text any':
      return { operator: 'contains', value };
    default:
      return { operator: 'like', value: parts.map(notation).join('') };
  }
}

/** A test of whole texts against a `like` pattern; its time grows with text × pattern at most. */
export function likeMatcher(pattern: string, ignoreCase: boolean): (text: string) => boolean {
  const wanted = partsOf(pattern).flatMap((part) =>
    typeof part === 'string'
      ? [part]
      : Array.from(ignoreCase ? fold(part.text) : part.text, (character) => `=${character}`),
  );
  return (text) => fits(Array.from(ignoreCase ? fold(text) : text), wanted);
}

/**
 * Greedy matching with one place to return to: the last `*` seen. `wanted` has one entry per
 * character (`=c`) or wildcard (`any`, `one`).
 */
function fits(text: readonly string[], wanted: readonly string[]): boolean {
  let at = 0;
  let part = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const want = wanted[part];
    if (want === 'any') {
      star = part;
      part += 1;
      resume = at;
    } else if (want === 'one' || want === `=${text[at]}`) {
      at += 1;
      part += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      part = star + 1;
    } else {
      return false;
    }
  }
  return wanted.slice(part).every((want) => want === 'any');
}

function partsOf(pattern: string): Part[] {
  const parts: Part[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') parts.push({ text });
    text = '';
  };
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index] ?? '';
    if (character === '\\' && index + 1 < pattern.length) {
      index += 1;
      text += pattern[index] ?? '';
    } else if (character === '*') {
      flush();
      if (parts.at(-1) !== 'any') parts.push('any');
    } else if (character === '?') {
      flush();
      parts.push('one');
    } else {
      text += character;
    }
  }
  flush();
  return parts;
}

function notation(part: Part): string {
  if (part === 'any') return '*';
  if (part === 'one') return '?';
  return literal(part.text);
}
