import { expect, onTestFinished, test } from 'vitest';
import { engineCalls } from '../../../preload/contract/calls.ts';
import type { EventRecord } from '../../../preload/contract/domain.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { maria, newArchive } from '../../fixtures/archives.ts';

const ticket = '11111111-1111-4111-8111-111111111111';

// Red if the sentence says that AWS logged it, or does not say whose word it is.
test('the record of an event added by hand begins with whose word it is', async () => {
  const archive = newArchive();
  archive.close();
  const engine = createEngine(() => undefined);
  onTestFinished(() => engine.close());
  const { profile } = maria;
  const paths = { [ticket]: archive.file };
  const call = (
    name: keyof typeof engineCalls,
    input: object,
    by: typeof profile | null = profile,
  ) =>
    engine.call(name, engineCalls[name].input.parse(input), {
      profile: by,
      device: '00000000',
      paths,
      exampleFolder: '',
    });
  await call('engagement.open', { ticket });
  const said = { kind: 'PhoneCall', at: '2026-03-14T02:20:00Z', what: 'Her phone was stolen.' };
  await expect(call('events.add', said, null)).rejects.toThrow('Say who you are first');
  const { ref } = (await call('events.add', { ...said, who: 'Priya' })) as { ref: number };
  const read = (await call('events.record', { ref })) as EventRecord;
  expect(read.sentence.map(({ text }) => text).join('')).toBe(
    'Added by hand by Maria Keller, not logged by AWS: PhoneCall of Priya: Her phone was stolen.',
  );
  expect(read.facts.map(({ label }) => label)).not.toContain('MFA');
  expect(read.row).toMatchObject({ eventSource: 'manual', actor: 'Priya' });
  expect(read.custody.object).toMatch(/^manual\/2026-03-14T022000Z_PhoneCall_[0-9a-f]{8}\.json$/);
});
