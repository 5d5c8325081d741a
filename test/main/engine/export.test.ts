/** Exports as a window makes them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { engineCalls, type EngineCallName } from '../../../preload/contract/calls.ts';
import type { EventActivity } from '../../../preload/contract/activity.ts';
import type { ExportResult } from '../../../preload/contract/exports.ts';
import type { LedgerEntry } from '../../../preload/contract/integrity.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { importPaths, maria, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';

const ticket = '11111111-1111-4111-8111-111111111111';
const out = '22222222-2222-4222-8222-222222222222';
const job = '33333333-3333-4333-8333-333333333333';

async function opened(events: number) {
  const archive = newArchive();
  const log = join(tempFolder(), 'log.json');
  const records = Array.from({ length: events }, (_, n) => record({ eventID: `e${n}` }));
  writeFileSync(log, logText(...records));
  await importPaths(archive, log);
  archive.close();
  const told: { name: string; payload: unknown }[] = [];
  const engine = createEngine((name, payload) => void told.push({ name, payload }));
  onTestFinished(() => engine.close());
  const file = join(tempFolder(), 'out.jsonl');
  const context = {
    profile: maria.profile,
    device: '00000000',
    paths: { [ticket]: archive.file, [out]: file },
    exampleFolder: '',
  };
  const call = async <T>(name: EngineCallName, input: object): Promise<T> => {
    const shape = engineCalls[name];
    return shape.output.parse(await engine.call(name, shape.input.parse(input), context)) as T;
  };
  await call('engagement.open', { ticket });
  const exporting = (what: object): Promise<ExportResult> =>
    call('events.export', { job, what, from: null, to: null, format: 'jsonl', redact: true, out });
  return { call, exporting, told, file };
}

// Red if an export finds what the window hides, or the other way round, or the ledger does not say which.
test('a search is exported as the window shows it: without resolved events where they are hidden', async () => {
  const { call, exporting, file } = await opened(5);
  const { result } = await call<{ result: string }>('events.search', { query: '' });
  const [ref] = await call<number[]>('events.refs', { query: '', result, ranges: [[0, 0]] });
  await call('events.annotate', { events: [ref], status: 'resolved', reason: 'Known.' });
  const all = { kind: 'query', query: '' };
  expect(await exporting(all)).toMatchObject({ rows: 5, ticket: out, recorded: true });
  await call('annotations.hideResolved', { hide: true });
  expect(await exporting(all)).toMatchObject({ rows: 4 });
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(5);
  const asked = { kind: 'query', query: 'status = resolved' };
  expect(await exporting(asked)).toMatchObject({ rows: 1 });
  expect(await exporting({ kind: 'events', events: [ref] })).toMatchObject({ rows: 1 });
  const page = { offset: 0, limit: 100 };
  const { entries } = await call<{ entries: LedgerEntry[] }>('integrity.ledger', page);
  const exported = entries.filter(({ act }) => act === 'events.exported');
  expect(exported.map(({ sentence }) => sentence.includes('without resolved events'))).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

// Red if progress is not told, or a cancelled export leaves a file or an act.
test('an export tells how far it is, and can be stopped', async () => {
  const { call, exporting, told, file } = await opened(1500);
  await exporting({ kind: 'query', query: '' });
  const progress = told.filter(({ name }) => name === 'job.progress');
  expect(progress.at(-1)?.payload).toMatchObject({ job, done: 1500, unit: 'events' });
  writeFileSync(file, 'before');
  const stopped = exporting({ kind: 'query', query: '' });
  await call('jobs.cancel', { job });
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  expect(readFileSync(file, 'utf8')).toBe('before');
  const { entries } = await call<{ entries: { act: string; sentence: string }[] }>(
    'integrity.ledger',
    { offset: 0, limit: 50 },
  );
  const exported = entries.filter(({ act }) => act === 'events.exported');
  expect(exported.map(({ sentence }) => sentence)).toEqual([
    '1,500 events exported to “out.jsonl” (jsonl)',
  ]);
});

// Red if the panel is told less than the record, the dictionary and the archive hold.
test('the record panel is told the Activity Record, the meaning and the policies of an event', async () => {
  const { call } = await opened(1);
  const { result } = await call<{ result: string }>('events.search', { query: '' });
  const [ref] = await call<number[]>('events.refs', { query: '', result, ranges: [[0, 0]] });
  const told = await call<EventActivity>('events.activity', { ref });
  expect(told.activity).toMatchObject({ who: 'maria', action: 'Modified', what: 'payments-trail' });
  expect(told.meaning).toMatchObject({ changes: true });
  expect(told.policies).toEqual([]);
  await expect(call('events.activity', { ref: 1 })).rejects.toMatchObject({ code: 'not_found' });
});
