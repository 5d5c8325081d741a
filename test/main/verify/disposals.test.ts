import Database from 'better-sqlite3';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { disposeObjects } from '../../../main/archive/disposal/dispose.ts';
import { liftHold, placeHold } from '../../../main/archive/retention.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { maria } from '../../fixtures/archives.ts';
import { objectNamed, sharingArchive } from '../../fixtures/disposal.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { handOn, tamperAnywhere, type Prepared } from './archive-tampering.ts';

/** Objects 1 (a.json) and 4 (d.json) are gone by two acts, with a hold between them. */
async function disposedArchive(): Promise<Prepared> {
  const { archive } = await sharingArchive();
  disposeObjects(archive, maria, [objectNamed(archive, 'a.json')], 'Another client’s.');
  placeHold(archive.write, maria, 'A dispute.');
  liftHold(archive.write, maria, 'Settled.');
  disposeObjects(archive, maria, [objectNamed(archive, 'd.json')], 'Out of scope.');
  archive.close();
  return handOn(archive.file);
}

async function wrongIn(file: string): Promise<readonly { name: string; detail: string }[]> {
  return (await verifyArchive(file)).checks.filter(({ ok }) => !ok);
}

// Red if the second act hides the first, or one of them is not told.
test('an archive after two disposals is valid, and says what went, when, by whom and why', async () => {
  const { file } = await disposedArchive();
  const { valid, checks } = await verifyArchive(file);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(valid).toBe(true);
  const detail = (name: string): string | undefined =>
    checks.find((check) => check.name === name)?.detail;
  expect(detail('disposals')).toMatch(
    /^1 object disposed of, on [\d-]{10}, by Maria Keller, because: Another client’s\.; 1 object .*: Out of scope\.$/,
  );
  expect(detail('originals')).toMatch(/^2 objects of /);
  expect(detail('import steps')).toMatch(/^1 step with 4 objects/);
});

/** Each with the checks that must show it, a place, and by that what turns the test red. */
const tamperings: readonly (readonly [
  what: string,
  statements: readonly string[],
  checks: readonly string[],
  place: RegExp,
])[] = [
  [
    'a tombstone taken away',
    ['DELETE FROM disposal WHERE object = 1'],
    ['disposals'],
    /a\.json: ledger .* disposed of it, but it has no tombstone/,
  ],
  [
    'a tombstone without an act',
    ['INSERT INTO disposal VALUES (2)'],
    ['disposals'],
    /b\.json: it has a tombstone, but no act of the ledger disposed of it/,
  ],
  [
    'an original that vanished with a tombstone, but without an act',
    [
      'INSERT INTO disposal VALUES (2)',
      'DELETE FROM conflict WHERE event IN (SELECT id FROM event WHERE object = 2) OR first IN (SELECT id FROM event WHERE object = 2)',
      'DELETE FROM event WHERE object = 2',
    ],
    ['index', 'counts', 'disposals'],
    /b\.json/,
  ],
  [
    'a row of an object that vanished together with its tombstone',
    ['DELETE FROM object WHERE id = 1', 'DELETE FROM disposal WHERE object = 1'],
    ['originals', 'counts', 'import steps', 'disposals'],
    /a\.json: .* not even its row is there|it added 4 objects, 3 are there/,
  ],
  [
    'a disposed original under another name',
    ["UPDATE origin SET name = 'z.json' WHERE object = 1"],
    ['import steps', 'disposals'],
    /its names are not those of ledger/,
  ],
  [
    'another count of a disposed original',
    ['UPDATE object SET records = records + 1 WHERE id = 1'],
    ['counts', 'disposals'],
    /a\.json: its row is not what ledger .* says of it/,
  ],
  [
    'another hash of the text of a disposed original',
    ['UPDATE object SET text_sha256 = zeroblob(32) WHERE id = 1'],
    ['disposals'],
    /a\.json: its row is not what/,
  ],
  [
    'bytes where it lay',
    [
      "UPDATE pack SET bytes = CAST(substr(bytes, 1, 9) || x'07' || substr(bytes, 11) AS BLOB) WHERE id = 1",
    ],
    ['originals'],
    /a\.json: it was disposed of, its bytes are still there/,
  ],
  [
    'a row about one of its records',
    ["INSERT INTO rejection VALUES (1, 1, 'a.json', 3, 0, 2, 'no time', 'x')"],
    ['originals', 'index', 'import steps'],
    /a\.json: it was disposed of, rows about its records are still there/,
  ],
  [
    'a hole more',
    ["INSERT INTO hole VALUES ('dict', 900, 901)"],
    ['disposals'],
    /hole dict 900 to 901: the ledger says nothing of it/,
  ],
  [
    'a hole taken away',
    ["DELETE FROM hole WHERE part = 'dict'"],
    ['disposals'],
    /hole dict \d+ to \d+: the ledger says so, there is no row/,
  ],
  [
    'a number given again',
    ["INSERT INTO dict SELECT min(first), 0, 'again' FROM hole WHERE part = 'dict'"],
    ['index', 'disposals'],
    /hole dict .*: a row has a number that is said to be free/,
  ],
  [
    'a text removed besides',
    ["DELETE FROM dict WHERE value = 'second'"],
    ['index'],
    /dict: its numbers have a hole/,
  ],
  [
    'a conflict undone',
    ['DELETE FROM conflict'],
    ['index', 'counts'],
    /is the same record, and neither says so/,
  ],
];

describe('after a disposal, what was tampered with is found and located', () => {
  test.each(tamperings)('%s', async (_what, statements, names, place) => {
    const { file, tamper } = await disposedArchive();
    tamper(...statements);
    const wrong = await wrongIn(file);
    expect(wrong.map(({ name }) => name)).toEqual(names);
    expect(wrong.map(({ detail }) => detail).join('\n')).toMatch(place);
  });

  // Each forged with all hashes after it. Red if that part of the act is taken on trust.
  test.each([
    ['another object', /"object":1,/, '"object":2,', /disposals/],
    ['another hash', /"sha256":"../, '"sha256":"00', /disposals/],
    ['another name', /a\.json/, 'aa.json', /disposals/],
    ['other counts', /"events":3/, '"events":2', /disposals/],
    [
      'other custody of the step',
      /"custody":"[^"]{64}/,
      `"custody":"${'0'.repeat(64)}`,
      /import steps/,
    ],
    ['another change of conflicts', /"conflicts":\[\[2,-1\]/, '"conflicts":[[2,-2]', /counts/],
    ['another number of records that carry on', /"promoted":\[\[3,1/, '"promoted":[[3,2', /counts/],
    ['other holes', /"dict":\[\[/, '"dict":[[900,901],[', /disposals/],
    ['no reason', /"reason"/, '"raison"', /disposals/],
  ])('the act forged: %s', async (_what, from, to, names) => {
    const { file, forge } = await disposedArchive();
    let isChanged = false;
    forge('object.disposed', (entry) => {
      isChanged ||= from.test(entry);
      return entry.replace(from, to);
    });
    expect(isChanged).toBe(true);
    const wrong = await wrongIn(file);
    expect(wrong.map(({ name }) => name).join(' ')).toMatch(names);
  });

  // Red if the order of hold and disposal is not looked at.
  test('a disposal under a hold', async () => {
    const { file, forge } = await disposedArchive();
    forge('hold.lifted', (entry) => entry.replace('hold.lifted', 'hold.placed'));
    const wrong = await wrongIn(file);
    expect(wrong.map(({ name }) => name)).toEqual(['disposals']);
    expect(wrong[0]?.detail).toMatch(/it disposed of originals while a legal hold stood/);
  });

  // Red if any column of any sealed table is taken on trust because something was disposed of.
  test('one byte changed anywhere in a sealed table, 300 times', async () => {
    const { file } = await disposedArchive();
    const copy = join(tempFolder(), 'copy.trailproof');
    const missed: string[] = [];
    let done = 0;
    for (let seed = 1; done < 300; seed += 1) {
      copyFileSync(file, copy);
      const what = tamperAnywhere(copy, seed * 7919);
      if (what === undefined) continue;
      done += 1;
      if ((await verifyArchive(copy)).valid) missed.push(`seed ${seed}: ${what}`);
    }
    expect(missed).toEqual([]);
  }, 120_000);

  // Red if the seals of the new format are not compared, condition by condition.
  test('a seal that lets more go', async () => {
    const { file } = await disposedArchive();
    const db = new Database(file);
    db.exec('DROP TRIGGER seal_event_delete');
    db.exec(
      `CREATE TRIGGER seal_event_delete BEFORE DELETE ON event WHEN old.object <> 2
        BEGIN SELECT RAISE(ABORT, 'event is sealed'); END`,
    );
    db.close();
    const wrong = await wrongIn(file);
    expect(wrong.map(({ name }) => name)).toEqual(['file']);
  });
});
