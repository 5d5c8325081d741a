/** Calls about annotations, as a window makes them. */
import { expect, onTestFinished, test } from 'vitest';
import { annotationCalls, mostAnnotated } from '../../../preload/contract/annotations.ts';
import { engineCalls } from '../../../preload/contract/calls.ts';
import { EventRecord } from '../../../preload/contract/domain.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { importPaths, maria, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ticket = '11111111-1111-4111-8111-111111111111';

async function opened() {
  const archive = newArchive();
  const log = join(tempFolder(), 'log.json');
  writeFileSync(log, logText(...Array.from({ length: 5 }, (_, n) => record({ eventID: `e${n}` }))));
  await importPaths(archive, log);
  archive.close();
  const engine = createEngine(() => undefined);
  onTestFinished(() => engine.close());
  const context = {
    profile: maria.profile,
    device: '00000000',
    paths: { [ticket]: archive.file },
    exampleFolder: '',
  };
  const call = async (
    name: keyof typeof annotationCalls | 'events.search' | 'events.record' | 'engagement.open',
    input: object,
  ): Promise<never> => {
    const shape = engineCalls[name];
    return shape.output.parse(await engine.call(name, shape.input.parse(input), context)) as never;
  };
  await call('engagement.open', { ticket });
  const { result } = (await call('events.search', { query: '' })) as { result: string };
  return { call, result };
}

// Red if a place is counted twice or left out, or a result that has changed is answered from.
test('selected rows are told as events, in their order', async () => {
  const { call, result } = await opened();
  const all: number[] = await call('events.refs', { query: '', result, ranges: [[0, 9]] });
  expect(all).toHaveLength(5);
  const some: number[] = await call('events.refs', {
    query: '',
    result,
    ranges: [
      [3, 4],
      [0, 0],
    ],
  });
  expect(some).toEqual([all[3], all[4], all[0]]);
  await expect(
    call('events.refs', { query: '', result, ranges: [[0, mostAnnotated]] }),
  ).rejects.toThrow('10,001 events are selected; one act takes 10,000 at most.');
  await expect(call('events.refs', { query: '', result: 'x', ranges: [[0, 1]] })).rejects.toThrow(
    'has changed meanwhile',
  );
});

// Red if the place of an act is not enough to take it back.
test('an act on all of them is undone by its place', async () => {
  const { call, result } = await opened();
  const events: number[] = await call('events.refs', { query: '', result, ranges: [[0, 4]] });
  const { chain, seq } = (await call('events.annotate', { events, tag: 'T' })) as {
    chain: string;
    seq: number;
  };
  expect(await call('annotations.tags', {})).toEqual([{ tag: 'T', colour: 'grey', events: 5 }]);
  await call('annotations.withdraw', { act: { chain, seq } });
  expect(await call('annotations.tags', {})).toEqual([]);
  const shown = EventRecord.parse(await call('events.record', { ref: events[0] }));
  expect(shown.annotations).toHaveLength(2);
  expect(shown.row).toMatchObject({ star: false, tags: [], status: 'new', notes: 0 });
});

// Red if a window can hand in more than the contract says.
test.each([
  { events: [] },
  { events: [1], tag: '' },
  { events: [1], tag: 'x'.repeat(61) },
  { events: [1], note: 'x'.repeat(20_001) },
  { events: [1], status: 'done' },
  { events: [1], star: 'yes' },
  { events: [1.5], star: true },
  { events: [1], star: true, colour: 'red' },
  { events: Array.from({ length: mostAnnotated + 1 }, (_, n) => n), star: true },
])('the border refuses %#', (input) => {
  expect(annotationCalls['events.annotate'].input.safeParse(input).success).toBe(false);
});
