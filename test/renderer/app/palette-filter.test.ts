import { describe, expect, it } from 'vitest';
import { actIds, actTable } from '../../../renderer/app/act-table.ts';
import { findActs } from '../../../renderer/app/palette-filter.ts';

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

  it('wants every word typed, in any order and case', () => {
    expect(found('FOLDER import')).toEqual(['import-folder']);
    expect(found('import nowhere')).toEqual([]);
  });
});
