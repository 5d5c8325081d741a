import { describe, expect, it } from 'vitest';
import { shortenHash } from '../../../renderer/ui/shorten-hash.ts';

describe('a shortened hash', () => {
  it('keeps both ends', () => {
    expect(shortenHash('9f3ac07a5be141bd', 4)).toBe('9f3a…41bd');
  });

  it('stays whole when shortening would hide next to nothing', () => {
    expect(shortenHash('9f3ac041bd', 4)).toBe('9f3ac041bd');
  });
});
