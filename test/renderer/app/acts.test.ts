import { describe, expect, it, vi } from 'vitest';
import { actIds, actTable, whyNot } from '../../../renderer/app/act-table.ts';
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

  // Turns red when an act of the work has no words for the person it is refused to.
  it('that are not possible say why', () => {
    expect(whyNot('import-files', false)).toBe('Open an engagement first');
    expect(whyNot('note', true)).toBe('Select an event first');
    expect(whyNot('back', false)).toBe('Nothing to go back to');
    expect(whyNot('design', false)).toBeUndefined();
    const silent = actIds.filter(
      (id) => actTable[id].group === 'Work' && whyNot(id, true) === undefined,
    );
    expect(silent).toEqual(['new-assessment', 'run-check']);
  });
});
