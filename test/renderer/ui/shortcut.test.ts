import { describe, expect, it } from 'vitest';
import { ariaShortcut, formatShortcut } from '../../../renderer/ui/shortcut.ts';

describe('shortcuts', () => {
  it.each([
    ['mod+k', '⌘K', 'Ctrl K'],
    ['shift+mod+e', '⇧⌘E', 'Ctrl Shift E'],
    ['/', '/', '/'],
    ['mod++', '⌘+', 'Ctrl +'],
    ['space', 'Space', 'Space'],
    ['alt+up', '⌥↑', 'Alt ↑'],
    ['escape', 'esc', 'Esc'],
  ])('%s is written %s on macOS and %s elsewhere', (keys, mac, other) => {
    expect(formatShortcut(keys, true)).toBe(mac);
    expect(formatShortcut(keys, false)).toBe(other);
  });

  it('are told to screen readers in their grammar', () => {
    expect(ariaShortcut('mod+k', true)).toBe('Meta+K');
    expect(ariaShortcut('mod+shift+k', false)).toBe('Control+Shift+K');
    expect(ariaShortcut('left', false)).toBe('ArrowLeft');
  });
});
