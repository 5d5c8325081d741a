import { describe, expect, it } from 'vitest';
import { endsOf, moveBrush } from '../../../renderer/screens/events/brush.ts';

const press = (key: string, shiftKey = false) => ({ key, shiftKey });

describe('the brush of the timeline', () => {
  // Red if a key moves past the ends, moves what Shift should extend, or takes keys of others.
  it.each([
    [null, 'ArrowLeft', false, { anchor: 9, at: 9 }],
    [null, 'Home', false, { anchor: 0, at: 0 }],
    [{ anchor: 9, at: 9 }, 'ArrowLeft', false, { anchor: 8, at: 8 }],
    [{ anchor: 9, at: 9 }, 'ArrowRight', false, { anchor: 9, at: 9 }],
    [{ anchor: 4, at: 4 }, 'ArrowLeft', true, { anchor: 4, at: 3 }],
    [{ anchor: 4, at: 3 }, 'ArrowRight', false, { anchor: 4, at: 4 }],
    [{ anchor: 4, at: 3 }, 'End', true, { anchor: 4, at: 9 }],
    [{ anchor: 4, at: 4 }, 'PageUp', true, { anchor: 4, at: 0 }],
    [null, 'ArrowRight', true, { anchor: 9, at: 9 }],
    [{ anchor: 4, at: 4 }, 'j', false, undefined],
    [{ anchor: 4, at: 4 }, 'constructor', false, undefined],
  ])('%j, %s, Shift %s: %j', (brush, key, shift, after) => {
    expect(moveBrush(brush, press(key, shift), 10)).toEqual(after);
  });

  it('has nowhere to go without buckets', () => {
    expect(moveBrush(null, press('Home'), 0)).toBeUndefined();
  });

  it('has its earlier end first, whichever way it was drawn', () => {
    expect(endsOf({ anchor: 7, at: 3 })).toEqual([3, 7]);
    expect(endsOf({ anchor: 3, at: 7 })).toEqual([3, 7]);
  });
});
