import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDemo } from '../../../main/demo/index.ts';
import { logsOf, newFolder, toldIn } from './trail.ts';

test('a small demonstration leaves stories out but keeps its promises', async () => {
  const folder = newFolder();
  const options = { out: folder, events: 100, accounts: 1, regions: 1, days: 1 };
  const { events, stories } = await writeDemo(options);
  const records = logsOf(folder).flatMap((log) => log.records);
  expect([events, records.length]).toEqual([100, 100]);
  expect(stories.map(({ id }) => id)).toContain('trail-stopped');
  const ids = new Set(records.map((row) => row['eventID']));
  expect(stories.flatMap((story) => story.events).every((id) => ids.has(id))).toBe(true);
});

test('many accounts and regions, and another end', async () => {
  const folder = newFolder();
  const end = '2025-03-02T17:45:00+01:00';
  await writeDemo({ out: folder, events: 900, accounts: 12, regions: 5, days: 1, end });
  const logs = logsOf(folder);
  expect(logs.flatMap((log) => log.records)).toHaveLength(900);
  expect(new Set(logs.map(({ key }) => key.split('/')[2])).size).toBe(12);
  const times = logs.flatMap((log) => log.records).map((row) => String(row['eventTime']));
  expect(new Set(times.map((time) => time.slice(0, 10)))).toEqual(new Set(['2025-03-01']));
  expect(toldIn(folder).stories).toHaveLength(22);
});

test('options out of range and folders in use are refused in one sentence', async () => {
  const out = newFolder();
  for (const wrong of [{ events: 99 }, { accounts: 0 }, { regions: 11 }, { days: 1.5 }]) {
    await expect(writeDemo({ out, ...wrong })).rejects.toMatchObject({ code: 'bad_request' });
  }
  await expect(writeDemo({ out, end: 'soon' })).rejects.toMatchObject({ code: 'bad_request' });
  const file = join(out, 'taken');
  writeFileSync(file, '');
  await expect(writeDemo({ out: file })).rejects.toMatchObject({ code: 'unwritable' });
  const small = { out, events: 100, accounts: 1, regions: 1, days: 1 };
  await writeDemo(small);
  await expect(writeDemo(small)).rejects.toMatchObject({ code: 'refused' });
});

test('progress is told hour by hour and a signal ends the work', async () => {
  const seen: number[] = [];
  const controller = new AbortController();
  const work = writeDemo({
    out: newFolder(),
    events: 500,
    days: 1,
    signal: controller.signal,
    onProgress: (done, total) => {
      expect(total).toBe(500);
      seen.push(done);
      if (seen.length === 5) controller.abort(new Error('enough'));
    },
  });
  await expect(work).rejects.toThrow('enough');
  expect(seen).toEqual(seen.toSorted((left, right) => left - right));
  expect(seen).toHaveLength(5);
});
