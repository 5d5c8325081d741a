import { describe, expect, it } from 'vitest';
import type { Completeness, Gap } from '../../../preload/contract/completeness.ts';
import { alikeGaps, completenessWords, gapsByCause } from '../../../renderer/app/completeness.ts';
import { exampleCompleteness } from '../../fake-bridge/example-completeness.ts';
import { nextCell } from '../../../renderer/screens/integrity/trail/grid-keys.ts';
import { dayAt, runsOf, statesIn } from '../../../renderer/screens/integrity/trail/states.ts';

describe('the grid', () => {
  // Turns red if an arrow leaves the grid or a key leads elsewhere than it says.
  it('moves by its keys and never leaves itself', () => {
    const at = { row: 1, column: 2 };
    const move = (key: string) => nextCell(key, at, 3, 30);
    expect(move('ArrowLeft')).toEqual({ row: 1, column: 1 });
    expect(move('ArrowUp')).toEqual({ row: 0, column: 2 });
    expect(move('PageDown')).toEqual({ row: 1, column: 9 });
    expect(move('PageUp')).toEqual({ row: 1, column: 0 });
    expect(move('Home')).toEqual({ row: 1, column: 0 });
    expect(move('End')).toEqual({ row: 1, column: 29 });
    expect(move('a')).toBeUndefined();
    expect(nextCell('ArrowDown', { row: 2, column: 29 }, 3, 30)).toEqual({ row: 2, column: 29 });
  });

  it('draws equal days as one stretch', () => {
    expect(runsOf(statesIn('LLSG'))).toEqual([
      { state: 'L', first: 0, days: 2 },
      { state: 'S', first: 2, days: 1 },
      { state: 'G', first: 3, days: 1 },
    ]);
    expect(runsOf([])).toEqual([]);
    expect(dayAt('2026-02-27', 2)).toBe('2026-03-01');
  });
});

describe('gaps', () => {
  const gap = (region: string, part: Partial<Gap> = {}): Gap => ({
    account: '1',
    region,
    trail: 't',
    from: '2026-06-28T01:20:20Z',
    to: '2026-06-28T01:50:20Z',
    reason: 'no delivery',
    detail: 'StopLogging by maria.',
    notes: [],
    ...part,
  });

  // Turns red if a note is kept on gaps that have another cause.
  it('of one cause at one time are one thing to explain', () => {
    const later = { from: '2026-06-29T01:20:20Z', to: '2026-06-29T01:50:20Z' };
    const all = [gap('a'), gap('b'), gap('c', { detail: 'Other.' }), gap('d', later)];
    expect(alikeGaps(all, gap('a')).map(({ region }) => region)).toEqual(['a', 'b']);
    expect(gapsByCause(all).map((group) => group.length)).toEqual([2, 1, 1]);
  });
});

// Turns red if anything but keys of our own is called complete without saying so.
it('the status line never calls more complete than is proven', () => {
  const words = (part: Partial<Completeness>): unknown =>
    completenessWords({
      state: 'done',
      objects: 1,
      result: { ...exampleCompleteness, findingCount: 0, gaps: [], ...part },
    });
  const states = { '.': 0, L: 0, S: 0, U: 0, G: 0, B: 0 };
  expect(words({ states: { ...states, L: 2 } })).toEqual({
    tone: 'valid',
    content: 'Trail complete',
  });
  expect(words({ states: { ...states, L: 2, S: 1 } })).toMatchObject({ tone: 'none' });
  expect(words({ states: { ...states, L: 2, U: 1 } })).toMatchObject({ tone: 'none' });
  expect(words({ states })).toMatchObject({ tone: 'none' });
  expect(words({ gaps: exampleCompleteness.gaps })).toMatchObject({ tone: 'attention' });
  expect(words({ findingCount: 3 })).toMatchObject({ tone: 'exception' });
  expect(completenessWords({ state: 'unchecked' })).toBeUndefined();
});
