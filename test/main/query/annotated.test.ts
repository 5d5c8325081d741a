/** Queries about what people said, against an evaluation that reads the acts and not the projection. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../main/archive/sql.ts';
import { annotate, withdraw } from '../../../main/assess/index.ts';
import { annotatedFields, type Field, type Query } from '../../../main/query/ast.ts';
import { canonicalQuery, explain, pageOfRefs, parseQuery } from '../../../main/query/index.ts';
import { archiveOf, author, record, type TestArchive } from './archive-of.ts';
import { holds } from './evaluate.ts';

const bob = { profile: { name: 'Bob Äsh', initials: 'B', role: 'reviewer' }, chain: 'bob-0001' };
const count = 6;

/** What stands for each event once the acts below are done; written by hand. */
const standing: readonly Readonly<Record<string, readonly string[]>>[] = [
  {
    tag: ['suspicious', 'Ticket 5'],
    note: ['Asked *Ada*.'],
    star: ['true'],
    annotatedBy: ['Test Person'],
  },
  { tag: ['suspicious'], status: ['resolved'], annotatedBy: ['Test Person', 'Bob Äsh'] },
  { status: ['in-review'], annotatedBy: ['Bob Äsh'] },
  { annotatedBy: ['Test Person'], star: ['false'], annotated: ['false'] },
  { annotated: ['false'] },
  { annotated: ['false'] },
];

let archive: TestArchive;
let refs: number[];
let times: Map<number, string>;

beforeAll(async () => {
  archive = await archiveOf(Array.from({ length: count }, () => record()));
  refs = archive.read.column<number>(sql`SELECT id FROM event ORDER BY id`);
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = refs;
  const { write } = archive;
  annotate(write, author, { events: [a, b], tag: 'suspicious' });
  annotate(write, author, { events: [a], tag: 'Ticket 5', note: 'Asked *Ada*.', star: true });
  annotate(write, bob, { events: [b], status: 'resolved', reason: 'Known.' });
  annotate(write, bob, { events: [c], status: 'in-review', reason: 'Odd.' });
  annotate(write, author, { events: [d], star: true });
  annotate(write, author, { events: [d], star: false });
  withdraw(write, author, annotate(write, bob, { events: [e], tag: 'suspicious', note: 'x' }));
  const rows = archive.read.all<{ event: number; at: string }>(
    sql`SELECT a.event, max(l.entry ->> '$.at') AS at FROM annotation AS a
      JOIN ledger AS l ON l.chain = a.chain AND l.seq = a.seq GROUP BY a.event`,
  );
  times = new Map(rows.map(({ event, at }) => [event, at]));
});
afterAll(() => archive.remove());

function wordsOf(name: string, index: number): readonly string[] {
  const said = standing[index] ?? {};
  const ref = refs[index] ?? 0;
  if (name === 'annotatedAt') return times.has(ref) ? [times.get(ref) ?? ''] : [];
  if (name === 'status') return said['status'] ?? ['new'];
  if (name === 'star') return said['star'] ?? ['false'];
  if (name === 'annotated') return said['annotated'] ?? ['true'];
  return said[name] ?? [];
}

function fits(query: Query, index: number): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.parts.every((part) => fits(part, index));
    case 'or':
      return query.parts.some((part) => fits(part, index));
    case 'not':
      return !fits(query.part, index);
    case 'anywhere':
      return false;
    case 'network':
    case 'number':
    case 'present':
    case 'text':
    case 'time': {
      const name = query.field.kind === 'derived' ? query.field.name : '';
      return wordsOf(name, index).some((text) => holds(query, text));
    }
  }
}

const field = fc.constantFrom(...annotatedFields).map((name): Field => ({ kind: 'derived', name }));
const word = fc.constantFrom(
  'suspicious',
  'SUSPICIOUS',
  'Ticket 5',
  'true',
  'false',
  'new',
  'resolved',
  'in-review',
  'Bob Äsh',
  'bob äsh',
  'a',
  's',
  'Asked *Ada*.',
  '2',
  `' OR 1=1`,
);
const leaf: fc.Arbitrary<Query> = fc.oneof(
  fc
    .tuple(
      field,
      fc.constantFrom('equals', 'starts', 'ends', 'contains'),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('exact', 'ignore'),
    )
    .map(([of, operator, [first = '', ...rest], caseMode]): Query => ({
      kind: 'text',
      field: of,
      operator,
      values: [first, ...rest],
      caseMode,
    })),
  field.map((of): Query => ({ kind: 'present', field: of })),
  fc
    .tuple(field, fc.constantFrom('<', '>='))
    .map(([of, operator]): Query => ({ kind: 'number', field: of, operator, value: '5' })),
  fc
    .tuple(field, fc.integer({ min: 1_700_000_000, max: 1_999_999_999 }))
    .map(([of, from]): Query => ({ kind: 'time', field: of, from, to: null })),
);
const query: fc.Arbitrary<Query> = fc.letrec<{ q: Query }>((tie) => ({
  q: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.tuple(tie('q'), tie('q')).map((parts): Query => ({ kind: 'and', parts })),
    fc.tuple(tie('q'), tie('q')).map((parts): Query => ({ kind: 'or', parts })),
    tie('q').map((part): Query => ({ kind: 'not', part })),
  ),
})).q;

// Red if: an act that was taken back is found, what goes without saying (no star, new) is not found,
// NOT is three-valued, or one word of several hides the others.
test('SQL over the projection finds what the acts say', () => {
  fc.assert(
    fc.property(query, (asked) => {
      const expected = refs.filter((_, index) => fits(asked, index));
      expect(pageOfRefs(archive.read, asked, 0, 100).toSorted((a, b) => a - b)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

describe('in the search bar', () => {
  const asked: readonly (readonly [string, number, string])[] = [
    ['tag = suspicious', 2, 'Events where a tag on it is exactly "suspicious".'],
    [
      'tag != suspicious',
      4,
      'Events where (a tag on it has no value, or none that is exactly "suspicious").',
    ],
    ['TAG = *', 2, 'Events where a tag on it has a value.'],
    ['tag = null', 4, 'Events where a tag on it has no value.'],
    ['status = resolved', 1, 'Events where its review status is exactly "resolved".'],
    ['status = new', 4, 'Events where its review status is exactly "new".'],
    [
      'NOT status : res',
      5,
      'Events where its review status does not contain "res". Capitals count only where it says “exactly”.',
    ],
    ['NOT status = re*', 5, 'Events where its review status does not start exactly with "re".'],
    ['status != resolved', 5, 'Events where its review status is not exactly "resolved".'],
    ['star = true', 1, 'Events where whether it is starred is exactly "true".'],
    ['annotated = true', 3, 'Events where whether it is annotated is exactly "true".'],
    [
      'annotated = false AND star = false',
      3,
      'Events where whether it is annotated is exactly "false" and whether it is starred is exactly "false".',
    ],
    [
      'annotatedBy:"bob äsh"',
      2,
      'Events where who annotated it contains "bob äsh". Capitals count only where it says “exactly”.',
    ],
    [
      'note:ada',
      1,
      'Events where a note on it contains "ada". Capitals count only where it says “exactly”.',
    ],
    ['annotatedAt > -7d', 5, ''],
    ['annotatedAt < -7d', 0, ''],
    ['NOT annotatedAt = *', 1, 'Events where the time of its last annotation has no value.'],
  ];
  // Red if a field's name is taken for a word or for a record's field, or the sentence says less.
  test.each(asked)('%s', (text, found, sentence) => {
    const parsed = parseQuery(text);
    expect(pageOfRefs(archive.read, parsed, 0, 100)).toHaveLength(found);
    if (sentence !== '') expect(explain(parsed)).toBe(sentence);
    const canonical = canonicalQuery(parsed);
    expect(canonicalQuery(parseQuery(canonical))).toBe(canonical);
  });
});
