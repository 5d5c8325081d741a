import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import { SearchState } from '../../../preload/contract/domain.ts';
import { Overview, overviewCalls, type Narrowing } from '../../../preload/contract/overview.ts';
import { keptArchive, maria } from '../../fixtures/archives.ts';

const ticket = '11111111-1111-4111-8111-111111111111';

async function openEngine() {
  const engine = createEngine(() => undefined);
  onTestFinished(() => engine.close());
  const context = {
    profile: maria.profile,
    device: 'test',
    paths: { [ticket]: keptArchive() },
    exampleFolder: '',
  };
  await engine.call('engagement.open', { ticket }, context);
  return {
    search: async (query: string) =>
      SearchState.parse(await engine.call('events.search', { query }, context)),
    overview: async (query: string, result: string) =>
      Overview.parse(await engine.call('events.overview', { query, result, limits: {} }, context)),
    narrow: (query: string, change: Narrowing) =>
      engine.call('events.narrow', { query, change }, context),
  };
}

// Red if it never ends, goes back, or counts other events than the search finds.
test.each(['', 'who : maria', 'requestParameters = null', 'eventName = NoSuchCall'])(
  '“%s” is counted call by call, until it is done',
  async (query) => {
    const engine = await openEngine();
    let counted = 0;
    for (let call = 0; call < 100; call += 1) {
      const { result, found, isDone } = await engine.search(query);
      const overview = await engine.overview(query, result);
      expect(overview.counted).toBeGreaterThanOrEqual(counted);
      counted = overview.counted;
      if (!isDone || !overview.isDone) continue;
      expect(counted).toBe(found);
      const sum = overview.histogram?.events.reduce((before, each) => before + each, 0) ?? 0;
      expect(sum).toBe(found);
      return;
    }
    expect.unreachable();
  },
);

test('a query is narrowed to its canonical text, and what would be too long is refused', async () => {
  const { narrow } = await openEngine();
  const tests = [{ field: 'actor' as const, value: 'maria' }];
  expect(await narrow('who:x', { kind: 'include', tests })).toEqual({
    query: 'who : "x" AND actor = "maria"',
  });
  const period: Narrowing = {
    kind: 'period',
    from: '2026-03-14T00:00:00Z',
    to: '2026-03-15T00:00:00Z',
  };
  expect(await narrow('', period)).toEqual({
    query: 'eventTime = 2026-03-14T00:00:00Z..2026-03-14T23:59:59Z',
  });
  expect(await narrow('x when = 2025', { kind: 'period', from: null, to: null })).toEqual({
    query: '"x"',
  });
  const long = [{ field: 'actor' as const, value: 'm'.repeat(3990) }];
  await expect(narrow('who:x', { kind: 'include', tests: long })).rejects.toMatchObject({
    code: 'bad_query',
  });
  await expect(narrow('who = (', { kind: 'include', tests })).rejects.toMatchObject({
    code: 'bad_query',
  });
});

// Red if the border lets through what the engine is not made for.
test.each([
  ['events.overview', { query: '', result: '', limits: { event: 500 } }, true],
  ['events.overview', { query: '', result: '', limits: { event: 501 } }, false],
  ['events.overview', { query: '', result: '', limits: { nothing: 1 } }, false],
  ['events.overview', { query: 'x'.repeat(4001), result: '', limits: {} }, false],
  ['events.narrow', { query: '', change: { kind: 'include', tests: [] } }, false],
  [
    'events.narrow',
    { query: '', change: { kind: 'forget', tests: [{ field: '', value: 'x' }] } },
    false,
  ],
  [
    'events.narrow',
    { query: '', change: { kind: 'exclude', tests: [{ field: 'actor', value: null }] } },
    true,
  ],
  ['events.narrow', { query: '', change: { kind: 'period', from: 'now', to: null } }, false],
] as const)('%s with %j: %s', (name, input, fits) => {
  expect(overviewCalls[name].input.safeParse(input).success).toBe(fits);
});
