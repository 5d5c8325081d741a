import { describe, expect, it, vi } from 'vitest';
import { createApp } from '../../../renderer/app/app.ts';
import { takeEngagement } from '../../../renderer/app/engagement.ts';
import { askHold, disposeEngagement, planWords } from '../../../renderer/app/retention.ts';
import { earlierSearches, rememberSearch } from '../../../renderer/app/searches.ts';
import { createExampleBridge, exampleEngagement } from '../../fake-bridge/example-bridge.ts';

const plan = {
  objects: [{ object: 1, name: 'a.json', sha256: '0'.repeat(64) }],
  bytes: 2048,
  events: 1,
  livingOn: 0,
  duplicates: 0,
  conflicts: 0,
  rejected: 0,
};

describe('what a disposal removes and leaves', () => {
  // Red if rows that go, or events that live on, are left out of the question.
  it('is told with every count that is not nought', () => {
    expect(planWords(plan).goes).toEqual([
      'The bytes of 1 original, 2.0 KB.',
      'The rows of the index about its records: 1 event.',
      'Names, addresses and other texts of the index that nothing else uses.',
    ]);
    const more = planWords({ ...plan, events: 41, livingOn: 2, duplicates: 3, rejected: 1 });
    expect(more.goes[1]).toBe(
      'The rows of the index about its records: 41 events, 3 duplicates, 1 rejected part.',
    );
    expect(more.stays[2]).toBe('2 events of which another original holds the same record.');
  });
});

describe('acts of retention', () => {
  const start = () => {
    const bridge = createExampleBridge();
    const app = createApp(bridge, true);
    takeEngagement(app, exampleEngagement);
    return { bridge, app };
  };

  // Red if the hold that stands is not looked at.
  it('a hold is placed, and lifted when one stands', async () => {
    const { app } = start();
    await askHold(app);
    expect(app.dialog.get()).toEqual({ kind: 'hold', act: 'place' });
    await app.client.call('retention.hold', { act: 'place', reason: 'A dispute' });
    app.queries.clear();
    await askHold(app);
    expect(app.dialog.get()).toEqual({ kind: 'hold', act: 'lift' });
  });

  // Red if the engagement is disposed of although no place for the certificate was chosen.
  it('an engagement goes only with a place for its certificate, and the start is shown', async () => {
    const { bridge, app } = start();
    const wanted = { name: exampleEngagement.name, reason: 'Over', early: null };
    bridge.handle('paths.choose', () => []);
    expect(await disposeEngagement(app, wanted)).toBeUndefined();
    expect(bridge.inputsOf('retention.disposeEngagement')).toEqual([]);
    const chosen = createExampleBridge();
    const other = createApp(chosen, true);
    takeEngagement(other, exampleEngagement);
    await disposeEngagement(other, wanted);
    expect(chosen.inputsOf('retention.disposeEngagement')).toMatchObject([wanted]);
    expect(other.route.get().place).toEqual({ at: 'start' });
  });

  // Red if what is to be forgotten is asked of main's word that nothing is open, or forgotten too soon.
  it('an engagement that is gone leaves no searches, one that stays keeps them', async () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
    const { bridge, app } = start();
    app.client.on('engagement.changed', (engagement) => takeEngagement(app, engagement));
    const wanted = { name: exampleEngagement.name, reason: 'Over', early: null };
    rememberSearch(exampleEngagement, 'maria');
    await disposeEngagement(app, wanted);
    expect(earlierSearches(exampleEngagement)).toEqual([]);

    rememberSearch(exampleEngagement, 'maria');
    takeEngagement(app, exampleEngagement);
    bridge.handle('retention.disposeEngagement', () => Promise.reject(new Error('held')));
    await expect(disposeEngagement(app, wanted)).rejects.toThrow();
    expect(earlierSearches(exampleEngagement)).toEqual(['maria']);
  });
});
