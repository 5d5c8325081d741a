import { expect, test, vi } from 'vitest';
import { createApp } from '../../../renderer/app/app.ts';
import { takeEngagement } from '../../../renderer/app/engagement.ts';
import { stampHead } from '../../../renderer/app/time-stamp-dialog.tsx';
import { createExampleBridge, exampleEngagement } from '../../fake-bridge/example-bridge.ts';

// Red if the dialog stays open with an error, and invites a second stamp, although the head is stamped.
test('a stamp that is made is made, even if its authority cannot be remembered', async () => {
  const bridge = createExampleBridge();
  const app = createApp(bridge, true);
  takeEngagement(app, exampleEngagement);
  bridge.handle('app.setPreferences', () => Promise.reject(new Error('The disk is full.')));
  const authority = 'https://tsa.example.com/tsr';
  await stampHead(app, authority);
  expect(bridge.inputsOf('integrity.timestamp')).toEqual([{ authority }]);
  await vi.waitUntil(() => bridge.inputsOf('app.setPreferences').length === 1);
});
