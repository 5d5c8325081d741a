import { expect, test, vi } from 'vitest';
import { createBatch } from '../../../renderer/app/meanings.ts';
import { createClient } from '../../../renderer/app/client.ts';
import { createFakeBridge } from '../../fake-bridge/fake-bridge.ts';

const meaning = { sentence: 'Stops a trail from recording.', changes: true };

// Red if each row asks by itself, or an answer goes to another name.
test('the names of a screen are asked for with one call, and each gets its own meaning', async () => {
  vi.useFakeTimers();
  const bridge = createFakeBridge({
    'events.meanings': ({ names }) =>
      names
        .filter(({ eventName }) => eventName === 'StopLogging')
        .map((name) => ({ ...name, meaning })),
  });
  const ask = createBatch(createClient(bridge, { isChecked: true }));
  const asked = ['StopLogging', 'NoSuchCall'].map((eventName) =>
    ask({ eventSource: 'cloudtrail.amazonaws.com', eventName }),
  );
  await vi.advanceTimersByTimeAsync(100);
  expect(await Promise.all(asked)).toEqual([meaning, null]);
  expect(bridge.inputsOf('events.meanings')).toHaveLength(1);
  vi.useRealTimers();
});

// Red if more names than the contract takes go into one call, or some are forgotten.
test('more names than one call takes are asked for with several', async () => {
  vi.useFakeTimers();
  const bridge = createFakeBridge({ 'events.meanings': () => [] });
  const ask = createBatch(createClient(bridge, { isChecked: true }));
  const asked = Array.from({ length: 1201 }, (_each, at) =>
    ask({ eventSource: 'x.amazonaws.com', eventName: `N${at}` }),
  );
  await vi.advanceTimersByTimeAsync(500);
  expect(await Promise.all(asked)).toHaveLength(1201);
  expect(bridge.inputsOf('events.meanings').map(({ names }) => names.length)).toEqual([
    500, 500, 201,
  ]);
  vi.useRealTimers();
});

// Red if a failure is taken for the answer that the dictionary does not hold the name: it would be kept.
test('a meaning that cannot be had for the moment is asked for again', async () => {
  const bridge = createFakeBridge();
  const ask = createBatch(createClient(bridge, { isChecked: true }));
  const name = { eventSource: 'x.amazonaws.com', eventName: 'Y' };
  await expect(Promise.all([ask(name), ask(name)])).rejects.toThrow('Nothing answers');
  bridge.handle('events.meanings', () => [{ ...name, meaning }]);
  expect(await ask(name)).toEqual(meaning);
});
