/** What the window does when main hides names, or shows them again. */
import { expect, test, vi } from 'vitest';
import { createApp, type App } from '../../../renderer/app/app.ts';
import { fetchCall } from '../../../renderer/app/calls.ts';
import { takeEngagement } from '../../../renderer/app/engagement.ts';
import { askLift, pseudonymise, takePrivacy } from '../../../renderer/app/privacy.ts';
import { createExampleBridge, exampleEngagement } from '../../fake-bridge/example-bridge.ts';
import type { FakeBridge } from '../../fake-bridge/fake-bridge.ts';

function start(): { bridge: FakeBridge; app: App } {
  const bridge = createExampleBridge({});
  const app = createApp(bridge, true);
  app.client.on('privacy.changed', () => void takePrivacy(app));
  takeEngagement(app, exampleEngagement);
  bridge.handle('privacy.shown', ({ texts }) => ({
    texts: texts.map((text) => text.replaceAll('maria', 'person-abcdef')),
  }));
  return { bridge, app };
}

const isShown = (app: App) => vi.waitUntil(() => app.screen.get() !== null);

// Red if anything that the window holds still names somebody, even while it waits for main.
test('nothing that was known stays, and nothing is shown until it is put into other words', async () => {
  const { app, bridge } = start();
  const tags = [{ tag: 'maria', colour: 'blue', events: 1 } as const];
  bridge.handle('annotations.tags', () => tags.map((each) => ({ ...each })));
  await fetchCall(app, 'annotations.tags', {});
  app.memory.set('something new', { of: ['maria'] });
  app.query.set('who:maria');
  app.verified.set({
    name: 'maria',
    folder: '',
    ticket: exampleTicket,
    answer: { state: 'running' },
  });
  app.dialog.set({ kind: 'edit-note', act: { chain: 'x', seq: 1 }, note: 'maria' });
  const before = app.screen.get();
  const taking = takePrivacy(app);
  expect(app.screen.get()).toBeNull();
  expect(app.query.get()).toBe('');
  expect(app.memory.entries()).toEqual([]);
  expect(app.verified.get()).toBeNull();
  expect(app.dialog.get()).toEqual({ kind: 'none' });
  expect(app.queries.getQueryData(['annotations.tags', {}])).toBeUndefined();
  await taking;
  expect(app.screen.get()).not.toBe(before);
  expect(app.memory.entries()).toEqual([]);
  expect(app.query.get()).toBe('who:person-abcdef');
});
const exampleTicket = '11111111-1111-4111-8111-111111111111' as never;

// Red if a note or a rationale that is not saved yet is lost, or comes back with the name.
test('what the person was writing comes back in the words of now', async () => {
  const { app } = start();
  app.query.set('who:maria');
  app.memory.set('note:5', 'Ask maria');
  app.memory.set('note:6', null);
  app.memory.set('conclusion:A-1:5.5', { result: 'deviation', rationale: 'It was maria.' });
  app.memory.set('events.selected who:maria in 7 by eventTime', 3);
  app.memory.set('events.selected who:priya in 7 by eventTime', 5);
  app.memory.set('events.filters', false);
  await takePrivacy(app);
  expect(Object.fromEntries(app.memory.entries())).toEqual({
    'note:5': 'Ask person-abcdef',
    'note:6': null,
    'conclusion:A-1:5.5': { result: 'deviation', rationale: 'It was person-abcdef.' },
    'events.selected who:person-abcdef in 7 by eventTime': 3,
    'events.filters': false,
  });
});

// Red if the verdict of a check that took minutes is lost, or its words stay.
test('the verdict of the last check stays, in other words', async () => {
  const { app } = start();
  const check = (detail: string) => ({ name: 'objects', ok: true, detail });
  app.check.set({
    state: 'done',
    at: '2026-01-01T00:00:00Z',
    acts: 3,
    seconds: 1,
    result: {
      kind: 'archive',
      valid: true,
      trust: 'not checked',
      checks: [check('maria.json'), check('')],
    },
  });
  await takePrivacy(app);
  expect(app.check.get()).toMatchObject({
    state: 'done',
    acts: 3,
    result: { valid: true, checks: [check('person-abcdef.json'), check('')] },
  });
});

// Red if the window stays empty, or names come back, because main did not answer.
test('without an answer the screen is there again, and what was kept is not', async () => {
  const { app, bridge } = start();
  bridge.handle('privacy.shown', () => Promise.reject(new Error('gone')));
  app.query.set('who:maria');
  await takePrivacy(app);
  expect(app.screen.get()).not.toBeNull();
  expect(app.query.get()).toBe('');
});

// Red if hiding asks for anything, or lifting does not.
test('people are hidden by one act, and shown again by a dialog', async () => {
  const { app, bridge } = start();
  await pseudonymise(app);
  await isShown(app);
  expect(bridge.inputsOf('privacy.turnOn')).toHaveLength(1);
  expect((await fetchCall(app, 'privacy.state', {})).isOn).toBe(true);
  await askLift(app);
  expect(app.dialog.get()).toEqual({ kind: 'lift-pseudonyms' });
  expect(bridge.inputsOf('privacy.lift')).toEqual([]);
});
