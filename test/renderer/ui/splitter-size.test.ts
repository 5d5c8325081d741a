import { describe, expect, it } from 'vitest';
import { nextSize, type SplitterPlace } from '../../../renderer/ui/splitter-size.ts';

const before: SplitterPlace = {
  size: 200,
  min: 160,
  max: 320,
  pane: 'before',
  orientation: 'vertical',
};
const after: SplitterPlace = { ...before, pane: 'after' };

describe('moving a splitter by keys', () => {
  it('moves the line, whichever side the pane is on', () => {
    expect(nextSize('ArrowRight', false, before)).toBe(208);
    expect(nextSize('ArrowRight', false, after)).toBe(192);
    expect(nextSize('ArrowLeft', true, before)).toBe(160);
    expect(nextSize('ArrowLeft', true, after)).toBe(264);
  });

  it('keeps to the bounds', () => {
    expect(nextSize('Home', false, before)).toBe(160);
    expect(nextSize('End', false, before)).toBe(320);
    expect(nextSize('ArrowRight', true, { ...before, size: 300 })).toBe(320);
  });

  it('leaves the keys across it alone', () => {
    expect(nextSize('ArrowUp', false, before)).toBeUndefined();
    expect(nextSize('ArrowDown', false, { ...before, orientation: 'horizontal' })).toBe(208);
  });
});
