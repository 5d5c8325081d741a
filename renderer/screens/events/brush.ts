/** A stretch of buckets that is being chosen: from where it was begun to where it is now. */
export interface Brush {
  readonly anchor: number;
  readonly at: number;
}

/**
 * Where a key leads: arrows, Home and End move, with Shift they extend. Undefined if the key is not
 * the brush's.
 *
 * @param brush null: nothing is chosen yet, and the newest bucket is where one begins
 */
export function moveBrush(
  brush: Brush | null,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  buckets: number,
): Brush | undefined {
  const last = buckets - 1;
  const now = brush?.at;
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: now === undefined ? last : now - 1,
    ArrowRight: now === undefined ? last : now + 1,
    PageUp: (now ?? last) - 10,
    PageDown: (now ?? last) + 10,
    Home: 0,
    End: last,
  };
  const target = Object.hasOwn(targets, key) ? targets[key] : undefined;
  if (target === undefined || buckets === 0) return undefined;
  const at = Math.min(last, Math.max(0, target));
  return { anchor: shiftKey && brush !== null ? brush.anchor : at, at };
}

/** The first and the last bucket of it. */
export function endsOf({ anchor, at }: Brush): readonly [first: number, last: number] {
  return anchor < at ? [anchor, at] : [at, anchor];
}
