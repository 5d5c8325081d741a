import { expect, test } from 'vitest';
import { z } from 'zod';
import { record } from '../../fixtures/records.ts';
import { archiveOf, expectRefusal, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

const done = z.strictObject({
  acts: z.number().int().positive(),
  seq: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

async function prepared() {
  const archive = await archiveOf(
    record({ eventID: 'one', eventName: 'StopLogging' }),
    record({ eventID: 'two' }),
    record({ eventID: 'three' }),
  );
  const common = ['--archive', archive, '--as', 'Ada Example'];
  const annotate = async (...words: readonly string[]) =>
    done.parse(await json('annotate', ...common, ...words));
  const found = async (query: string): Promise<unknown> =>
    (await json('search', '--archive', archive, '--format', 'count', query))['count'];
  return { archive, common, annotate, found };
}

// Red if an option is taken and does nothing, or one act becomes several.
test('notes, tags, stars and statuses are given, found and taken off', async () => {
  const { annotate, found } = await prepared();
  await annotate('--query', '', '--tag', 'noise', '--star', '--note', 'Scanner of *ops*');
  expect(await found('tag = noise AND star = true AND note:ops')).toBe(3);
  const one = ['--event', 'one'];
  await annotate(
    ...one,
    '--untag',
    'noise',
    '--unstar',
    '--status',
    'in-review',
    '--reason',
    'Odd.',
  );
  expect(await found('tag = noise')).toBe(2);
  expect(await found('status = in-review AND star = false AND annotatedBy = "Ada Example"')).toBe(
    1,
  );
  expect(await found('annotatedAt > -1h')).toBe(3);
});

// Red if an act is named by a number of another chain, or a withdrawal cannot be taken back.
test('an act is taken back by its number or its hash, and brought back', async () => {
  const { annotate, found, common } = await prepared();
  const tagged = await annotate('--query', '', '--tag', 'noise');
  const back = await annotate('--withdraw', String(tagged.seq), '--reason', 'wrong query');
  expect(await found('tag = noise')).toBe(0);
  await annotate('--withdraw', back.hash);
  expect(await found('tag = noise')).toBe(3);
  expectRefusal(await run('annotate', ...common, '--withdraw', back.hash), 3, /taken back already/);
  expectRefusal(await run('annotate', ...common, '--withdraw', '999'), 2, /is no annotation/);
  expectRefusal(await run('annotate', ...common, '--withdraw', 'ab12'), 2, /holds no act ab12/);
});

test('a note is edited', async () => {
  const { annotate, found, common } = await prepared();
  const noted = await annotate('--event', 'one', '--note', 'frist');
  await annotate('--edit', String(noted.seq), '--note', 'first');
  expect([await found('note = frist'), await found('note = first')]).toEqual([0, 1]);
  expectRefusal(
    await run('annotate', ...common, '--edit', '999', '--note', 'x'),
    2,
    /is no annotation/,
  );
});

// Red if hiding changes what a script finds: it is for lists in the window.
test('tags get colours, and resolved events are hidden from lists, not from the command line', async () => {
  const { annotate, found, archive } = await prepared();
  const both = await annotate('--event', 'one', '--tag', 'noise', '--colour', 'teal');
  expect(both.acts).toBe(2);
  await annotate('--tag', 'noise', '--colour', 'red');
  await annotate('--event', 'one', '--status', 'resolved', '--reason', 'Known.');
  await annotate('--hide-resolved');
  expect(await found('')).toBe(3);
  await annotate('--show-resolved');
  expect((await run('verify', archive)).exit).toBe(0);
});

test.each([
  [[], /Say which events/],
  [['--event', 'one', '--query', ''], /either --event or --query/],
  [['--event', 'one', '--withdraw', '3'], /Say which events/],
  [['--event', 'one'], /needs a note, a tag, a star or a status/],
  [['--event', 'one', '--star', '--unstar'], /Either --star or --unstar/],
  [['--event', 'one', '--status', 'resolved'], /needs a reason/],
  [['--event', 'none', '--star'], /holds no event none/],
  [['--colour', 'teal'], /1 to 60 characters/],
])('%j is a mistake of whoever typed it', async (words, why) => {
  const { common } = await prepared();
  expectRefusal(await run('annotate', ...common, ...words), 2, why);
});
