import { describe, expect, it } from 'vitest';
import { actIds, actTable } from '../../../renderer/app/act-table.ts';
import { findActs, isAlike, placeOf } from '../../../renderer/app/palette-filter.ts';

const all = actIds.map((id) => ({ id, ...actTable[id] }));
const found = (typed: string): string[] => findActs(all, typed).map(({ id }) => id);

describe('the palette', () => {
  it('lists everything while nothing is typed', () => {
    expect(found('')).toEqual([...actIds]);
    expect(found('  ')).toEqual([...actIds]);
  });

  it('finds by the start of a word before it finds within one', () => {
    expect(found('imp').slice(0, 2)).toEqual(['import-files', 'import-folder']);
    expect(found('go')[0]).not.toBe('try-example');
  });

  it('finds by words that are not in the label', () => {
    expect(found('pdf')).toContain('create-report');
    expect(found('annotate')).toEqual(['note', 'star', 'tag', 'status']);
  });

  // Red if Enter does what stands where the highlighted act stood before the list grew above it.
  it('keeps to the act, not to its place, while the list changes', () => {
    const rows = [{ id: 'a' }, { id: 'b' }];
    expect(placeOf(rows, 'b')).toBe(1);
    expect(placeOf([{ id: 'new' }, ...rows], 'b')).toBe(2);
    expect(placeOf(rows, 'gone')).toBe(0);
    expect(placeOf([], undefined)).toBe(0);
  });

  // Red if what is possible by now, or why it is not, is not shown.
  it('looks again when an act, its possibility or the reason against it changed', () => {
    const row = { id: 'a', label: 'A', group: 'Select an event first', run: undefined };
    expect(isAlike([row], [{ ...row }])).toBe(true);
    expect(isAlike([row], [{ ...row, group: 'The archive is read-only' }])).toBe(false);
    expect(isAlike([row], [{ ...row, run: () => undefined }])).toBe(false);
    expect(isAlike([row], [{ ...row, id: 'b' }])).toBe(false);
    expect(isAlike([row], [])).toBe(false);
  });

  it('wants every word typed, in any order and case', () => {
    expect(found('FOLDER import')).toEqual(['import-folder']);
    expect(found('import nowhere')).toEqual([]);
  });
});
