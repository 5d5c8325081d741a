import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../../../preload/contract/errors.ts';
import { createApp, type App } from '../../../renderer/app/app.ts';
import {
  askCollection,
  failureKey,
  startCollection,
  testConnection,
  type CollectionWanted,
} from '../../../renderer/app/collect.ts';
import { takeEngagement } from '../../../renderer/app/engagement.ts';
import { createExampleBridge, exampleEngagement } from '../../fake-bridge/example-bridge.ts';
import type { FakeBridge } from '../../fake-bridge/fake-bridge.ts';

const wanted: CollectionWanted = {
  signIn: { profile: 'client', role: null, externalId: null },
  wanted: { of: 'history', accounts: 'own', regions: [], from: null, to: null },
};
const form = { at: 'sources', isCollecting: true } as const;

async function start(
  options: Parameters<typeof createExampleBridge>[0] = {},
): Promise<{ bridge: FakeBridge; app: App }> {
  const bridge = createExampleBridge(options);
  const app = createApp(bridge, true);
  takeEngagement(app, exampleEngagement);
  await askCollection(app);
  return { bridge, app };
}

describe('collecting from AWS', () => {
  // Red if the form stays, or the import that it made is not shown.
  it('leaves the form for Sources, where the import tells how it ended', async () => {
    const { bridge, app } = await start();
    expect(app.route.get().place).toEqual(form);
    await startCollection(app, wanted);
    expect(bridge.inputsOf('collect.start')).toMatchObject([wanted]);
    expect(app.route.get().place).toMatchObject({ at: 'sources', run: expect.any(Number) });
    expect(app.jobs.running.get()).toEqual([]);
  });

  // Red if why it could not begin is lost, or stands there still when the next one begins.
  it('that could not begin leads back to the form, with the reason', async () => {
    const { bridge, app } = await start();
    const problem = new Problem('refused', 'Signing in did not work: the session has ended.');
    bridge.handle('collect.start', () => {
      throw problem;
    });
    await startCollection(app, wanted);
    expect(app.route.get().place).toEqual(form);
    expect(app.memory.get(failureKey)).toMatchObject({ message: problem.message });
    bridge.handle('collect.start', () => new Promise(() => undefined));
    void startCollection(app, wanted);
    await vi.waitUntil(() => app.jobs.running.get().length === 1);
    expect(app.memory.get(failureKey)).toBeUndefined();
  });

  // Red if what a person stopped is told as a failure.
  it('that was cancelled is no failure', async () => {
    const { bridge, app } = await start();
    bridge.handle('collect.start', () => {
      throw new Problem('cancelled', 'The collection was cancelled before it began.');
    });
    await startCollection(app, wanted);
    expect(app.memory.get(failureKey)).toBeUndefined();
    expect(app.route.get().place).toEqual({ at: 'sources' });
  });

  // Red if two writers are begun.
  it('waits for nothing that is imported already', async () => {
    const { bridge, app } = await start();
    bridge.handle('collect.start', () => new Promise(() => undefined));
    void startCollection(app, wanted);
    await vi.waitUntil(() => app.jobs.running.get().length === 1);
    await startCollection(app, wanted);
    expect(bridge.inputsOf('collect.start')).toHaveLength(1);
  });

  // Red if somebody nameless collects: the ledger names who pulled what.
  it('asks first who is working', async () => {
    const { bridge, app } = await start({ profile: null });
    void startCollection(app, wanted);
    await vi.waitUntil(() => app.dialog.get().kind === 'profile');
    expect(bridge.inputsOf('collect.start')).toEqual([]);
  });

  // Red if the test of a connection cannot be cancelled.
  it('is tested under a job of its own', async () => {
    const { bridge, app } = await start();
    bridge.handle('collect.test', () => new Promise(() => undefined));
    void testConnection(app, wanted);
    await vi.waitUntil(() => app.jobs.running.get().length === 1);
    expect(app.jobs.running.get()[0]?.kind).toBe('connection');
  });
});
