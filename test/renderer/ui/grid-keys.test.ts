import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridMove } from '../../../renderer/ui/grid-keys.ts';

const size = { rowCount: 1_000_000, columnCount: 5, pageRows: 20 };
const onRow = { row: 100, column: -1 };
const inCell = { row: 100, column: 2 };
const press = (key: string, isControl = false): { key: string; isControl: boolean } => ({
  key,
  isControl,
});

describe('keys of a grid', () => {
  it.each([
    ['ArrowDown', 101],
    ['j', 101],
    ['ArrowUp', 99],
    ['k', 99],
    ['PageDown', 119],
    ['PageUp', 81],
    ['Home', 0],
    ['End', 999_999],
  ])('%s on a row leads to row %i', (key, row) => {
    expect(gridMove(onRow, press(key), size)).toEqual({ row, column: -1 });
  });

  it('enters the cells to the right, and leaves them to the left', () => {
    expect(gridMove(onRow, press('ArrowRight'), size)).toEqual({ row: 100, column: 0 });
    expect(gridMove({ row: 100, column: 0 }, press('ArrowLeft'), size)).toEqual(onRow);
  });

  it('means the row by Home and End within cells, and all rows with Ctrl', () => {
    expect(gridMove(inCell, press('Home'), size)).toEqual({ row: 100, column: 0 });
    expect(gridMove(inCell, press('End'), size)).toEqual({ row: 100, column: 4 });
    expect(gridMove(inCell, press('Home', true), size)).toEqual({ row: 0, column: 2 });
    expect(gridMove(inCell, press('End', true), size)).toEqual({ row: 999_999, column: 2 });
  });

  it.each(['n', 't', 's', 'w', 'c', ' ', '/', '?', 'Tab', 'Escape'])('leaves %s alone', (key) => {
    expect(gridMove(onRow, press(key), size)).toBeUndefined();
  });

  it('leaves Ctrl+K to the palette', () => {
    expect(gridMove(onRow, press('k', true), size)).toBeUndefined();
  });

  it('never leads outside', () => {
    const keys = fc.constantFrom(
      'ArrowDown',
      'ArrowUp',
      'ArrowLeft',
      'ArrowRight',
      'PageDown',
      'PageUp',
      'Home',
      'End',
      'j',
      'k',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.tuple(keys, fc.boolean()), { maxLength: 40 }),
        (rowCount, columnCount, presses) => {
          let at = { row: 0, column: -1 };
          for (const [key, isControl] of presses) {
            at = gridMove(at, { key, isControl }, { rowCount, columnCount, pageRows: 7 }) ?? at;
            expect(at.row).toBeGreaterThanOrEqual(0);
            expect(at.row).toBeLessThan(Math.max(1, rowCount));
            expect(at.column).toBeGreaterThanOrEqual(-1);
            expect(at.column).toBeLessThan(columnCount);
          }
        },
      ),
    );
  });
});
