import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../../../preload/contract/errors.ts';
import { createClient } from '../../../renderer/app/client.ts';
import { createFakeBridge } from '../../fake-bridge/fake-bridge.ts';

const preferences = {
  theme: 'dark',
  density: 'compact',
  authority: '',
  tourSeen: true,
  staysInTray: false,
} as const;

describe('the client', () => {
  it('answers with what main answers', async () => {
    const bridge = createFakeBridge({ 'app.preferences': () => preferences });
    const client = createClient(bridge, { isChecked: true });
    expect(await client.call('app.preferences', {})).toEqual(preferences);
    expect(bridge.inputsOf('app.preferences')).toEqual([{}]);
  });

  it('throws a Problem with main’s code and sentence', async () => {
    const bridge = createFakeBridge({
      'app.preferences': () => {
        throw new Problem('busy', 'Somebody else writes.', { by: 'collect' });
      },
    });
    const failed = createClient(bridge, { isChecked: true }).call('app.preferences', {});
    await expect(failed).rejects.toMatchObject({
      code: 'busy',
      message: 'Somebody else writes.',
      details: { by: 'collect' },
    });
    await expect(failed).rejects.toBeInstanceOf(Problem);
  });

  it('refuses an answer that does not fit the contract, where it is checked', async () => {
    const answers = { ok: true, value: { theme: 'pink' } } as const;
    const bridge = { ...createFakeBridge(), call: async () => answers };
    const checked = createClient(bridge, { isChecked: true });
    await expect(checked.call('app.preferences', {})).rejects.toMatchObject({ code: 'internal' });
    const trusting = createClient(bridge, { isChecked: false });
    expect(await trusting.call('app.preferences', {})).toBe(answers.value);
  });

  it('hears events until it stops listening', () => {
    const bridge = createFakeBridge();
    const heard = vi.fn<(payload: unknown) => void>();
    const stop = createClient(bridge, { isChecked: true }).on('preferences.changed', heard);
    bridge.emit('preferences.changed', preferences);
    stop();
    bridge.emit('preferences.changed', preferences);
    expect(heard.mock.calls).toEqual([[preferences]]);
  });
});
