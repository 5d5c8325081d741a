import type { Problem } from '../../../preload/contract/errors.ts';

/** The part of a text that a problem is about: [from, to); at least one character, if there is one behind it. */
export interface ErrorPlace {
  readonly from: number;
  readonly to: number;
}

/**
 * Where in the text as typed a problem lies: its position is one of the text without the white space
 * around it. To the end of the word or phrase there; at the end of the text there is nothing to mark.
 */
export function errorPlace(typed: string, problem: Problem | null): ErrorPlace | undefined {
  const position = problem?.details?.['position'];
  if (problem?.code !== 'bad_query' || typeof position !== 'number') return undefined;
  const from = Math.min(typed.length, position + typed.length - typed.trimStart().length);
  const [word = ''] = /^(?:"(?:[^"\\]|\\.)*"?|[(),]|[^\s"(),]+|\s+)/s.exec(typed.slice(from)) ?? [];
  return { from, to: from + word.length };
}
