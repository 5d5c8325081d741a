import { describe, expect, it } from 'vitest';
import { listMove } from '../../../renderer/ui/list-keys.ts';

describe('keys of a list', () => {
  it.each([
    ['ArrowDown', 6],
    ['j', 6],
    ['ArrowUp', 4],
    ['k', 4],
    ['PageDown', 15],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 19],
  ])('%s leads from 5 to %i', (key, next) => {
    expect(listMove(5, key, 20)).toBe(next);
  });

  it('stays at its ends', () => {
    expect(listMove(19, 'ArrowDown', 20)).toBe(19);
    expect(listMove(0, 'ArrowUp', 20)).toBe(0);
  });

  it('leaves other keys, and an empty list, alone', () => {
    expect(listMove(5, 'n', 20)).toBeUndefined();
    expect(listMove(0, 'ArrowDown', 0)).toBeUndefined();
  });
});
