import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Engagement } from '../../../preload/contract/domain.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { maria } from '../../fixtures/archives.ts';
import { tempFolder } from '../../fixtures/temp.ts';

const job = '22222222-2222-4222-8222-222222222222';

// Red if a half-made example is in the way of the next try, or is opened as if it were whole.
test(
  'an example that was cancelled while it was made is made anew',
  { timeout: 120_000 },
  async () => {
    const exampleFolder = tempFolder();
    let cancelAt: string | undefined;
    const engine = createEngine((name, payload) => {
      if (name !== 'job.progress' || !JSON.stringify(payload).includes(cancelAt ?? '\0')) return;
      cancelAt = undefined;
      void engine.call('jobs.cancel', { job }, context);
    });
    onTestFinished(() => engine.close());
    const context = { profile: maria.profile, device: '00000000', paths: {}, exampleFolder };
    const open = () => engine.call('engagement.example', { job }, context) as Promise<Engagement>;
    for (cancelAt of ['Writing the example', 'Importing the example']) {
      await expect(open()).rejects.toThrow('cancelled');
      expect(readdirSync(exampleFolder)).not.toContain('Example.trailproof');
    }
    const { events } = await open();
    expect(events).toBe(20_000);
    expect(readdirSync(exampleFolder).toSorted()).toEqual(
      expect.arrayContaining(['Example.trailproof', 'trail']),
    );
    expect((await open()).events).toBe(events);
  },
);
