import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Disposed, Retention } from '../../../preload/contract/retention.ts';
import { Ticket } from '../../../preload/contract/ids.ts';
import { createEngine, type Engine } from '../../../main/engine/engine.ts';
import type { CallContext } from '../../../main/engine/messages.ts';
import { maria } from '../../fixtures/archives.ts';
import { sharingArchive } from '../../fixtures/disposal.ts';

/** An engine with the small archive open in it. */
async function opened(
  before: (run: (statement: string) => void) => void = () => undefined,
): Promise<{ engine: Engine; file: string; context: CallContext }> {
  const { archive } = await sharingArchive();
  before((statement) => archive.connection.exec(statement));
  archive.close();
  const engine = createEngine(() => undefined);
  onTestFinished(() => engine.close());
  const ticket = Ticket.parse(randomUUID());
  const context: CallContext = {
    profile: maria.profile,
    device: '00000000',
    paths: { [ticket]: archive.file },
    exampleFolder: '',
  };
  await engine.call('engagement.open', { ticket }, context);
  return { engine, file: archive.file, context };
}

/** What is on the disk of it: what was written last may lie beside the file. */
function bytesOf(file: string): Buffer {
  const parts = [file, `${file}-wal`].filter((each) => existsSync(each));
  return Buffer.concat(parts.map((each) => readFileSync(each)));
}

async function shaOf(engine: Engine, context: CallContext, name: string): Promise<string> {
  const input = { run: 1, offset: 0, limit: 10 };
  const { objects } = (await engine.call('retention.objects', input, context)) as {
    objects: { name: string; sha256: string }[];
  };
  return objects.find((object) => object.name.endsWith(name))?.sha256 ?? '';
}

// Red if the session keeps what it has read of an original, or its thread cannot be started.
test('an original is disposed of on a thread, and the session knows nothing of it any more', async () => {
  const { engine, file, context } = await opened();
  const sha256 = await shaOf(engine, context, 'a.json');
  const rows = async (): Promise<{ ref: number; who: string }[]> =>
    (await engine.call(
      'events.page',
      { query: '', result: '', offset: 0, limit: 100 },
      context,
    )) as [];
  const before = await rows();
  for (const { ref } of before) await engine.call('events.record', { ref }, context);
  const input = { originals: [sha256], reason: 'Out of scope' };
  expect(bytesOf(file).includes('Grete')).toBe(true);
  const done = (await engine.call('retention.dispose', input, context)) as Disposed;
  expect(done).toMatchObject({ events: 2, livingOn: 1, swept: true });
  const after = await rows();
  expect(after).toHaveLength(before.length - 2);
  for (const { ref } of after) await engine.call('events.record', { ref }, context);
  const gone = before.find(({ ref }) => !after.some((row) => row.ref === ref));
  await expect(engine.call('events.record', { ref: gone?.ref }, context)).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(bytesOf(file).includes('Grete')).toBe(false);
});

// Red if a disposal whose sweep was kept from ending stays so for ever.
test('opening an engagement ends the sweep that a disposal has left', async () => {
  const { engine, context } = await opened((run) =>
    run("INSERT INTO meta (key, value) VALUES ('unswept', '1')"),
  );
  const state = (await engine.call('retention.state', {}, context)) as Retention;
  expect(state.swept).toBe(true);
});

// Red if the name is not compared, or a refusal leaves the engagement closed.
test('an engagement that may not go stays open', async () => {
  const { engine, file, context } = await opened();
  const ticket = Ticket.parse(randomUUID());
  const withOut = { ...context, paths: { [ticket]: `${file}.certificate.json` } };
  const wanted = { reason: 'Over', early: null, certificate: ticket };
  const dispose = (name: string): Promise<unknown> =>
    engine.call('retention.disposeEngagement', { ...wanted, name }, withOut);
  await expect(dispose('Tes')).rejects.toMatchObject({ code: 'bad_request' });
  await expect(dispose('Test')).rejects.toMatchObject({ code: 'refused' });
  expect(await engine.call('engagement.current', {}, context)).toMatchObject({ name: 'Test' });
  expect([existsSync(file), existsSync(`${file}.certificate.json`)]).toEqual([true, false]);
});
