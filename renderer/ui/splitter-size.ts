export interface SplitterPlace {
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly pane: 'before' | 'after';
  readonly orientation: 'vertical' | 'horizontal';
}

const STEP = 8;
const BIG_STEP = 64;

/**
 * The pane's size after a key, or undefined if the key does not move the line. Arrows move the line
 * itself, so the pane behind it grows or shrinks with them; Home and End go to its least and most.
 */
export function nextSize(key: string, isBig: boolean, place: SplitterPlace): number | undefined {
  const { size, min, max, pane, orientation } = place;
  const step = isBig ? BIG_STEP : STEP;
  const grows = pane === 'before' ? step : -step;
  const [back, forth] =
    orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const bound = (next: number): number => Math.min(max, Math.max(min, next));
  switch (key) {
    case back:
      return bound(size - grows);
    case forth:
      return bound(size + grows);
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return undefined;
  }
}
