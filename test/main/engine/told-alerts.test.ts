/** What is told of alerts, call by call: without names while people are hidden. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { engineCalls, type EngineCallName } from '../../../preload/contract/calls.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { importPaths, maria, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';

const [ticket, later, job] = ['1', '2', '3'].map((n) => `${n}1111111-1111-4111-8111-111111111111`);

// Threads are started, and this machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

async function opened() {
  const archive = newArchive();
  const folder = tempFolder();
  const [first, second] = [join(folder, 'first.json'), join(folder, 'second.json')];
  writeFileSync(first, logText(record({ eventID: 'first' })));
  writeFileSync(
    second,
    logText(
      record({
        eventID: 'second',
        eventName: 'CreateUser',
        requestParameters: { userName: 'zoe.planted' },
      }),
    ),
  );
  await importPaths(archive, first);
  archive.close();
  const told: { name: string; payload: unknown }[] = [];
  const engine = createEngine((name, payload) => void told.push({ name, payload }));
  onTestFinished(() => engine.close());
  const paths = { [String(ticket)]: archive.file, [String(later)]: second };
  const call = (name: EngineCallName, input: object): Promise<unknown> =>
    engine.call(name, engineCalls[name].input.parse(input), {
      profile: maria.profile,
      device: '00000000',
      paths,
      exampleFolder: '',
    });
  await call('engagement.open', { ticket });
  return { call, told };
}

const byUser = { count: 1, seconds: 1, by: 'requestParameters.userName' };
const view = { name: 'New users', query: 'CreateUser', table: null, pinned: false, alert: byUser };

// Red if an alert is told before what its records name is learnt.
test('an alert over new records is told by the pseudonym of who stands in them', async () => {
  const { call, told } = await opened();
  await call('views.save', { view });
  await call('privacy.turnOn', {});
  await call('sources.import', { job, tickets: [later] });
  const raised = await vi.waitUntil(
    () => told.find(({ name }) => name === 'alerts.raised'),
    20_000,
  );
  expect(JSON.stringify(raised.payload)).toMatch(/with requestParameters\.userName person-/);
  expect(JSON.stringify(told)).not.toContain('zoe');
});

// Red if what a person adds is looked at by no alert until something is imported.
test('an event that is added by hand raises alerts, too', async () => {
  const { call, told } = await opened();
  const alert = { count: 1, seconds: 1, by: null };
  await call('views.save', { view: { ...view, name: 'Calls', query: 'PhoneCall', alert } });
  await call('events.add', { kind: 'PhoneCall', at: '2026-03-14T02:20:00Z', what: 'Stolen.' });
  expect(told.find(({ name }) => name === 'alerts.raised')?.payload).toMatchObject({ count: 1 });
});
