/** Names that only records say, of people who never acted. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastObject, namesOfRecords } from '../../../../main/engine/privacy/names-of-records.ts';
import { importPaths, newArchive } from '../../../fixtures/archives.ts';
import { logText, record } from '../../../fixtures/records.ts';
import { tempFolder } from '../../../fixtures/temp.ts';

const never = new AbortController().signal;
const naming = (userName: string, padding = '') =>
  record({ eventID: userName, requestParameters: { padding, userName } });

async function archiveWith(...texts: readonly string[]) {
  const archive = newArchive();
  for (const [n, text] of texts.entries()) {
    const file = join(tempFolder(), `log-${n}.json`);
    writeFileSync(file, text);
    await importPaths(archive, file);
  }
  return archive.read;
}

// Red if an original is left out, or read again that was read before.
test('every original is read once', async () => {
  const db = await archiveWith(logText(naming('first')), logText(naming('second')));
  const all = await namesOfRecords(db, 0, never);
  expect(all.names).toEqual(expect.arrayContaining(['maria', 'first', 'second']));
  expect(all.last).toBe(lastObject(db));
  const later = await namesOfRecords(db, 1, never);
  expect(later.names).toContain('second');
  expect(later.names).not.toContain('first');
  expect(await namesOfRecords(db, all.last, never)).toEqual({ names: [], last: all.last });
});

// Red if a long original is read in parts that do not overlap.
test.each([-40, -20, -10, -5, 0])(
  'a name %d characters from where a part ends is found',
  async (n) => {
    const part = 4 << 20;
    const begins = logText(naming('straddler')).indexOf('straddler');
    const text = logText(naming('straddler', 'x'.repeat(part - begins + n)));
    expect(text.indexOf('straddler')).toBe(part + n);
    const { names } = await namesOfRecords(await archiveWith(text), 0, never);
    expect(names).toContain('straddler');
    // Half of it would be hidden where it is no name.
    expect(names.filter((name) => 'straddler'.includes(name))).toEqual(['straddler']);
  },
);

test('it stops when the archive is given up', async () => {
  const db = await archiveWith(logText(naming('first')));
  await expect(namesOfRecords(db, 0, AbortSignal.abort())).rejects.toThrow('was closed');
});
