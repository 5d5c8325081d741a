import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { callTable } from '../../../preload/contract/calls.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { answer, type AnyHandler } from '../../../main/shell/answer.ts';

const handled = vi.fn<AnyHandler>(() => 'done');
const unexpected = vi.fn<(name: string, thrown: unknown) => void>();
const options = {
  table: callTable,
  handlers: new Map<string, AnyHandler>([
    ['events.page', handled],
    ['app.info', () => Promise.reject(new Error('secret path /home/maria'))],
    ['engagement.current', () => Promise.reject(new Problem('busy', 'Wait.', { seconds: 3 }))],
  ]),
  onUnexpected: unexpected,
};
const page = { query: '', result: '3 3', offset: 0, limit: 10 };

test('a good call reaches its handler with the parsed input', async () => {
  expect(await answer(options, true, 'events.page', page)).toEqual({ ok: true, value: 'done' });
  expect(handled).toHaveBeenLastCalledWith(page);
});

// Turns red when the sender is not checked first.
test('a call from anywhere else is refused before it is looked at', async () => {
  handled.mockClear();
  const refused = await answer(options, false, 'events.page', page);
  expect(refused).toMatchObject({ ok: false, problem: { code: 'forbidden_sender' } });
  expect(handled).not.toHaveBeenCalled();
});

// Turns red when names are looked up in a plain object.
describe('names that are no calls', () => {
  test.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '',
    'events.delete',
    null,
    7,
    {},
    ['app.info'],
  ])('%s', async (name) => {
    expect(await answer(options, true, name, {})).toMatchObject({
      ok: false,
      problem: { code: 'unknown_call' },
    });
  });
});

// Turns red when the payload is passed on as it came.
describe('payloads that do not fit the contract', () => {
  test.each([
    undefined,
    null,
    'text',
    [],
    {},
    { ...page, offset: -1 },
    { ...page, limit: 1e9 },
    { ...page, query: 'x'.repeat(5000) },
    { ...page, query: { toString: () => '1=1' } },
    { ...page, extra: true },
    JSON.parse('{"query":"","offset":0,"limit":10,"__proto__":{"admin":true}}'),
  ])('%j', async (payload) => {
    handled.mockClear();
    expect(await answer(options, true, 'events.page', payload)).toMatchObject({
      ok: false,
      problem: { code: 'bad_request' },
    });
    expect(handled).not.toHaveBeenCalled();
  });

  test('nothing at all makes it throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (name, payload) => {
        expect(await answer(options, true, name, payload)).toHaveProperty('ok');
      }),
    );
  });
});

test('an expected problem crosses with its code and details', async () => {
  expect(await answer(options, true, 'engagement.current', {})).toEqual({
    ok: false,
    problem: { code: 'busy', message: 'Wait.', details: { seconds: 3 } },
  });
});

// Turns red when a stack or the message of an unexpected error reaches the page.
test('an unexpected error crosses as `internal` and nothing of it leaks', async () => {
  const got = await answer(options, true, 'app.info', {});
  expect(got).toMatchObject({ ok: false, problem: { code: 'internal' } });
  expect(JSON.stringify(got)).not.toContain('maria');
  expect(unexpected).toHaveBeenCalledWith('app.info', expect.any(Error));
});
