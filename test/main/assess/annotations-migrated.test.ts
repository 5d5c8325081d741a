import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openArchive, type Archive } from '../../../main/archive/open.ts';
import { sql } from '../../../main/archive/sql.ts';
import { annotate, annotationsOf } from '../../../main/assess/index.ts';
import { textOfObjects } from '../../../main/archive/read-record.ts';
import { countEvents, parseQuery, registerRecordFunctions } from '../../../main/query/index.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { takeBack } from '../../fixtures/older-format.ts';
import { archiveOf, author, record, type TestArchive } from '../query/archive-of.ts';

const bob = { profile: { name: 'Bob', initials: 'B', role: 'reviewer' }, chain: 'bob-0001' };

let archive: TestArchive;
let refs: number[];
beforeEach(async () => {
  archive = await archiveOf([record(), record(), record(), record()]);
  refs = archive.read.column<number>(sql`SELECT id FROM event ORDER BY id`);
});
afterEach(() => archive.remove());

/** What the acts before format 5 could say: notes, tags and statuses, none taken back. */
function annotateAsBefore(): void {
  const [a = 0, b = 0, c = 0] = refs;
  annotate(archive.write, author, { events: [a, b], note: 'Seen on the call.', tag: 'planned' });
  annotate(archive.write, bob, { events: [b], tag: 'planned' });
  annotate(archive.write, bob, { events: [b], status: 'resolved', reason: 'CHG-4711' });
  annotate(archive.write, author, { events: [b, c], status: 'in-review', reason: 'Why at night?' });
  annotate(archive.write, bob, { events: [c], status: 'new' });
}

function projected({ read }: Archive): unknown[] {
  return [
    read.all(sql`SELECT * FROM annotation ORDER BY chain, seq, event`),
    read.all(sql`SELECT * FROM annotation_act ORDER BY chain, seq`),
    read.all(sql`SELECT * FROM holding ORDER BY event, field, value`),
    read.all(sql`SELECT * FROM out_of_force`),
  ];
}

// Red if the migration leaves an act, a tag, a status or an author out, takes an earlier status for
// the one that holds, or counts a tag twice: the projections are those that the acts make today.
test('what people said in an archive of format 4 holds as if it were said today', async () => {
  annotateAsBefore();
  const now = projected(archive);
  archive.close();
  const old = new Database(archive.file);
  takeBack(old, 4);
  old.close();
  const again = openArchive(archive.file);
  expect(projected(again)).toEqual(now);
  registerRecordFunctions(again.connection, textOfObjects(again.originals));
  const count = (query: string): number => countEvents(again.read, parseQuery(query));
  expect(count('tag = planned')).toBe(2);
  expect(count('status = in-review')).toBe(1);
  expect(count('annotatedBy = Bob')).toBe(2);
  expect(count('annotated = true')).toBe(2);
  expect(annotationsOf(again.read, refs[1] ?? 0)).toHaveLength(4);
  again.close();
  const { checks } = await verifyArchive(archive.file, {});
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});
