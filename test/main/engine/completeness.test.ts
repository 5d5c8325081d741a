import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Completeness, DayView, Gap } from '../../../preload/contract/completeness.ts';
import { callTable } from '../../../preload/contract/calls.ts';
import { Ticket } from '../../../preload/contract/ids.ts';
import { writeDemo } from '../../../main/demo/index.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import type { CallContext } from '../../../main/engine/messages.ts';
import { importPaths, maria, newArchive } from '../../fixtures/archives.ts';
import { tempFolder } from '../../fixtures/temp.ts';

async function opened() {
  const dir = join(tempFolder(), 'demo');
  await writeDemo({ out: dir, events: 600, accounts: 2, regions: 2, days: 3 });
  const archive = newArchive();
  await importPaths(archive, dir);
  archive.close();
  const progress: number[] = [];
  const engine = createEngine((name, payload) => {
    if (name === 'job.progress') progress.push((payload as { done: number }).done);
  });
  onTestFinished(() => engine.close());
  const ticket = Ticket.parse(randomUUID());
  const context: CallContext = {
    profile: maria.profile,
    device: '00000000',
    paths: { [ticket]: archive.file },
    exampleFolder: '',
  };
  await engine.call('engagement.open', { ticket }, context);
  const call = async <T>(name: string, input: unknown): Promise<T> => {
    const parsed = callTable.get(name)?.input.parse(input);
    const answer = await engine.call(name as 'completeness.check', parsed, context);
    return callTable.get(name)?.output.parse(answer) as T;
  };
  return { call, progress };
}

const whole = { from: null, to: null };

// Red if the check runs on the engine's own thread, tells nothing on its way, or its answers do not
// fit the contract.
test('the check runs beside other calls; days, log files and notes are asked of it', async () => {
  const { call, progress } = await opened();
  await expect(
    call('completeness.day', { account: '1', region: 'x', day: '2026-06-30' }),
  ).rejects.toMatchObject({ code: 'not_found' });
  let isDone = false;
  const check = call<Completeness>('completeness.check', { job: randomUUID(), ...whole }).then(
    (result) => {
      isDone = true;
      return result;
    },
  );
  await call('engagement.current', {});
  expect(isDone).toBe(false);
  const result = await check;
  expect(progress.length).toBeGreaterThan(2);
  expect(result.gaps).toHaveLength(4);
  const [gap] = result.gaps as [Gap];
  const { account, region, from, to } = gap;
  const noted = await call<Gap[]>('completeness.note', {
    gaps: [{ account, region, from, to }],
    note: 'Ticket 17',
  });
  expect(noted.filter(({ notes }) => notes.length > 0)).toHaveLength(1);
  const day = await call<DayView>('completeness.day', { account, region, day: from.slice(0, 10) });
  expect(day.gaps[0]?.notes).toMatchObject([{ note: 'Ticket 17', by: 'Maria Keller' }]);
  const object = day.digests.find(({ logs }) => logs > 0)?.object;
  expect(await call('completeness.logs', { object })).not.toEqual([]);
});

test('the check can be stopped', async () => {
  const { call } = await opened();
  const job = randomUUID();
  const check = call('completeness.check', { job, ...whole });
  await call('jobs.cancel', { job });
  await expect(check).rejects.toMatchObject({ code: 'cancelled' });
});
