/** Into the surroundings of an event, and out of them. */
import { expect, test } from 'vitest';
import { createApp, type App } from '../../../renderer/app/app.ts';
import { leaveAround, searchFor, showAround } from '../../../renderer/app/around.ts';
import { takeEngagement } from '../../../renderer/app/engagement.ts';
import { openView } from '../../../renderer/app/views.ts';
import { createExampleBridge, exampleEngagement } from '../../fake-bridge/example-bridge.ts';
import { exampleEvent } from '../../fake-bridge/example-events.ts';

function start(): { app: App; around: (index: number) => void } {
  const app = createApp(createExampleBridge(), true);
  takeEngagement(app, exampleEngagement);
  app.query.set('what = DeleteTrail');
  return { app, around: (index) => showAround(app, { row: exampleEvent(index) }, null, '1-hour') };
}

// Red if the way back of one context is given to another that was asked from another search.
test('the way back leads to what was searched last, out of all contexts that followed each other', () => {
  const { app, around } = start();
  around(4);
  around(8);
  leaveAround(app);
  expect(app.query.get()).toBe('what = DeleteTrail');
  around(4);
  app.query.set('what = StopLogging');
  around(8);
  leaveAround(app);
  expect(app.query.get()).toBe('what = StopLogging');
  expect(app.around.get()).toBeNull();
});

// Red if the surroundings of an event are said to stand over a search that has nothing to do with it.
test('another search leaves the surroundings', () => {
  const { app, around } = start();
  around(4);
  openView(app, { query: 'what = StopLogging', table: null });
  expect(app.around.get()).toBeNull();
  around(4);
  searchFor(app, '');
  expect(app.around.get()).toBeNull();
  expect(app.query.get()).toBe('');
});
