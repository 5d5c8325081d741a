/** Something the palette can find. */
export interface Findable {
  readonly label: string;
  readonly words?: string | undefined;
}

/** A row of the palette. */
export interface Entry extends Findable {
  readonly id: string;
  /** While it is not possible: why. */
  readonly group: string;
  readonly keys?: string | undefined;
  /** Undefined while it is not possible. */
  readonly run?: (() => void) | undefined;
}

/** Where the row of an id stands now: the list changes while one looks at it. The first if it is gone. */
export function placeOf(found: readonly Pick<Entry, 'id'>[], id: string | undefined): number {
  return Math.max(
    0,
    found.findIndex((each) => each.id === id),
  );
}

/** Whether two lists look alike, and offer the same. */
export function isAlike(some: readonly Entry[], others: readonly Entry[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ id, group, run }, at) => {
      const other = others[at];
      const isPossible = other?.run !== undefined;
      return other?.id === id && other.group === group && isPossible === (run !== undefined);
    })
  );
}

/**
 * The entries whose label or further words hold every word typed, as the start of a word or within
 * one; better fits first, equal ones in their own order.
 */
export function findActs<T extends Findable>(entries: readonly T[], typed: string): T[] {
  const wanted = normal(typed).split(' ').filter(Boolean);
  if (wanted.length === 0) return [...entries];
  return entries
    .map((entry, order) => ({ entry, order, score: scoreOf(entry, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ entry }) => entry);
}

function scoreOf({ label, words = '' }: Findable, wanted: readonly string[]): number {
  const name = normal(label);
  const more = normal(words);
  let sum = 0;
  for (const word of wanted) {
    const score = Math.max(wordScore(name, word) * 2, wordScore(more, word));
    if (score === 0) return 0;
    sum += score;
  }
  return sum + (name.startsWith(wanted.join(' ')) ? 4 : 0);
}

function wordScore(text: string, word: string): number {
  if (` ${text}`.includes(` ${word}`)) return 2;
  return text.includes(word) ? 1 : 0;
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
