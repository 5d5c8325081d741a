import type { ReviewStatus } from '../../preload/contract/annotations.ts';

/** What one act said about an event. */
export interface Said {
  /** Nobody has taken it back. */
  readonly isInForce: boolean;
  /** It takes another act back, and says nothing itself. */
  readonly isWithdrawal: boolean;
  readonly hasNote: boolean;
  readonly tag: string | null;
  readonly untag: string | null;
  readonly star: boolean | null;
  readonly status: ReviewStatus | null;
  readonly author: string;
  readonly at: string;
}

/** What holds of an event, in words that a query can ask for. */
export interface Holding {
  readonly field: 'annotated' | 'annotatedAt' | 'annotatedBy' | 'star' | 'status' | 'tag';
  readonly value: string;
}

/**
 * What holds of an event after these acts, which stand in the order of writing. A tag given twice is
 * one tag, and is gone once it is taken off. The last star and the last status count. An event is
 * annotated while it has a note, a tag, a star, or a status that is not `new`; `annotatedBy` names
 * everybody of whom an act is in force, `annotatedAt` the last act of any kind. What goes without
 * saying is not told: no star, the status `new`.
 */
export function holdingOf(acts: readonly Said[]): Holding[] {
  const tags = new Set<string>();
  const authors = new Set<string>();
  let star = false;
  let status: ReviewStatus = 'new';
  let hasNote = false;
  for (const said of acts) {
    if (!said.isInForce || said.isWithdrawal) continue;
    authors.add(said.author);
    if (said.tag !== null) tags.add(said.tag);
    if (said.untag !== null) tags.delete(said.untag);
    star = said.star ?? star;
    status = said.status ?? status;
    hasNote ||= said.hasNote;
  }
  const isAnnotated = hasNote || star || tags.size > 0 || status !== 'new';
  const last = acts.at(-1);
  return [
    ...[...tags].map((value): Holding => ({ field: 'tag', value })),
    ...[...authors].map((value): Holding => ({ field: 'annotatedBy', value })),
    ...(status === 'new' ? [] : [{ field: 'status', value: status } as const]),
    ...(star ? [{ field: 'star', value: 'true' } as const] : []),
    ...(isAnnotated ? [{ field: 'annotated', value: 'true' } as const] : []),
    ...(last === undefined ? [] : [{ field: 'annotatedAt', value: last.at } as const]),
  ];
}
