import Database from 'better-sqlite3';
import fc from 'fast-check';
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { disposeObjects } from '../../../main/archive/disposal/dispose.ts';
import { indexWords } from '../../../main/archive/text/index-words.ts';
import { RecordWords } from '../../../main/archive/text/record-words.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { WordsOfRecord } from '../../../main/verify/archive/words/read-words.ts';
import { WordHash } from '../../../main/verify/archive/words/word-hash.ts';
import { WordSet } from '../../../main/verify/archive/words/word-set.ts';
import { importPaths, maria, newArchive } from '../../fixtures/archives.ts';
import { haveRealData, realData } from '../../fixtures/real-data.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';

type Changed = (db: Database.Database) => void;

/** Four files of fifty records, their words indexed; enough words for many pages of the index. */
async function indexedArchive(): Promise<string> {
  const folder = tempFolder();
  for (let file = 0; file < 4; file += 1) {
    const records = Array.from({ length: 50 }, (_, n) =>
      record({
        eventID: `${file}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        eventTime: `2026-03-14T0${file}:00:${String(n).padStart(2, '0')}Z`,
        requestParameters: {
          name: `name-${file}-${n}`,
          text: Array.from({ length: 20 }, (__, w) => `w${file}x${n}y${w}`).join(' '),
        },
      }),
    );
    writeFileSync(join(folder, `${file}.json`), logText(...records));
  }
  const archive = newArchive();
  await importPaths(archive, folder);
  await indexWords(archive.write);
  archive.close();
  return archive.file;
}

function change(file: string, changed: Changed): void {
  const db = new Database(file).unsafeMode();
  changed(db);
  db.close();
}

async function wordsOf(file: string): Promise<{ ok: boolean; detail: string; failed: string[] }> {
  const { checks } = await verifyArchive(file);
  const { ok, detail } = checks.find(({ name }) => name === 'words') ?? { ok: false, detail: '' };
  return { ok, detail, failed: checks.filter((each) => !each.ok).map(({ name }) => name) };
}

const idOf = (db: Database.Database, at: number): number =>
  db.prepare('SELECT id FROM event ORDER BY id LIMIT 1 OFFSET ?').pluck().get(at) as number;
const add = (db: Database.Database, id: number, words: string): void => {
  db.prepare('INSERT INTO event_words (rowid, words) VALUES (?, ?)').run(id, words);
};
const remove = (db: Database.Database, id: number, words: string): void => {
  db.prepare("INSERT INTO event_words (event_words, rowid, words) VALUES ('delete', ?, ?)").run(
    id,
    words,
  );
};

describe('the check of the index of words', () => {
  test('holds for an honest archive, and says how much it compared', async () => {
    const file = await indexedArchive();
    const { ok, detail } = await wordsOf(file);
    const db = new Database(file, { readonly: true });
    db.exec('CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, event_words, instance)');
    const pairs = db.prepare('SELECT count(*) FROM temp.v').pluck().get() as number;
    db.close();
    expect({ ok, detail }).toEqual({
      ok: true,
      detail: `${pairs.toLocaleString('en')} words of 200 events`,
    });
  });

  // Each red without the comparison of the whole; the name of the place without that event by event.
  test.each<readonly [string, Changed, RegExp]>([
    ['a word is taken out', (db) => remove(db, idOf(db, 3), 'name-0-3'), /0\.json record 4:/],
    ['a word is put in', (db) => add(db, idOf(db, 60), 'innocent'), /1\.json record 11:/],
    [
      'a word goes from one event to another',
      (db) => {
        remove(db, idOf(db, 3), 'name-0-3');
        add(db, idOf(db, 4), 'name-0-3');
      },
      /0\.json record 4:.*0\.json record 5:/,
    ],
    [
      'two words change places, so that counts and sums of events stay',
      (db) => {
        remove(db, idOf(db, 7), 'name-0-7');
        remove(db, idOf(db, 8), 'name-0-8');
        add(db, idOf(db, 7), 'name-0-8');
        add(db, idOf(db, 8), 'name-0-7');
      },
      /0\.json record 8:.*0\.json record 9:/,
    ],
    ['an event has none left', (db) => emptyEvent(db, idOf(db, 100)), /2\.json record 1:/],
    ['words of no event', (db) => add(db, 77, 'ghost'), /event 77: the index has words of it/],
    [
      'everything is gone, the state says it is there',
      (db) => db.prepare("INSERT INTO event_words (event_words) VALUES ('delete-all')").run(),
      /200 faults/,
    ],
  ])('finds it if %s', async (_, changed, place) => {
    const file = await indexedArchive();
    change(file, changed);
    const { ok, detail, failed } = await wordsOf(file);
    expect({ ok, failed }).toEqual({ ok: false, failed: ['words'] });
    expect(detail).toMatch(place);
  });

  // Red without the look at what leads to the pages: SQLite's own check does not see the last of them.
  test('finds it if the way to any page is taken away', async () => {
    const file = await indexedArchive();
    const db = new Database(file, { readonly: true });
    const ways = db.prepare('SELECT segid, term FROM event_words_idx').all();
    db.close();
    expect(ways.length).toBeGreaterThan(5);
    for (const way of [ways.at(0), ways.at(2), ways.at(-2), ways.at(-1)]) {
      const copy = join(tempFolder(), 'copy.trailproof');
      copyFileSync(file, copy);
      change(copy, (own) =>
        own.prepare('DELETE FROM event_words_idx WHERE segid = :segid AND term = :term').run(way),
      );
      expect((await wordsOf(copy)).failed.length).toBeGreaterThan(0);
    }
  });

  test('finds it if all ways are taken away, or pages themselves', async () => {
    for (const table of ['event_words_idx', 'event_words_data WHERE id > 137438953472']) {
      const file = await indexedArchive();
      change(file, (db) => db.prepare(`DELETE FROM ${table}`).run());
      expect((await wordsOf(file)).failed.length).toBeGreaterThan(0);
    }
  });

  // Red without the comparison of how the table is made: searches cut words otherwise, and find nothing.
  test('finds it if the table is made otherwise', async () => {
    const file = await indexedArchive();
    change(file, (db) => {
      db.pragma('writable_schema = ON');
      const changed = `UPDATE sqlite_schema SET sql = replace(sql, 'ascii tokenchars', 'ascii separators')
        WHERE name = 'event_words'`;
      db.prepare(changed).run();
    });
    expect((await wordsOf(file)).detail).toMatch(/made otherwise/);
  });
});

/** Takes out every word of an event, as its record has them. */
function emptyEvent(db: Database.Database, id: number): void {
  db.exec('CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, event_words, instance)');
  const terms = db.prepare('SELECT term FROM temp.v WHERE doc = ?').pluck().all(id);
  db.exec('DROP TABLE temp.v');
  remove(db, id, terms.join(' '));
}

describe('an index that is not finished', () => {
  const half = async (): Promise<string> => {
    const file = await indexedArchive();
    const archive = newArchive();
    const more = tempFolder();
    writeFileSync(
      join(more, 'x.json'),
      logText(record({ eventID: 'x' }), record({ eventID: 'y' })),
    );
    await importPaths(archive, more);
    await indexWords(archive.write, { batchEvents: 1 });
    writeFileSync(join(more, 'z.json'), logText(record({ eventID: 'z', userAgent: 'other' })));
    await importPaths(archive, more);
    archive.close();
    expect(file).not.toBe(archive.file);
    return archive.file;
  };

  // Red if words are demanded of events that the state does not claim.
  test('is right as far as it says that it goes', async () => {
    const { ok, detail } = await wordsOf(await half());
    expect({ ok, detail }).toEqual({
      ok: true,
      detail: expect.stringMatching(/ of 2 events; others are not indexed yet$/) as string,
    });
  });

  // Red without the look at the last object: what is imported next would never be indexed.
  test('may not be said to go further than the archive', async () => {
    const file = await indexedArchive();
    change(file, (db) =>
      db.prepare("UPDATE meta SET value = '5' WHERE key = 'words_objects'").run(),
    );
    expect((await wordsOf(file)).detail).toMatch(/more objects are said to be indexed/);
  });

  // Red if the state is taken for what it says.
  test.each(['words_objects', 'words_pass'])('is wrong if %s says more', async (key) => {
    const file = await half();
    change(file, (db) => {
      db.prepare("UPDATE meta SET value = '9' WHERE key = ?").run(key);
      db.prepare("UPDATE meta SET value = '9007199254740991' WHERE key = 'words_event'").run();
    });
    expect((await wordsOf(file)).failed).toEqual(['words']);
  });
});

// Red if the words of what was disposed of are still there, or are put back.
test('of an original that was disposed of no word is left', async () => {
  const file = await indexedArchive();
  const { openArchive } = await import('../../../main/archive/open.ts');
  const archive = openArchive(file);
  const gone = archive.read.column<number>({
    text: 'SELECT id FROM event WHERE object = 2 LIMIT 1',
    values: [],
  });
  disposeObjects(archive, maria, [2], 'Out of scope.');
  archive.close();
  expect(await wordsOf(file)).toMatchObject({ ok: true, failed: [] });
  change(file, (db) => add(db, gone[0] ?? 0, 'name-1-0'));
  expect((await wordsOf(file)).failed).toEqual(['words']);
});

describe('what a word is, for the archive and for its check', () => {
  const hash = new WordHash(Buffer.alloc(40, 0xa7));
  const set = new WordSet();
  const reader = new WordsOfRecord(hash, set);
  const archives = new RecordWords();

  const numbersOfArchive = (text: Buffer): string[] => {
    archives.add(text, 0, text.length);
    const words = archives.take().toString('utf8').split(' ').filter(Boolean);
    const all = words.map((word) => {
      const bytes = Buffer.from(word);
      hash.word(bytes, 0, bytes.length);
      return `${hash.first} ${hash.second}`;
    });
    return [...new Set(all)].toSorted();
  };
  const numbersOfCheck = (text: Buffer): string[] => {
    reader.read(text, 0);
    const { numbers, count } = set;
    return Array.from({ length: count }, (_, at) =>
      [numbers[at * 2], numbers[at * 2 + 1]].join(' '),
    ).toSorted();
  };

  const values = fc.oneof(
    fc.constantFrom('a.b.', '..x..', `${'Zz9'.repeat(30)}+=`, 'é'.repeat(45), '\\"', 'A-b_C'),
    fc.constantFrom(
      `${'x'.repeat(39)}😀y`,
      `${'ab1/'.repeat(20)}x`,
      `${'k'.repeat(60)}.${'m'.repeat(9)}`,
    ),
    fc.string({ unit: 'binary', maxLength: 90 }),
    fc.string({
      unit: fc.constantFrom('a', 'B', '7', '.', '-', ' ', '/', '+', '=', 'ä'),
      maxLength: 80,
    }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true, 1e21, -0.5),
  );
  const keys = fc.constantFrom('userIdentity', 'type', 'arn', 'sessionContext', 'sessionIssuer');
  const names = fc.oneof(keys, fc.constantFrom('eventTime', 'userName', 'x', 'ä"', '', '\\'));
  const records = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 5 }, values, fc.array(tie('any'), { maxLength: 3 }), tie('object')),
    object: fc.dictionary(names, tie('any'), { maxKeys: 6 }),
  })).object;

  // Red if either of them forgets an escape, a column, a dot, base64, or where a word is cut.
  test('is the same, whatever the record', () => {
    fc.assert(
      fc.property(
        records,
        fc.constantFrom(undefined, 1),
        fc.boolean(),
        (given, indent, escaped) => {
          const plain = JSON.stringify(given, null, indent);
          const text = escaped ? plain.replaceAll('userName', String.raw`\u0075serName`) : plain;
          const bytes = Buffer.from(text);
          expect(numbersOfCheck(bytes)).toEqual(numbersOfArchive(bytes));
        },
      ),
      { numRuns: 5000 },
    );
  });

  // Red with a call for each level: the stack would end, and with it the indexing of everything.
  test('is the same in a record that is twenty thousand levels deep', () => {
    const deep = `{"x":${'[{"y":'.repeat(10_000)}"word"${'}]'.repeat(10_000)},"z":"other 7"}`;
    const bytes = Buffer.from(deep);
    expect(numbersOfArchive(bytes)).toHaveLength(3);
    expect(numbersOfCheck(bytes)).toEqual(numbersOfArchive(bytes));
  });

  test('SQL and the program give events the same numbers', () => {
    const own = new WordHash();
    const db = new Database(':memory:');
    const ask = db.prepare(`SELECT ${own.sums()} FROM (SELECT CAST(? AS INTEGER) AS doc)`).raw();
    fc.assert(
      fc.property(fc.maxSafeNat(), (id) => {
        expect(ask.get(BigInt(id))).toEqual(own.event(id).map((number) => number % 2 ** 32));
      }),
    );
    db.close();
  });

  test('a set grows with its words and forgets them', () => {
    for (let n = 0; n < 5000; n += 1) set.add(n * 2 + 1, n);
    for (let n = 0; n < 5000; n += 1) set.add(n * 2 + 1, n);
    expect(set.count).toBeGreaterThanOrEqual(5000);
    set.clear();
    set.add(1, 1);
    expect(set.count).toBe(1);
  });
});

describe.skipIf(!haveRealData)('real records', () => {
  test.each(
    readdirSync(haveRealData ? realData() : '.', { withFileTypes: true })
      .filter((entry) => haveRealData && entry.isDirectory())
      .map(({ name }) => name),
  )(
    '%s: every word is where it should be',
    async (folder) => {
      const archive = newArchive();
      await importPaths(archive, realData(folder));
      await indexWords(archive.write);
      const { ok, detail } = await wordsOf(archive.file);
      expect(ok, detail).toBe(true);
    },
    60_000,
  );
});
