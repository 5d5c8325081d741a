/** Undo and redo of what a person said about events, however fast the keys are. */
import { expect, test } from 'vitest';
import type { ActRef } from '../../../preload/contract/annotations.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { redo, takeBack, undo } from '../../../renderer/app/annotating.ts';
import { createApp, type App } from '../../../renderer/app/app.ts';
import { takeEngagement } from '../../../renderer/app/engagement.ts';
import { createExampleBridge, exampleEngagement } from '../../fake-bridge/example-bridge.ts';
import type { FakeBridge } from '../../fake-bridge/fake-bridge.ts';

const act = (seq: number): ActRef => ({ chain: 'MK@bench', seq });

/** An engagement with the acts 1, 2 and 3; each withdrawal has the number of what it takes, and 100 more. */
function start(): { bridge: FakeBridge; app: App; asked: () => number[] } {
  const bridge = createExampleBridge();
  const app = createApp(bridge, true);
  takeEngagement(app, exampleEngagement);
  app.annotated.set({ done: [act(1), act(2), act(3)], undone: [] });
  bridge.handle('annotations.withdraw', ({ act: { seq } }) => done(seq + 100));
  const asked = (): number[] =>
    bridge.inputsOf('annotations.withdraw').map(({ act: { seq } }) => seq);
  return { bridge, app, asked };
}

const done = (seq: number) => ({ ...act(seq), acts: 1, hash: '0'.repeat(64) });

// Red if the act that is under way is taken once more.
test('two undos in a row take two acts, and two redos bring both back', async () => {
  const { app, asked } = start();
  await Promise.all([undo(app), undo(app)]);
  expect(asked()).toEqual([3, 2]);
  expect(app.annotated.get()).toEqual({ done: [act(1)], undone: [act(103), act(102)] });
  await Promise.all([redo(app), redo(app)]);
  expect(asked()).toEqual([3, 2, 102, 103]);
  expect(app.annotated.get()).toEqual({ done: [act(1), act(202), act(203)], undone: [] });
});

// Red if what stands last when the answer comes is taken for what was undone.
test('an act that is done while an undo waits can be undone', async () => {
  const { bridge, app } = start();
  let answer: () => void = () => undefined;
  const waiting = new Promise<void>((settle) => {
    answer = settle;
  });
  bridge.handle('annotations.withdraw', async ({ act: { seq } }) => {
    if (seq === 3) await waiting;
    return done(seq + 100);
  });
  const undoing = undo(app);
  await takeBack(app, act(7));
  answer();
  await undoing;
  expect(app.annotated.get().done).toEqual([act(1), act(2), act(107)]);
});

// Red if an act that is out of force already stands in the way of those before it, or if one whose
// withdrawal failed for another reason can be undone no longer.
test('an act that another device took back is left out, one that could not be taken back stays', async () => {
  const { bridge, app } = start();
  const fail = (code: 'refused' | 'not_found' | 'busy') =>
    bridge.handle('annotations.withdraw', () => {
      throw new Problem(code, 'No.');
    });
  fail('busy');
  await expect(undo(app)).rejects.toThrow('No.');
  expect(app.annotated.get().done).toEqual([act(1), act(2), act(3)]);
  fail('refused');
  await expect(undo(app)).rejects.toThrow('No.');
  fail('not_found');
  await expect(undo(app)).rejects.toThrow('No.');
  expect(app.annotated.get()).toEqual({ done: [act(1)], undone: [] });
});

// Red if what was done in one engagement is noted in the one that is opened meanwhile: there the same
// number is another act.
test('nothing is noted of an engagement that is closed', async () => {
  const { bridge, app } = start();
  bridge.handle('annotations.withdraw', () => {
    takeEngagement(app, { ...exampleEngagement, file: 'other.trailproof' });
    return done(9);
  });
  await undo(app);
  expect(app.annotated.get()).toEqual({ done: [], undone: [] });
  takeEngagement(app, exampleEngagement);
  await takeBack(app, act(3));
  expect(app.annotated.get()).toEqual({ done: [], undone: [] });
});
