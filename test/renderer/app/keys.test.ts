import { describe, expect, it } from 'vitest';
import { actIds, actTable } from '../../../renderer/app/act-table.ts';
import { isChord, worksInFields, type Pressed } from '../../../renderer/app/keys.ts';

const press = (key: string, ...held: ('ctrl' | 'meta' | 'alt' | 'shift')[]): Pressed => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

describe('a chord', () => {
  it('is Ctrl or ⌘ by platform', () => {
    expect(isChord('mod+k', press('k', 'ctrl'), false)).toBe(true);
    expect(isChord('mod+k', press('k', 'meta'), false)).toBe(false);
    expect(isChord('mod+k', press('k', 'meta'), true)).toBe(true);
    expect(isChord('mod+k', press('k', 'ctrl'), true)).toBe(false);
  });

  it('holds exactly the keys it names', () => {
    expect(isChord('mod+i', press('I', 'ctrl', 'shift'), false)).toBe(false);
    expect(isChord('mod+shift+i', press('I', 'ctrl', 'shift'), false)).toBe(true);
    expect(isChord('j', press('j', 'ctrl'), false)).toBe(false);
    expect(isChord('j', press('J', 'shift'), false)).toBe(false);
  });

  it('takes a symbol however the layout makes it', () => {
    expect(isChord('?', press('?', 'shift'), false)).toBe(true);
    expect(isChord('/', press('/', 'shift'), false)).toBe(true);
    expect(isChord('/', press('/'), false)).toBe(true);
  });

  it('knows arrows by their short names', () => {
    expect(isChord('alt+left', press('ArrowLeft', 'alt'), false)).toBe(true);
  });
});

describe('the acts', () => {
  it('share no key', () => {
    const chords = actIds.flatMap((id) => [actTable[id].keys, actTable[id].otherKeys]);
    const given = chords.filter((chord) => chord !== undefined);
    expect(given.toSorted()).toEqual([...new Set(given)].toSorted());
  });

  it('with a plain letter are no chords in a field', () => {
    expect(worksInFields('n')).toBe(false);
    expect(worksInFields('mod+n')).toBe(true);
    expect(worksInFields('escape')).toBe(false);
  });
});
