import { describe, expect, it, vi } from 'vitest';
import { createActs } from '../../../renderer/app/acts.ts';

describe('acts', () => {
  it('belong to whoever came last and provides them', () => {
    const acts = createActs();
    const frame = vi.fn<() => void>();
    const screen = vi.fn<() => void>();
    acts.provide(() => ({ find: frame, about: frame }));
    const leave = acts.provide(() => ({ find: screen }));
    acts.run('find');
    expect(screen).toHaveBeenCalledOnce();
    expect(frame).not.toHaveBeenCalled();
    leave();
    acts.run('find');
    expect(frame).toHaveBeenCalledOnce();
  });

  it('that nobody provides are not possible', () => {
    const acts = createActs();
    acts.provide(() => ({ note: undefined }));
    expect(acts.handlerOf('note')).toBeUndefined();
    expect(acts.run('note')).toBe(false);
  });
});
