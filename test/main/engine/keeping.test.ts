import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { EngineCallName, Input, Output } from '../../../preload/contract/calls.ts';
import { calls } from '../../../preload/contract/calls.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { keptArchive, maria } from '../../fixtures/archives.ts';
import { tempFolder } from '../../fixtures/temp.ts';

const job = '11111111-1111-4111-8111-111111111111';
const archive = '22222222-2222-4222-8222-222222222222';
const out = '33333333-3333-4333-8333-333333333333';

type Call = <N extends EngineCallName>(name: N, input: unknown) => Promise<Output<N>>;

/** An engine with the kept archive open; `out` is a name in a folder of its own. */
async function desk(): Promise<{ call: Call; file: string; copy: string; labels: string[] }> {
  const [file, copy] = [keptArchive(), join(tempFolder(), 'copy.trailproof')];
  const labels: string[] = [];
  const engine = createEngine((name, payload) => {
    if (name === 'job.progress') labels.push((payload as { label: string }).label);
  });
  onTestFinished(() => engine.close());
  const context = {
    profile: maria.profile,
    device: '00000000',
    paths: { [archive]: file, [out]: copy },
    exampleFolder: tempFolder(),
  };
  const call: Call = async (name, input) => {
    const parsed = calls[name].input.parse(input) as Input<typeof name>;
    return calls[name].output.parse(await engine.call(name, parsed, context)) as never;
  };
  await call('engagement.open', { ticket: archive });
  return { call, file, copy, labels };
}

// Red if the copy is made on the engine's own thread, or its result does not fit the contract.
test('the open archive is copied while the engine answers, and the copy verifies', async () => {
  const { call, copy, labels } = await desk();
  const copying = call('integrity.backup', { job, out });
  const { found } = await call('events.search', { query: '' });
  expect({ found, isThere: existsSync(copy) }).toEqual({ found: 301, isThere: false });
  const { ledger } = await call('engagement.current', {}).then((open) => open ?? expect.fail());
  expect(await copying).toMatchObject({
    file: copy,
    bytes: readFileSync(copy).length,
    head: ledger.head,
  });
  expect(labels).toContain('Copying the archive');
  expect(await verifyArchive(copy)).toMatchObject({ valid: true });
  await expect(call('integrity.backup', { job, out })).rejects.toThrow('exists already');
});

// Red if compacting asks to be alone: the engine itself has the archive open.
test('the open archive is compacted while the engine answers, and can be written to afterwards', async () => {
  const { call, file } = await desk();
  const compacting = call('integrity.compact', { job });
  const { found, result } = await call('events.search', { query: '' });
  expect(found).toBe(301);
  const { before, after } = await compacting;
  expect(after).toBeLessThanOrEqual(before);
  const [row] = await call('events.page', { query: '', result, offset: 0, limit: 1 });
  await call('events.annotate', { events: [row?.ref ?? 0], note: 'After it.' });
  expect(await verifyArchive(file)).toMatchObject({ valid: true });
});

// Red if a cancelled copy goes on in its thread.
test('a copy is cancelled by its job', async () => {
  const { call, copy } = await desk();
  const copying = call('integrity.backup', { job, out });
  await call('jobs.cancel', { job });
  await expect(copying).rejects.toMatchObject({ code: 'cancelled' });
  expect(existsSync(copy)).toBe(false);
});
