import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventRows } from '../../../main/archive/event-rows.ts';
import { ledgerPage } from '../../../main/archive/ledger-view.ts';
import { sql } from '../../../main/archive/sql.ts';
import {
  annotate,
  annotationsOf,
  colourTag,
  editNote,
  hideResolved,
  sharedViewOf,
  tagsOf,
  withdraw,
} from '../../../main/assess/index.ts';
import { countEvents, parseQuery } from '../../../main/query/index.ts';
import { archiveOf, author, record, type TestArchive } from '../query/archive-of.ts';

const other = { profile: { name: 'Bob', initials: 'B', role: 'reviewer' }, chain: 'bob-0001' };

let archive: TestArchive;
let refs: number[];
beforeEach(async () => {
  archive = await archiveOf([record(), record(), record()]);
  refs = archive.read.column<number>(sql`SELECT id FROM event ORDER BY id`);
});
afterEach(() => archive.remove());

function holds(event = refs[0] ?? 0): Record<string, unknown> {
  const [row] = eventRows(archive.read, [event]);
  if (row === undefined) throw new Error('no such event');
  const { notes, star, tags, status } = row;
  return { notes, star, tags, status };
}

const untouched = { notes: 0, star: false, tags: [], status: 'new' };

describe('taking back', () => {
  // Red if undo is no act of its own, or does not find every event of the act.
  test('an act on several events goes as one, and comes back as one', () => {
    const reason = 'Known scanner.';
    const said = { note: 'a', tag: 'T', star: true, status: 'resolved', reason } as const;
    const done = annotate(archive.write, author, { events: refs, ...said });
    const all = { notes: 1, star: true, tags: ['T'], status: 'resolved' };
    for (const ref of refs) expect(holds(ref)).toEqual(all);
    const undone = withdraw(archive.write, other, done, 'wrong window');
    for (const ref of refs) expect(holds(ref)).toEqual(untouched);
    const redone = withdraw(archive.write, author, undone);
    for (const ref of refs) expect(holds(ref)).toEqual(all);
    withdraw(archive.write, author, redone);
    for (const ref of refs) expect(holds(ref)).toEqual(untouched);
    expect(annotationsOf(archive.read, refs[0] ?? 0)).toMatchObject([
      { note: 'a', inForce: false, isWithdrawal: false, events: 3, of: null },
      { isWithdrawal: true, inForce: true, reason: 'wrong window', author: other.profile },
      { isWithdrawal: true, inForce: false },
      { isWithdrawal: true, inForce: true },
    ]);
  });

  test('what is taken back cannot be taken back again, and nothing else can', () => {
    const done = annotate(archive.write, author, { events: refs, tag: 'T' });
    withdraw(archive.write, author, done);
    expect(() => withdraw(archive.write, author, done)).toThrow('has been taken back already');
    expect(() => withdraw(archive.write, author, { chain: author.chain, seq: 1 })).toThrow(
      'is no annotation',
    );
    expect(() => withdraw(archive.write, author, { chain: 'nobody', seq: 1 })).toThrow(
      'is no annotation',
    );
  });
});

describe('an edit', () => {
  // Red if the earlier note still counts, or is lost, or what else the act said is lost.
  test('says the note anew and keeps the rest; the earlier one stays in the history', () => {
    const done = annotate(archive.write, author, { events: refs, note: 'frist', tag: 'T' });
    const edited = editNote(archive.write, author, done, ' first ');
    expect(holds(refs[2])).toEqual({ ...untouched, notes: 1, tags: ['T'] });
    expect(annotationsOf(archive.read, refs[2] ?? 0)).toMatchObject([
      { note: 'frist', inForce: false },
      { note: 'first', tag: 'T', inForce: true, of: { chain: author.chain, seq: done.seq } },
    ]);
    // Taking the edit back brings the earlier note back.
    withdraw(archive.write, author, edited);
    expect(annotationsOf(archive.read, refs[2] ?? 0)[0]).toMatchObject({ inForce: true });
    expect(countEvents(archive.read, parseQuery('note = frist'))).toBe(3);
    expect(countEvents(archive.read, parseQuery('note = first'))).toBe(0);
  });

  test('needs a note that stands', () => {
    const done = annotate(archive.write, author, { events: refs, tag: 'T' });
    expect(() => editNote(archive.write, author, done, 'x')).toThrow('holds no note');
    const noted = annotate(archive.write, author, { events: refs, note: 'x' });
    expect(() => editNote(archive.write, author, noted, '  ')).toThrow('A note needs words');
    const gone = withdraw(archive.write, author, noted);
    expect(() => editNote(archive.write, author, noted, 'y')).toThrow('taken back already');
    expect(() => editNote(archive.write, author, gone, 'y')).toThrow('holds no note');
  });
});

test.each([
  [{ tag: 'a', untag: 'a' }, 'given and taken off'],
  [{ untag: 'x'.repeat(61) }, 'longer than 60'],
  [{}, 'needs a note, a tag, a star or a status'],
])('%j is refused', (said, why) => {
  expect(() => annotate(archive.write, author, { events: refs, ...said })).toThrow(why);
  expect(archive.read.column(sql`SELECT count(*) FROM annotation_act`)).toEqual([0]);
});

test('tags are told with their colours, most used first', () => {
  annotate(archive.write, author, { events: refs.slice(0, 1), tag: 'rare' });
  annotate(archive.write, author, { events: refs, tag: 'often' });
  colourTag(archive.write, author, 'often', 'blue');
  colourTag(archive.write, author, ' planned ', 'red');
  colourTag(archive.write, author, 'often', 'teal');
  expect(tagsOf(archive.read)).toEqual([
    { tag: 'often', colour: 'teal', events: 3 },
    { tag: 'rare', colour: 'grey', events: 1 },
    { tag: 'planned', colour: 'red', events: 0 },
  ]);
  expect(() => colourTag(archive.write, author, ' ', 'red')).toThrow('1 to 60 characters');
});

test('hiding resolved events is an act, and the last one stands', () => {
  expect(sharedViewOf(archive.read)).toEqual({ hidesResolved: false, by: null, at: null });
  hideResolved(archive.write, author, true);
  expect(sharedViewOf(archive.read)).toMatchObject({ hidesResolved: true, by: 'Test Person' });
  hideResolved(archive.write, other, false);
  expect(sharedViewOf(archive.read)).toMatchObject({ hidesResolved: false, by: 'Bob' });
});

test('the ledger tells each act in words', () => {
  const [first = 0] = refs;
  const done = annotate(archive.write, author, { events: refs, tag: 'T', star: true });
  annotate(archive.write, author, { events: [first], untag: 'T', star: false, status: 'new' });
  withdraw(archive.write, author, done);
  const { entries } = ledgerPage(archive.read, 0, 3);
  expect(entries.map(({ sentence }) => sentence).toSorted()).toEqual([
    '1 event annotated: tag “T” taken off, star taken off, status new',
    '3 events annotated: tagged “T”, starred',
    `Annotation ${done.seq} taken back`,
  ]);
});

// Red if an act is cut into several. What it takes is told by the bench.
test('ten thousand events are annotated in one act, and taken back in one', async () => {
  const many = await archiveOf(Array.from({ length: 10_000 }, () => record()));
  try {
    const events = many.read.column<number>(sql`SELECT id FROM event`);
    const said = { note: 'Scanner.', tag: 'noise', star: true } as const;
    const done = annotate(many.write, author, { events, ...said });
    expect(done.acts).toBe(1);
    withdraw(many.write, author, done);
    expect(countEvents(many.read, parseQuery('annotated = true'))).toBe(0);
    expect(countEvents(many.read, parseQuery('annotatedAt = *'))).toBe(10_000);
  } finally {
    many.remove();
  }
}, 60_000);
