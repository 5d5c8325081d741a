import { describe, expect, it, vi } from 'vitest';
import { changesArchive, whyNot } from '../../../renderer/app/act-possible.ts';
import { actIds, actTable } from '../../../renderer/app/act-table.ts';
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
    const open = { readOnly: false };
    expect(whyNot('import-files', null)).toBe('Open an engagement first');
    expect(whyNot('note', open)).toBe('Select an event first');
    expect(whyNot('back', null)).toBe('Nothing to go back to');
    expect(whyNot('design', null)).toBeUndefined();
    const silent = actIds.filter(
      (id) => actTable[id].group === 'Work' && whyNot(id, open) === undefined,
    );
    expect(silent).toEqual([
      'add-event',
      'hide-resolved',
      'new-assessment',
      'run-check',
      'check-completeness',
      'compare-reports',
      'time-stamp',
    ]);
  });

  // Turns red when an act that writes is offered for an archive that cannot be written to.
  it('that write are refused, with the reason, while the archive is read-only', () => {
    const acts = createActs(changesArchive);
    const note = vi.fn<() => void>();
    acts.provide(() => ({ note, find: () => undefined }));
    expect(acts.run('note')).toBe(false);
    expect(note).not.toHaveBeenCalled();
    expect(acts.run('find')).toBe(true);
    const refused = actIds.filter(
      (id) => whyNot(id, { readOnly: true }) === 'The archive is read-only',
    );
    expect(refused).toEqual(actIds.filter(changesArchive));
    expect(refused).toContain('import-folder');
  });
});
