import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Assessment, Workpaper } from '../../../preload/contract/assessment.ts';
import { paperTables, papersOf } from '../../../main/archive/handles.ts';
import type { LedgerEntryText } from '../../../main/archive/ledger.ts';
import { name, sql } from '../../../main/archive/sql.ts';
import {
  annotate,
  annotationsOf,
  conclude,
  createAssessment,
  getAssessment,
  listAssessments,
  populationPage,
  projections,
  rerunPopulation,
  withdraw,
  workpaper,
  type Act,
  type NewAssessment,
} from '../../../main/assess/index.ts';
import { assetsFolder } from '../../../main/platform/assets.ts';
import { addTo, author, archiveOfTexts, record, type TestArchive } from '../query/archive-of.ts';

const cloudtrail = (eventName: string, more: object = {}): Record<string, unknown> =>
  record({ eventSource: 'cloudtrail.amazonaws.com', eventName, ...more });

const stop = cloudtrail('StopLogging', { eventTime: '2026-03-14T09:00:00Z' });
const records = [
  stop,
  { ...stop, sourceIPAddress: '198.51.100.1' }, // the same eventID, other content
  cloudtrail('DeleteTrail', {
    eventTime: '2026-03-14T09:00:00Z',
    awsRegion: 'us-east-1',
    eventID: '0',
  }),
  cloudtrail('StopLogging', { eventTime: '2026-03-31T23:59:59Z', recipientAccountId: '2222' }),
  cloudtrail('StopLogging', { eventTime: '2026-04-01T00:00:00Z' }), // just outside
  cloudtrail('DescribeTrails'),
  stop, // a duplicate
].map((each) => JSON.stringify(each));

/** Every row of the papers that replay writes, by table. */
function papersIn({ read }: TestArchive): Record<string, object[]> {
  const tables = paperTables.filter((table) => table !== 'population_item');
  return Object.fromEntries(
    tables.map((table) => [table, read.all<object>(sql`SELECT * FROM ${name(table)}`)]),
  );
}

let archive: TestArchive;
beforeEach(async () => {
  archive = await archiveOfTexts([records.slice(0, 4), records.slice(4)]);
});
afterEach(() => archive.remove());

function create(more: Partial<NewAssessment> = {}): Assessment {
  const { write: db, readRecord } = archive;
  return createAssessment(
    { db, author, readRecord, assetsFolder: assetsFolder() },
    {
      framework: 'cis-aws-foundations@7.0.0',
      name: 'First quarter',
      from: '2026-03-01T00:00:00Z',
      to: '2026-04-01T00:00:00Z',
      accounts: [],
      regions: [],
      ...more,
    },
  );
}

function evidence() {
  return { db: archive.read, readRecord: archive.readRecord };
}

/** The population hash, from the records alone, as the docstring of populationsOf describes it. */
function hashOf(members: readonly (readonly [file: number, ordinal: number])[]): string {
  const objects = [records.slice(0, 4), records.slice(4)].map((texts) =>
    createHash('sha256')
      .update(`{"Records":[${texts.join(',')}]}`)
      .digest('hex'),
  );
  const lines = members.map(([file, ordinal]) => {
    const text = records[file * 4 + ordinal] ?? '';
    const { eventTime, eventID } = JSON.parse(text) as { eventTime: string; eventID: string };
    return { key: `${eventTime},${eventID},${objects[file] ?? ''}`, ordinal };
  });
  lines.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.ordinal - b.ordinal));
  return createHash('sha256')
    .update(lines.map(({ key, ordinal }) => `${key},${ordinal}\n`).join(''))
    .digest('hex');
}

describe('a population', () => {
  // Red if the end of the period is included, a conflict is left out, a duplicate is counted
  // twice, or the order or the form of the hashed lines changes.
  test('is what the rule finds in the period, and its hash can be re-performed', () => {
    const made = create();
    expect(Assessment.parse(made)).toEqual(made);
    expect(made.id).toBe('A-1');
    expect(made.controls.find(({ id }) => id === '5.5')?.population).toBe(4);
    const { population } = workpaper(archive.read, made.id, '5.5');
    expect(population).toEqual({
      count: 4,
      hash: hashOf([
        [0, 0],
        [0, 1],
        [0, 2],
        [0, 3],
      ]),
      first: '2026-03-14T09:00:00Z',
      last: '2026-03-31T23:59:59Z',
    });
  });

  const scopes: readonly (readonly [Partial<NewAssessment>, readonly [number, number][]])[] = [
    [{ accounts: ['2222'] }, [[0, 3]]],
    [{ regions: ['us-east-1'] }, [[0, 2]]],
    [{ accounts: ['2222'], regions: ['us-east-1'] }, []],
    [{ from: '2026-04-01T00:00:00Z', to: '2030-01-01T00:00:00.000Z' }, [[1, 0]]],
  ];
  test.each(scopes)('keeps to the scope %o', (scope, members) => {
    const { id } = create(scope);
    const { population } = workpaper(archive.read, id, '5.5');
    expect(population.count).toBe(members.length);
    expect(population.hash).toBe(hashOf(members));
  });

  // Red if a rerun uses the rule as it ships today instead of the one that was pinned.
  test('comes out the same when its rule is run again', () => {
    const { id, controls } = create();
    for (const control of controls) {
      const rerun = rerunPopulation(evidence(), id, control.id);
      expect(rerun.same).toBe(true);
      expect(rerun.events.toSorted((a, b) => b - a)).toEqual(
        populationPage(archive.read, id, control.id, 0, 500),
      );
    }
  });

  // Red if the comparison with the stored hash is left out.
  test('is said to differ once more evidence of the period is there', async () => {
    const { id } = create();
    await addTo(archive, [cloudtrail('StartLogging')]);
    const rerun = rerunPopulation(evidence(), id, '5.5');
    expect(rerun).toMatchObject({ same: false, count: 5, stored: { count: 4 } });
    expect(rerunPopulation(evidence(), id, '5.4').same).toBe(true);
  });

  test('is handed out in pages, newest first', () => {
    const { id } = create();
    const whole = populationPage(archive.read, id, '5.5', 0, 500);
    expect(whole).toHaveLength(4);
    expect([
      ...populationPage(archive.read, id, '5.5', 0, 3),
      ...populationPage(archive.read, id, '5.5', 3, 3),
    ]).toEqual(whole);
    expect(whole).toEqual(whole.toSorted((a, b) => b - a));
  });
});

describe('an assessment', () => {
  test('is numbered, listed and found again', () => {
    const first = create();
    const second = create({ name: 'Second' });
    expect(second.id).toBe('A-2');
    expect(listAssessments(archive.read)).toEqual([first, second]);
    expect(getAssessment(archive.read, 'A-1')).toEqual(first);
    expect(() => getAssessment(archive.read, 'A-9')).toThrow('there are: A-1, A-2');
  });

  test.each([
    [{ framework: 'soc2@1' }, 'cis-aws-foundations@7.0.0'],
    [{ to: '2026-03-01T00:00:00Z' }, 'before it begins'],
    [{ from: '2026-03-01' }, 'no whole second'],
    [{ from: '2026-02-30T00:00:00Z' }, 'no whole second'],
    [{ name: ' ' }, 'needs a name'],
    [{ from: '2026-03-01T00:00:00.5Z' }, 'no whole second'],
  ])('%o is refused and leaves nothing behind', (more, says) => {
    expect(() => create(more)).toThrow(says);
    expect(listAssessments(archive.read)).toEqual([]);
  });

  // Red if any paper is written that the ledger's bodies alone do not give back.
  test('replay of the ledger writes the same papers', () => {
    const { id } = create();
    const events = populationPage(archive.read, id, '5.5', 0, 2);
    annotate(archive.write, author, { events, note: 'seen', tag: 'T', status: 'new' });
    conclude(archive.write, author, {
      assessment: id,
      control: '5.5',
      result: 'not-evaluable',
      rationale: 'No alarm was shown.',
    });
    const done = annotate(archive.write, author, { events, untag: 'T', star: true });
    withdraw(archive.write, author, done);
    const before = papersIn(archive);
    archive.connection.pragma('foreign_keys = OFF');
    for (const table of paperTables) {
      if (table !== 'population_item') archive.connection.exec(`DELETE FROM ${table}`);
    }
    const entries = archive.read.all<{ chain: string; seq: number; entry: string }>(
      sql`SELECT chain, seq, entry FROM ledger ORDER BY rowid`,
    );
    for (const { chain, seq, entry } of entries) {
      const { act, body, ...said } = JSON.parse(entry) as LedgerEntryText & { act: Act };
      const receipt = { chain, seq, at: said.at, author: said.author };
      if (Object.hasOwn(projections, act)) projections[act](papersOf(archive.write), receipt, body);
    }
    expect(papersIn(archive)).toEqual(before);
    expect(before['holding']).not.toEqual([]);
    expect(before['out_of_force']).toHaveLength(1);
  });
});

describe('a conclusion', () => {
  test('stands on the paper, earlier ones stay in the history', () => {
    const { id } = create();
    expect(workpaper(archive.read, id, '5.5')).toMatchObject({ conclusion: null, history: [] });
    const on = { assessment: id, control: '5.5' };
    conclude(archive.write, author, { ...on, result: 'deviation', rationale: 'First.' });
    const done = conclude(archive.write, author, {
      ...on,
      result: 'not-evaluable',
      rationale: ' Second. ',
    });
    const paper = workpaper(archive.read, id, '5.5');
    expect(Workpaper.parse(paper)).toEqual(paper);
    expect(paper.history.map(({ rationale }) => rationale)).toEqual(['First.', 'Second.']);
    expect(paper.conclusion).toMatchObject({
      result: 'not-evaluable',
      seq: done.seq,
      hash: done.hash,
    });
    expect(paper.conclusion?.author).toEqual(author.profile);
    const summary = getAssessment(archive.read, id).controls.find((each) => each.id === '5.5');
    expect(summary?.conclusion).toBe('not-evaluable');
  });

  test.each([
    [{ assessment: 'A-7' }, 'there are: A-1'],
    [{ control: '9.9' }, 'there are: 5.1, 5.2'],
    [{ result: 'effective' }, 'not-evaluable, no-deviation, deviation, not-applicable'],
    [{ rationale: '  ' }, 'needs a rationale'],
  ])('%o is refused and leaves no entry', (more, says) => {
    create();
    const before = archive.read.all(sql`SELECT hash FROM ledger`).length;
    const good = { assessment: 'A-1', control: '5.1', result: 'deviation', rationale: 'x' };
    expect(() => conclude(archive.write, author, { ...good, ...more })).toThrow(says);
    expect(archive.read.all(sql`SELECT hash FROM ledger`)).toHaveLength(before);
  });
});

describe('an annotation', () => {
  const refs = (): number[] =>
    archive.read.all<{ id: number }>(sql`SELECT id FROM event ORDER BY id`).map(({ id }) => id);

  test('is one act over all its events, and nothing is overwritten', () => {
    const [first = 0, second = 0] = refs();
    const done = annotate(archive.write, author, { events: [first, second, first], note: ' a ' });
    annotate(archive.write, author, {
      events: [first],
      status: 'resolved',
      reason: 'Change 17',
      tag: 'planned',
    });
    expect(done.acts).toBe(1);
    expect(annotationsOf(archive.read, second)).toMatchObject([{ note: 'a', hash: done.hash }]);
    expect(annotationsOf(archive.read, first)).toMatchObject([
      { note: 'a', status: null },
      { note: null, status: 'resolved', reason: 'Change 17', tag: 'planned' },
    ]);
  });

  test.each([
    [{}, 'needs a note, a tag, a star or a status'],
    [{ note: '  ' }, 'needs a note, a tag, a star or a status'],
    [{ status: 'resolved' as const }, 'needs a reason'],
    [{ status: 'in-review' as const }, 'needs a reason'],
    [{ note: 'x', reason: 'y' }, 'belongs to a status'],
    [{ tag: 'x'.repeat(61) }, 'longer than 60'],
    [{ note: 'x', events: [] }, 'no event'],
    [{ note: 'x', events: [7] }, 'There is no event 7'],
  ])('%o is refused and leaves no entry', (more, says) => {
    const before = archive.read.all(sql`SELECT hash FROM ledger`).length;
    expect(() => annotate(archive.write, author, { events: refs(), ...more })).toThrow(says);
    expect(archive.read.all(sql`SELECT hash FROM ledger`)).toHaveLength(before);
  });
});

// Red if the id is taken for free because it was so a moment ago: the second program's act is lost.
test('two programs that create one at the same moment both do', () => {
  const { write, readRecord } = archive;
  let isFirst = true;
  const slow: typeof write = {
    ...write,
    transaction: (work) => {
      if (isFirst) {
        isFirst = false;
        expect(create({ name: 'The other program’s' }).id).toBe('A-1');
      }
      return write.transaction(work);
    },
  };
  const mine = createAssessment(
    { db: slow, author, readRecord, assetsFolder: assetsFolder() },
    {
      framework: 'cis-aws-foundations@7.0.0',
      name: 'Mine',
      from: '2026-03-01T00:00:00Z',
      to: '2026-04-01T00:00:00Z',
      accounts: [],
      regions: [],
    },
  );
  expect(mine).toMatchObject({ id: 'A-2', name: 'Mine' });
  expect(
    listAssessments(archive.read)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['Mine', 'The other program’s']);
});
