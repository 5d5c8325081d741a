/** What the window does when main hides names, or shows them again. */
import { expect, test, vi } from 'vitest';
import { createApp, type App } from '../../../renderer/app/app.ts';
import { fetchCall } from '../../../renderer/app/calls.ts';
import { takeEngagement } from '../../../renderer/app/engagement.ts';
import { askLift, pseudonymise, takePrivacy } from '../../../renderer/app/privacy.ts';
import { areNamesShown } from '../../../renderer/app/use-privacy.ts';
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

// Red if the window stays empty, or names come back, because main did not answer; or if what the person
// was writing is given up for that.
test('without an answer the screen is there again, and what was written waits for one', async () => {
  const { app, bridge } = start();
  const inOtherWords = ({ texts }: { texts: string[] }) => ({
    texts: texts.map((text) => text.replaceAll('maria', 'person-abcdef')),
  });
  bridge.handle('privacy.shown', () => Promise.reject(new Error('gone')));
  app.query.set('who:maria');
  app.memory.set('note:5', 'Ask maria');
  await takePrivacy(app);
  expect(app.screen.get()).not.toBeNull();
  expect(app.query.get()).toBe('');
  expect(app.memory.entries()).toEqual([]);
  app.memory.set('note:6', 'And maria again');
  bridge.handle('privacy.shown', inOtherWords);
  await takePrivacy(app);
  expect(app.query.get()).toBe('who:person-abcdef');
  expect(app.memory.get('note:5')).toBe('Ask person-abcdef');
  expect(app.memory.get('note:6')).toBe('And person-abcdef again');
  app.memory.clear();
  await takePrivacy(app);
  expect(app.memory.entries()).toEqual([]);
});

// Red if a second change takes only what the first one has left in the window: nothing.
test('a change that comes while another is under way loses no draft', async () => {
  const { app, bridge } = start();
  app.query.set('who:maria');
  app.memory.set('note:5', 'Ask maria');
  await Promise.all([takePrivacy(app), takePrivacy(app)]);
  expect(bridge.inputsOf('privacy.shown')).toHaveLength(2);
  expect(app.query.get()).toBe('who:person-abcdef');
  expect(app.memory.get('note:5')).toBe('Ask person-abcdef');
  expect(app.screen.get()).not.toBeNull();
});

// Red if drafts are brought back without asking whose they are, at once or by a later change.
test('drafts of one engagement never come back in another', async () => {
  const { app, bridge } = start();
  app.query.set('who:maria');
  app.memory.set('note:5', 'Ask maria');
  const taking = takePrivacy(app);
  takeEngagement(app, { ...exampleEngagement, file: 'other.trailproof' });
  await taking;
  expect(app.screen.get()).not.toBeNull();
  expect(app.query.get()).toBe('');
  expect(app.memory.entries()).toEqual([]);
  takeEngagement(app, exampleEngagement);
  app.memory.set('note:5', 'Ask maria');
  bridge.handle('privacy.shown', () => Promise.reject(new Error('gone')));
  await takePrivacy(app);
  takeEngagement(app, { ...exampleEngagement, file: 'other.trailproof' });
  bridge.handle('privacy.shown', ({ texts }) => ({ texts }));
  await takePrivacy(app);
  expect(app.memory.entries()).toEqual([]);
});

// Red if earlier searches, with names, are offered while it is not known yet whether names are hidden.
test('names are shown once main has said so, not before', () => {
  expect([undefined, { isOn: true }, { isOn: false }].map(areNamesShown)).toEqual([
    false,
    false,
    true,
  ]);
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
