import type { DiffLine } from '../../../preload/contract/activity.ts';

/** Beyond so many pairs of lines a comparison is not worth its time. */
const mostPairs = 4_000_000;

/**
 * The lines of two texts, those in common told once: a longest common subsequence (the same answer as
 * jsdiff's `diffArrays` gives, which may take this place).
 */
export function lineDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  if (before.length * after.length > mostPairs) return [...removed(before), ...added(after)];
  const lengths = commonLengths(before, after);
  const lines: DiffLine[] = [];
  let at = 0;
  let to = 0;
  while (at < before.length && to < after.length) {
    const [old = '', fresh = ''] = [before[at], after[to]];
    if (old === fresh) {
      lines.push({ kind: 'same', text: fresh });
      at += 1;
      to += 1;
    } else if ((lengths[at + 1]?.[to] ?? 0) >= (lengths[at]?.[to + 1] ?? 0)) {
      lines.push({ kind: 'removed', text: old });
      at += 1;
    } else {
      lines.push({ kind: 'added', text: fresh });
      to += 1;
    }
  }
  return [...lines, ...removed(before.slice(at)), ...added(after.slice(to))];
}

/** [i][j]: how many lines before[i…] and after[j…] have in common. */
function commonLengths(
  before: readonly string[],
  after: readonly string[],
): readonly Uint32Array[] {
  const lengths = Array.from(
    { length: before.length + 1 },
    () => new Uint32Array(after.length + 1),
  );
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [here, below] = [lengths[i], lengths[i + 1]];
      if (here === undefined || below === undefined) continue;
      here[j] =
        before[i] === after[j]
          ? 1 + (below[j + 1] ?? 0)
          : Math.max(below[j] ?? 0, here[j + 1] ?? 0);
    }
  }
  return lengths;
}

export function removed(lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ kind: 'removed', text }));
}

export function added(lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ kind: 'added', text }));
}

export function same(lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ kind: 'same', text }));
}
