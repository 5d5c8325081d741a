import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FoundRow } from '../../../preload/contract/across.ts';
import type { Archive } from '../../../main/archive/open.ts';
import { annotate } from '../../../main/assess/index.ts';
import { Across } from '../../../main/engine/across.ts';
import { importPaths, keptArchive, maria, newArchive } from '../../fixtures/archives.ts';
import { haveRealData, realData } from '../../fixtures/real-data.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';

/** An archive of so many events, one every ten seconds from a second on. */
async function archiveOf(name: string, events: number, from: number): Promise<Archive> {
  const archive = newArchive();
  const path = join(tempFolder(), `${name}.json`);
  const records = Array.from({ length: events }, (_, n) =>
    record({
      eventID: `${name}-${n}`,
      eventName: n % 2 === 0 ? 'StopLogging' : 'RunInstances',
      eventTime: new Date(Date.UTC(2026, 2, 14) + (from + n * 10) * 1000)
        .toISOString()
        .replace('.000', ''),
    }),
  );
  writeFileSync(path, logText(...records));
  await importPaths(archive, path);
  return archive;
}

function across(first: Archive, ...others: readonly Archive[]): Across {
  const made = new Across(first.file);
  for (const { file } of others) made.add(file);
  onTestFinished(() => made.close());
  return made;
}

// Red if pages overlap, leave out, or name another engagement; or a record is read from another.
test('pages of several engagements are one list in the order of time', async () => {
  const [a, b] = [await archiveOf('a', 300, 0), await archiveOf('b', 200, 5)];
  const both = across(a, b);
  const { count, each } = await both.find('eventName = StopLogging');
  expect([count, each]).toEqual([250, [150, 100]]);
  const rows: FoundRow[] = [];
  for (let offset = 0; offset < 260; offset += 40) {
    rows.push(...(await both.page('eventName = StopLogging', offset, 40)));
  }
  expect(FoundRow.array().parse(rows)).toHaveLength(250);
  const times = rows.map(({ row }) => row.eventTime);
  expect(times).toEqual(times.toSorted().toReversed());
  expect(new Set(rows.map(({ engagement, row }) => `${engagement} ${row.ref}`)).size).toBe(250);
  const last = rows.at(-2);
  expect(last?.engagement).toBe(1);
  expect(both.record(1, last?.row.ref ?? 0)).toMatchObject({ eventID: 'b-0', annotations: [] });
  expect(() => both.record(7, 0)).toThrow('no longer searched');
});

// Red if an engagement is searched twice, or the result of a list is used for another one.
test('one is added once, and gone when it is removed', async () => {
  const [a, b] = [await archiveOf('a', 20, 0), await archiveOf('b', 30, 5)];
  const both = across(a, b, b, a);
  expect(both.engagements().map(({ events }) => events)).toEqual([20, 30]);
  expect((await both.page('', 0, 500)).length).toBe(50);
  both.remove(0);
  both.remove(1);
  expect(both.engagements()).toHaveLength(1);
  expect((await both.page('', 0, 500)).length).toBe(20);
});

// Red if a long result keeps the person's acts out, or closing in the middle of it throws.
test('while a long result is taken acts go on, a newer query wins, and closing waits', async () => {
  const a = await archiveOf('a', 20_000, 0);
  const both = across(a);
  const slow = both.find('');
  const [event] = a.connection.prepare('SELECT id FROM event LIMIT 1').pluck().all() as number[];
  annotate(a.write, maria, { events: [event ?? 0], note: 'Meanwhile.' });
  const next = both.find('eventName = StopLogging');
  await expect(slow).rejects.toMatchObject({ code: 'cancelled' });
  expect((await next).count).toBe(10_000);
  const unwanted = both.find('');
  both.close();
  await expect(unwanted).rejects.toMatchObject({ code: 'cancelled' });
});

// Red if a connection that can write is used, or the file is brought up to date unasked.
test('others are only read', async () => {
  const [a, b] = [await archiveOf('a', 20, 0), await archiveOf('b', 30, 5)];
  b.close();
  const hash = () => createHash('sha256').update(readFileSync(b.file)).digest('hex');
  const before = hash();
  const both = across(a, b);
  await both.find('userAgent : nothing');
  both.close();
  expect(hash()).toBe(before);
  const old = keptArchive();
  const kept = readFileSync(old);
  const alone = new Across(old);
  expect((await alone.find('')).count).toBe(301);
  alone.close();
  expect(readFileSync(old).equals(kept)).toBe(true);
  expect(() => new Across(join(tempFolder(), 'gone'))).toThrow('does not exist');
});

// Red if a field that is no column is not read from the right originals.
test.skipIf(!haveRealData)('real records: what each finds alone, all find together', async () => {
  const [one, other] = [newArchive(), newArchive()];
  await importPaths(one, realData('invictus'));
  await importPaths(other, realData('awkward'), realData('traildiscover'));
  const both = across(one, other);
  for (const query of ['', 'failed = true', 'requestParameters.bucketName = *', 'who : a']) {
    const { each } = await both.find(query);
    const alone = await Promise.all(
      [one, other].map(async (archive) => (await across(archive).find(query)).count),
    );
    expect([query, each]).toEqual([query, alone]);
  }
});
