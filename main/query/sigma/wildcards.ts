import { literal } from '../pattern.ts';

/**
 * Sigma's way of writing wildcards in the notation of pattern.ts. In Sigma a backslash escapes
 * only `*`, `?` and another backslash; before anything else it is itself (specification,
 * "Escaping").
 */
export function wildcardPattern(text: string): string {
  let pattern = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    const next = text[index + 1] ?? '';
    if (character === '\\' && next !== '' && '\\*?'.includes(next)) {
      pattern += literal(next);
      index += 1;
    } else {
      pattern += character === '\\' ? literal(character) : character;
    }
  }
  return pattern;
}
