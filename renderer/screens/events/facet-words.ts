import type { FacetName, FacetValue } from '../../../preload/contract/overview.ts';
import { serviceOf } from '../../app/format.ts';
import { formatCount, showHidden } from '../../ui/index.ts';

/** What a group is called, what its values are, and what an event without one is. */
interface FacetWords {
  readonly title: string;
  readonly none: string;
}

export const facetWords: Readonly<Record<FacetName, FacetWords>> = {
  event: { title: 'Event', none: 'no name' },
  principal: { title: 'Principal', none: 'nobody named' },
  identityKind: { title: 'Identity', none: 'none' },
  account: { title: 'Account', none: 'not recorded' },
  region: { title: 'Region', none: 'not recorded' },
  sourceIPAddress: { title: 'Source IP', none: 'not recorded' },
  errorCode: { title: 'Error', none: 'no error code' },
};

/** A value in the two parts of its row. */
export function valueWords(
  name: FacetName,
  { text, source }: Pick<FacetValue, 'text' | 'source'>,
): { readonly main: string; readonly more: string } {
  if (text === '') return { main: facetWords[name].none, more: '' };
  return { main: showHidden(text), more: showHidden(serviceOf(source)) };
}

/** A row in words, for whoever does not see its bar and its mark. */
export function valueName(name: FacetName, value: FacetValue): string {
  const { main, more } = valueWords(name, value);
  const words = [main, more].filter((part) => part !== '').join(', ');
  const events = `${formatCount(value.events)} ${value.events === 1 ? 'event' : 'events'}`;
  return [words, events, ...(value.chosen === null ? [] : [value.chosen])].join(', ');
}
