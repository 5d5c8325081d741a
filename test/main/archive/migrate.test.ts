import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { placeOf } from '../../../main/archive/event-rows.ts';
import { findByEventID } from '../../../main/archive/find-event.ts';
import { ledgerHead } from '../../../main/archive/ledger.ts';
import { currentVersion } from '../../../main/archive/migrate.ts';
import { sealed } from '../../../main/archive/migrations/0001-first.ts';
import { openArchive, type Archive } from '../../../main/archive/open.ts';
import { annotationsOf, workpaper } from '../../../main/assess/index.ts';
import { openSession, type Session } from '../../../main/engine/session.ts';
import { countEvents, everyRef, parseQuery } from '../../../main/query/index.ts';
import { sha256Hex } from '../../../main/platform/hash.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { AssessmentId, ControlId } from '../../../preload/contract/ids.ts';
import { importPaths, keptArchive } from '../../fixtures/archives.ts';
import { record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';

function migrated(): Archive {
  const archive = openArchive(keptArchive());
  onTestFinished(() => archive.close());
  return archive;
}

async function session(): Promise<Session> {
  const opened = openSession(keptArchive());
  onTestFinished(() => opened.close());
  await opened.finishIndex();
  return opened;
}

/** Rows of each table of facts and papers, written down when the archive was made. */
const rowsThen: Readonly<Record<string, number>> = {
  run: 2,
  pack: 6,
  object: 382,
  folder: 29,
  origin: 382,
  sidecar: 2,
  ignored: 6,
  rejection: 1,
  duplicate: 1,
  conflict: 1,
  dict: 313,
  action: 116,
  place: 4,
  identity: 49,
  event: 301,
  ledger: 10,
  annotation: 1,
  assessment: 1,
  population: 15,
  population_item: 219,
  conclusion: 1,
};

/** A query, how many events it found then, and the hash of their eventIDs in order. */
const found: readonly (readonly [string, number, string])[] = [
  ['', 301, '819d115b46bb2b0d'],
  ['eventName = StopLogging', 1, 'cd1288ca9cd653bf'],
  ['identityKind = root', 11, '0a2fbc11a702c4f0'],
  ['failed = true', 137, 'c894be86c5a5831b'],
  ['mfa = no', 58, '60841266acf6a6da'],
  ['awsRegion = eu-central-1', 207, 'a53880528e65138a'],
  ['requestParameters.bucketName = *', 45, '6898cdae03059e8b'],
  ['eventTime >= 2026-06-30T00:00:00Z', 100, '52ef4ac8f4b4ec75'],
  ['eventName = ConsoleLogin AND errorMessage = *', 50, '5a23325adaa62576'],
];

const headThen = '6002f15dd82e01589155ad5724a0cd0503ca1092b52d597903ccfa8ecd8ec64f';

test('the kept archive is one of format 1, and opening it brings it to the format of today', () => {
  const file = keptArchive();
  const before = new Database(file, { readonly: true });
  expect(before.pragma('user_version', { simple: true })).toBe(1);
  before.close();
  const archive = openArchive(file);
  expect(archive.connection.pragma('user_version', { simple: true })).toBe(currentVersion);
  archive.close();
});

// Red if a migration rebuilds a table and drops or doubles a row of it.
test('every row it held is still there', () => {
  const { read } = migrated();
  const rowsNow = Object.fromEntries(
    Object.keys(rowsThen).map((table) => [
      table,
      read.get<{ n: number }>({ text: `SELECT count(*) AS n FROM ${table}`, values: [] })?.n,
    ]),
  );
  expect(rowsNow).toEqual(rowsThen);
  expect(ledgerHead(read)).toBe(headThen);
});

// Red if a migration rebuilds a sealed table and forgets its triggers.
test.each(sealed)('%s is still sealed', (table) => {
  const { connection } = migrated();
  const [column] = connection.pragma(`table_info(${table})`) as [{ name: string }];
  expect(() => connection.exec(`DELETE FROM ${table}`)).toThrow(`${table} is sealed`);
  expect(() => connection.exec(`UPDATE ${table} SET ${column.name} = ${column.name}`)).toThrow(
    `${table} is sealed`,
  );
});

// Red if a migration changes what the verifier reads, or raises the format and leaves the verifier.
test('its verification is clean', async () => {
  const file = keptArchive();
  openArchive(file).close();
  const { valid, checks } = await verifyArchive(file);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(valid).toBe(true);
});

// Red if a migrated column means something else than it did: wrong dictionary, wrong flags.
test.each(found)('%j still finds the same %i events', async (query, count, hash) => {
  const { read, readText } = await session();
  const ast = parseQuery(query);
  expect(countEvents(read, ast)).toBe(count);
  const eventIDs = [...everyRef(read, ast)].map((ref) => {
    const place = placeOf(read, ref);
    return place ? (JSON.parse(readText(place)) as { eventID: string }).eventID : '';
  });
  expect(eventIDs).toHaveLength(count);
  expect(sha256Hex(eventIDs.toSorted().join('\n')).slice(0, 16)).toBe(hash);
});

test('a record is still its own text, and its note and the conclusion are still read', async () => {
  const { read, readText } = await session();
  const [event = 0] = findByEventID(read, readText, '5aabebf8-d9bf-4929-856b-e4375e373f6a');
  expect(annotationsOf(read, event)).toMatchObject([
    { note: 'Asked the platform team on 2 July.', author: { name: 'Ada Example' } },
  ]);
  const paper = workpaper(read, AssessmentId.parse('A-1'), ControlId.parse('5.5'));
  expect(paper.population.count).toBe(4);
  expect(paper.conclusion).toMatchObject({ result: 'deviation', author: { name: 'Ada Example' } });
});

// Red if a migration leaves an import of today without a column, an index or a trigger it needs.
test('an import adds to it, and it is clean afterwards', async () => {
  const opened = await session();
  const log = join(tempFolder(), 'log.json');
  writeFileSync(log, JSON.stringify({ Records: [record()] }));
  const { indexed, rejected } = await importPaths(opened.archive, log);
  expect({ indexed, rejected, events: opened.summary().events }).toEqual({
    indexed: 1,
    rejected: 0,
    events: 302,
  });
  expect(await verifyArchive(opened.archive.file)).toMatchObject({ valid: true });
});
