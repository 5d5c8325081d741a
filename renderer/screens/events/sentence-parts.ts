import type { SearchState } from '../../../preload/contract/domain.ts';

/** More of them are read, not pressed: each is a stop of the Tab key. */
const mostPressed = 12;
const lead = 'Events where ';

export interface SentenceParts {
  readonly lead: string;
  readonly conditions: readonly string[];
  readonly rest: string;
}

/** A sentence taken apart at the conditions that it joins by “and”; a long one stays whole. */
export function sentenceParts({
  sentence,
  conditions,
}: Pick<SearchState, 'sentence' | 'conditions'>): SentenceParts {
  const joined = lead + conditions.join(' and ');
  const isWhole = conditions.length === 0 || conditions.length > mostPressed;
  if (isWhole || !sentence.startsWith(joined)) return { lead: sentence, conditions: [], rest: '' };
  return { lead: lead.trim(), conditions, rest: sentence.slice(joined.length) };
}
