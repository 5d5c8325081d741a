import { expect, test } from 'vitest';
import { collectedBefore } from '../../../main/archive/collected-before.ts';
import { importSource } from '../../../main/archive/import.ts';
import type { Collected } from '../../../main/collect/source.ts';
import { maria, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';

function object(n: number): Collected {
  const bytes = Buffer.from(logText(record({ eventID: `event ${n}` })));
  return { kind: 'object', name: `${n}.json`, content: { kind: 'bytes', bytes }, named: true };
}

function window(from: string): Collected {
  const item = {
    account: '1',
    region: 'r',
    from,
    to: '2026-03-02T00:00:00Z',
    at: '2026-04-01T00:00:00Z',
  };
  return { kind: 'mark', act: 'collection.windows', item };
}

// Red if a mark is written before what came before it, or not as soon as that is written.
test('what is said to be read is here, wherever a collection breaks off', async () => {
  const archive = newArchive();
  async function* items(): AsyncGenerator<Collected> {
    // The first batch of 400 is written when the second one is on its way.
    for (let n = 0; n < 800; n += 1) {
      if (n === 300) yield window('2026-03-01T00:00:00Z');
      if (n === 450) yield window('2026-02-01T00:00:00Z');
      yield await Promise.resolve(object(n));
    }
    throw new Error('the process ends');
  }
  const source = { total: 800, items: items() };
  await expect(
    importSource(archive.write, { source, names: ['x'], author: maria }),
  ).rejects.toThrow('ends');
  expect(archive.connection.prepare('SELECT count(*) FROM object').pluck().get()).toBe(400);
  const windows = collectedBefore(archive.read).windows('1', 'r');
  expect(windows.map(({ from }) => new Date(from).toISOString())).toEqual([
    '2026-03-01T00:00:00.000Z',
  ]);
});
