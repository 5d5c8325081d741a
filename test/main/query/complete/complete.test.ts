import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Completion } from '../../../../preload/contract/complete.ts';
import { Completions } from '../../../../preload/contract/complete.ts';
import { sql } from '../../../../main/archive/sql.ts';
import { annotate } from '../../../../main/assess/index.ts';
import { withoutPositions } from '../../../../main/query/ast.ts';
import { complete, countEvents, parseQuery } from '../../../../main/query/index.ts';
import { writeValue } from '../../../../main/query/complete/write-value.ts';
import { addTo, archiveOf, author, record, type TestArchive } from '../archive-of.ts';
import { texts } from '../queries.ts';

const hostile = [
  'x) OR (what = "y"',
  'quo"te\\ back',
  'invoice-\u202efdp.exe',
  'null',
  'AND',
  '*',
  '=cmd|x',
  '<img src=x onerror=1>',
];

let archive: TestArchive;
beforeAll(async () => {
  archive = await archiveOf([
    ...Array.from({ length: 3 }, () => record({ eventName: 'StopLogging' })),
    ...Array.from({ length: 2 }, () => record({ eventName: 'StartLogging' })),
    record({ eventName: 'line\nbreak', userAgent: 'a'.repeat(200_000) }),
    record({ errorCode: 'AccessDenied', eventTime: '2025-11-02T10:00:00Z' }),
    ...hostile.map((eventName) => record({ eventName, sourceIPAddress: '2001:db8::1/64' })),
  ]);
  const [event = 0] = archive.read.column<number>(sql`SELECT id FROM event LIMIT 1`);
  annotate(archive.write, author, { events: [event], tag: 'Ticket 5' });
});
afterAll(() => archive.remove());

/** What is offered at the caret, `|`, once everything is gathered. */
async function offered(marked: string): Promise<readonly Completion[]> {
  const query = marked.replace('|', '');
  const { items } = await complete(archive.read, {
    query,
    caret: marked.indexOf('|'),
    forMs: Infinity,
  });
  return items;
}

async function labels(marked: string): Promise<string[]> {
  return (await offered(marked)).map(({ label }) => label);
}

/** The query with an item in its place. */
async function taken(marked: string, label: string): Promise<string> {
  const query = marked.replace('|', '');
  const wanted = { query, caret: marked.indexOf('|'), forMs: Infinity };
  const { from, to, items } = await complete(archive.read, wanted);
  const item = items.find((each) => each.label === label);
  return query.slice(0, from) + (item?.text ?? 'not offered') + query.slice(to);
}

describe('what is offered', () => {
  // Red if fields come in another order than they are used in, or the operator is left out.
  test('a field, with the operator that is usually meant', async () => {
    expect((await labels('w|')).slice(0, 3)).toEqual(['what', 'who', 'when']);
    expect(await taken('wh|', 'what')).toBe('what = ');
    expect(await taken('wh| = x', 'what')).toBe('what = x');
    expect(await taken('errorM|', 'errorMessage')).toBe('errorMessage : ');
    expect(await labels('userIdentity.sessionContext.so|')).toEqual([
      'userIdentity.sessionContext.sourceIdentity',
    ]);
  });

  // Red if values are not ordered by their events, or counted wrongly.
  test('values with their events, those with most first, those that begin so before others', async () => {
    const items = await offered('what = log|');
    expect(items.map(({ label, events }) => [label, events])).toEqual([
      ['StopLogging', 3],
      ['StartLogging', 2],
    ]);
    expect((await labels('what = sta|'))[0]).toBe('StartLogging');
    expect(await taken('what = sta|', 'StartLogging')).toBe('what = StartLogging');
    expect(await taken('what = (StopLogging, sta|)', 'StartLogging')).toBe(
      'what = (StopLogging, StartLogging)',
    );
    expect(await taken('what =|', 'StopLogging')).toBe('what = StopLogging');
    expect(await labels('what =|')).toContain('null');
  });

  // Red if a word that is no field finds nothing to ask for.
  test('a word alone, as a condition on the field that has it', async () => {
    expect(await taken('stopl|', 'StopLogging')).toBe('eventName = StopLogging');
    expect(await taken('x AND Denied|', 'AccessDenied')).toBe('x AND errorCode = AccessDenied');
  });

  test('connecting words, operators, fixed words, what people said', async () => {
    expect((await labels('what = x |')).slice(0, 3)).toEqual(['AND', 'OR', 'NOT']);
    expect(await labels('what = x AND |')).not.toContain('OR');
    expect(await labels('ip |')).toContain('IN');
    expect(await labels('when !|')).toEqual(['!=']);
    expect(await labels('status = |')).toEqual(expect.arrayContaining(['in-review', 'resolved']));
    expect(await taken('mfa = not|', 'not recorded')).toBe('mfa = "not recorded"');
    expect(await taken('tag = t|', 'Ticket 5')).toBe('tag = "Ticket 5"');
  });

  // Red if a time is offered that the archive has no events of, or with another count.
  test('times: from now, and the months and days of the archive', async () => {
    const found = (await offered('when = |')).map(({ label, events }) => [label, events]);
    expect(found).toContainEqual(['-7d', null]);
    expect(found).toContainEqual(['2025-11', 1]);
    expect(await labels('when = 2025-1|')).toEqual(['2025-11-02']);
    expect(await labels('when = 2025-01..2025-1|')).toEqual(['2025-01..2025-11-02']);
  });

  // Red if what is typed in full is offered again, or what cannot be typed at all.
  test('not what is typed already, nor what nobody can type', async () => {
    expect(await labels('what = StopLogging|')).toEqual([]);
    expect(await labels('what = line|')).toEqual([]);
    expect(await labels('userAgent : aaaa|')).toEqual([]);
    expect(await labels('what ~ Sto|')).toEqual([]);
    expect(await labels('what = Sto*|')).toEqual([]);
  });

  test('what came since, with its events', async () => {
    expect(await labels('what = Fresh|')).toEqual([]);
    await addTo(archive, [record({ eventName: 'FreshCall' })]);
    expect((await offered('what = Fresh|')).map(({ events }) => events)).toEqual([1]);
  });
});

// Red if a value is written so that it is read as another: each must find exactly its own event.
test('hostile values are inserted so that they find themselves', async () => {
  for (const name of hostile) {
    const item = (await offered('what = |')).find(
      ({ label, text }) => label === name && text !== '*' && text !== 'null',
    );
    expect(item, name).toBeDefined();
    expect(countEvents(archive.read, parseQuery(`what = ${item?.text ?? ''}`)), name).toBe(1);
  }
  const ip = (await offered('ip = 2001|'))[0]?.text ?? '';
  expect(countEvents(archive.read, parseQuery(`ip = ${ip}`))).toBe(hostile.length);
});

// Red if a character that ends a word is not quoted, or a quotation mark not escaped.
test('whatever the value, what is written for it means exactly it', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.constantFrom(...hostile)), (text) => {
      for (const name of ['what', 'ip', 'userIdentity.arn']) {
        const query = parseQuery(`${name} = x AND ${name} = ${writeValue(text, fieldOf(name))}`);
        const [, second] = query.kind === 'and' ? query.parts : [];
        expect(withoutPositions(second ?? query)).toMatchObject({
          kind: 'text',
          operator: 'equals',
          values: [text],
        });
      }
    }),
  );
});

function fieldOf(name: string) {
  const query = parseQuery(`${name} = x`);
  if (query.kind !== 'text') throw new Error('no test of a text');
  return query.field;
}

// Red if any half of a query is answered by something that the contract refuses, or not at all.
test('every beginning of a query is answered as the contract says', async () => {
  const query = String.raw`NOT (who : "pri\"ya" OR ip IN 10.0.0.0/8) AND when = 2026-03..-1d AND tag = (a, "b c") x`;
  for (let caret = 0; caret <= query.length; caret += 1) {
    const answer = await complete(archive.read, { query: query.slice(0, caret), caret, forMs: 1 });
    expect(Completions.safeParse(answer).success).toBe(true);
  }
});
