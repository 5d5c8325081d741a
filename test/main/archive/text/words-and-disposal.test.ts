import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { disposeObjects } from '../../../../main/archive/disposal/dispose.ts';
import type { Archive } from '../../../../main/archive/open.ts';
import { indexWords } from '../../../../main/archive/text/index-words.ts';
import { areWordsDone } from '../../../../main/archive/text/words-state.ts';
import { WordReader } from '../../../../main/archive/text/word-reader.ts';
import { verifyArchive } from '../../../../main/verify/index.ts';
import { importPaths, maria, newArchive } from '../../../fixtures/archives.ts';
import { objectNamed } from '../../../fixtures/disposal.ts';
import { logText, record } from '../../../fixtures/records.ts';
import { tempFolder } from '../../../fixtures/temp.ts';

const why = 'Belongs to another client.';

/** Twenty records, one in each second of a minute. */
function log(folder: string, name: string, minute: number): string {
  const path = join(folder, name);
  const records = Array.from({ length: 20 }, (_, n) =>
    record({
      eventID: `${minute}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      eventTime: `2026-03-14T09:0${minute}:${String(n).padStart(2, '0')}Z`,
      requestParameters: { name: `name-${minute}-${n}` },
    }),
  );
  writeFileSync(path, logText(...records));
  return path;
}

async function checked({ file }: Archive): Promise<unknown[]> {
  return (await verifyArchive(file)).checks.filter(({ ok }) => !ok);
}

// Red if a batch that was read ahead is written as it was read.
test('words read ahead are not written for events disposed of meanwhile', async () => {
  const archive = newArchive();
  const folder = tempFolder();
  await importPaths(archive, log(folder, 'early.json', 1), log(folder, 'late.json', 2));
  const reader = new WordReader(archive.read, 10);
  let reads = 0;
  await indexWords(archive.write, {
    openSource: () => ({
      async read(wanted) {
        const batch = reader.read(wanted);
        reads += 1;
        // The third batch, the first of `late.json`, is read, and not written yet.
        if (reads === 3) disposeObjects(archive, maria, [objectNamed(archive, 'late.json')], why);
        return Promise.resolve(batch);
      },
      close: () => Promise.resolve(),
    }),
  });
  expect(reads).toBeGreaterThan(3);
  expect(areWordsDone(archive.read)).toBe(true);
  expect(await checked(archive)).toEqual([]);
  archive.close();
});

// Red if an event that lives on from an object without words keeps those it has, and gets them twice.
test('an event that moves to an object whose words are still to come has them once', async () => {
  const archive = newArchive();
  const folder = tempFolder();
  const first = log(folder, 'first.json', 3);
  await importPaths(archive, first);
  await indexWords(archive.write);
  const copy = join(folder, 'copy.json');
  const { Records } = JSON.parse(readFileSync(first, 'utf8')) as { Records: unknown[] };
  writeFileSync(
    copy,
    JSON.stringify({ Records: [...Records, record({ awsRegion: 'eu-west-1' })] }),
  );
  await importPaths(archive, copy);
  disposeObjects(archive, maria, [objectNamed(archive, 'first.json')], why);
  expect(await checked(archive)).toEqual([]);
  await indexWords(archive.write);
  expect(await checked(archive)).toEqual([]);
  const words = archive.connection.prepare(
    `SELECT count(*) FROM event_words WHERE event_words MATCH '"name-3-7"'`,
  );
  expect(words.pluck().get()).toBe(1);
  archive.close();
});
