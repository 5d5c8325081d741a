/** A stretch of time that was read before: `from` and `to` in milliseconds since 1970. */
export interface ReadStretch {
  readonly from: number;
  readonly to: number;
  /** When it was read. */
  readonly at: number;
}

/** What an archive remembers of earlier collecting. Collecting asks; the archive answers. */
export interface Checkpoint {
  /** Windows of an account's event history in a region that were read to their last page. */
  windows(account: string, region: string): readonly ReadStretch[];
  /** Days of a bucket's prefix that were read without a failure. */
  stretches(bucket: string, prefix: string): readonly ReadStretch[];
  /** True if the object of that name is here, as the place tells it now. */
  hasObject(name: string, etag: string): boolean;
}

/**
 * What of a period is still to be read, newest first. A stretch counts as read up to `overlap`
 * before the moment it was read: later events may still have been on their way.
 */
export function unread(
  wanted: { readonly from: number; readonly to: number },
  read: readonly ReadStretch[],
  overlap: number,
): { from: number; to: number }[] {
  const settled = read
    .map(({ from, to, at }) => ({ from, to: Math.min(to, at - overlap) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => b.to - a.to);
  const left: { from: number; to: number }[] = [];
  let { to } = wanted;
  for (const stretch of settled) {
    if (stretch.to <= wanted.from || to <= wanted.from) break;
    if (stretch.from >= to) continue;
    if (stretch.to < to) left.push({ from: Math.max(stretch.to, wanted.from), to });
    to = Math.min(to, stretch.from);
  }
  if (wanted.from < to) left.push({ from: wanted.from, to });
  return left;
}
