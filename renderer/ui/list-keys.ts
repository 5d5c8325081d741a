const PAGE = 10;

/** Where a key leads in a list, or undefined if it is not the list's. J and K are down and up. */
export function listMove(at: number, key: string, count: number): number | undefined {
  if (count === 0) return undefined;
  const bound = (next: number): number => Math.min(count - 1, Math.max(0, next));
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return bound(at + 1);
    case 'ArrowUp':
    case 'k':
    case 'K':
      return bound(at - 1);
    case 'PageDown':
      return bound(at + PAGE);
    case 'PageUp':
      return bound(at - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
