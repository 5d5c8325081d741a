/**
 * Earlier searches of each engagement, kept on this machine beside the widths of panes; never in the
 * archive. They go with the engagement when it is disposed of, or when the person says so.
 */
import { z } from 'zod';
import type { Engagement } from '../../preload/contract/domain.ts';
import { fileOf } from './file-of.ts';

const mostSearches = 30;
const mostEngagements = 20;
/** As long as a query may be. */
const longestSearch = 4000;
const key = 'searches';

const Kept = z.array(z.tuple([z.string(), z.array(z.string().max(longestSearch))]));

type Place = Pick<Engagement, 'folder' | 'file'>;

/** The searches of an engagement, the last one first. */
export function earlierSearches(engagement: Place): readonly string[] {
  const [, searches = []] = read().find(([name]) => name === fileOf(engagement)) ?? [];
  return searches;
}

/** Puts a search before all earlier ones; one that is longer than a query may be is none. */
export function rememberSearch(engagement: Place, search: string): void {
  if (search === '' || search.length > longestSearch) return;
  const name = fileOf(engagement);
  const before = earlierSearches(engagement).filter((each) => each !== search);
  const others = read().filter(([each]) => each !== name);
  write([[name, [search, ...before].slice(0, mostSearches)], ...others]);
}

export function forgetSearches(engagement: Place): void {
  write(read().filter(([name]) => name !== fileOf(engagement)));
}

function read(): z.infer<typeof Kept> {
  try {
    return Kept.catch([]).parse(JSON.parse(localStorage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}

function write(kept: z.infer<typeof Kept>): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept.slice(0, mostEngagements)));
  } catch {
    // A store that is full or forbidden remembers nothing.
  }
}
