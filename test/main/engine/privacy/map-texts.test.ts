/** Which texts of an answer are rewritten: by the contract, and by nothing else. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { engineCalls } from '../../../../preload/contract/calls.ts';
import { Profile } from '../../../../preload/contract/domain.ts';
import { events } from '../../../../preload/contract/events.ts';
import { AuthorName, Instant, JobId, Sha256, Ticket } from '../../../../preload/contract/ids.ts';
import { everyText, textsOf } from '../../../../main/engine/privacy/map-texts.ts';

const loud = (schema: z.ZodType, value: unknown) =>
  textsOf(schema)(value, (text) => text.toUpperCase());

// Red if a kind of shape is not looked into, or a text of a form is taken for words.
test('texts are rewritten wherever the contract allows any text', () => {
  const shape = z.strictObject({
    text: z.string().trim().min(1).max(9).nullable(),
    list: z.array(z.tuple([z.string(), z.number()])),
    map: z.record(z.string(), z.string()),
    either: z.union([z.strictObject({ n: z.number() }), z.strictObject({ s: z.string() })]),
    maybe: z.string().optional(),
    word: z.enum(['new']),
    literal: z.literal('kind'),
    branded: z.string().brand<'X'>(),
    anything: z.unknown(),
    at: Instant,
    hash: Sha256,
    ticket: Ticket,
    job: JobId,
    author: AuthorName,
    profile: Profile,
  });
  const fixed = {
    word: 'new',
    literal: 'kind',
    at: '2026-01-01T00:00:00Z',
    hash: 'a'.repeat(64),
    ticket: 'aaaaaaaa-1111-4111-8111-111111111111',
    job: 'bbbbbbbb-1111-4111-8111-111111111111',
    author: 'maria',
    profile: { name: 'maria', initials: 'm', role: 'auditor' },
  };
  const value = {
    ...fixed,
    text: 'a',
    list: [['b', 1]],
    map: { c: 'd' },
    either: { s: 'e' },
    branded: 'f',
    anything: { g: ['h', 1, null] },
  };
  expect(loud(shape, value)).toEqual({
    ...fixed,
    text: 'A',
    list: [['B', 1]],
    map: { C: 'D' },
    either: { s: 'E' },
    branded: 'F',
    anything: { G: ['H', 1, null] },
  });
  expect(loud(shape, { ...value, text: null, maybe: undefined })).toMatchObject({ text: null });
});

// Red if a pattern alone makes a text fixed: names of views and of roles have one.
test('a text that has a pattern is rewritten all the same', () => {
  const name = 'Calls of maria';
  const views = engineCalls['views.list'].output;
  expect(loud(views.element.shape.name, name)).toBe('CALLS OF MARIA');
  const { input } = engineCalls['schedules.save'];
  const signIn = { profile: null, role: 'maria', externalId: 'maria' };
  const wanted = {
    of: 'bucket',
    s3: 's3://maria',
    accounts: ['111122223333'],
    regions: ['eu-west-1'],
  };
  const when = { kind: 'daily', at: '02:00', zone: 'UTC' };
  const said = {
    plan: { name, when, signIn, wanted: { ...wanted, from: null, to: null } },
    exports: [],
  };
  expect(loud(input, input.parse(said))).toMatchObject({
    plan: {
      name: 'CALLS OF MARIA',
      when: { at: '02:00' },
      signIn: { role: 'MARIA', externalId: 'MARIA' },
      wanted: { s3: 'S3://MARIA', accounts: ['111122223333'], regions: ['eu-west-1'] },
    },
  });
});

// Red if what the contract does not know passes by: a member too many, a shape that does not fit.
test('what does not fit its shape is text throughout', () => {
  const shape = z.strictObject({ n: z.union([z.strictObject({ a: z.literal('x') }), z.null()]) });
  expect(loud(shape, { n: { a: 'y' }, more: 'z' })).toEqual({ N: { A: 'Y' }, MORE: 'Z' });
  expect(loud(shape, { n: { a: 'y' } })).toEqual({ n: { A: 'Y' } });
  expect(everyText('a', (text) => text.toUpperCase())).toBe('A');
});

// Red if somebody adds a kind of shape to the contract that is rewritten member names and all.
test('every shape of the contract is known', () => {
  const unknown = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (schema: z.core.$ZodType): void => {
    if (seen.has(schema)) return;
    seen.add(schema);
    const def = schema._zod.def as unknown as Readonly<Record<string, unknown>>;
    const known =
      'string number boolean null enum literal nullable optional array tuple object record union';
    if (!known.split(' ').includes(String(def['type']))) unknown.add(String(def['type']));
    const parts = [
      ...['innerType', 'element', 'keyType', 'valueType'].map((part) => def[part]),
      ...Object.values(def['shape'] ?? {}),
      ...((def['options'] ?? []) as unknown[]),
      ...((def['items'] ?? []) as unknown[]),
    ];
    for (const part of parts) if (part !== undefined) visit(part as z.core.$ZodType);
  };
  for (const { input, output } of Object.values(engineCalls))
    for (const each of [input, output]) visit(each);
  for (const each of Object.values(events)) visit(each);
  expect(seen.size).toBeGreaterThan(300);
  expect([...unknown]).toEqual([]);
});
