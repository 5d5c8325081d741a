/** Schedules as the shell's clock asks for them, against a fake AWS. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import {
  calls,
  type EngineCallName,
  type Input,
  type Output,
} from '../../../preload/contract/calls.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { startFakeAws, type FakeAws } from '../../fake-aws/server.ts';
import { plantedKey, type World } from '../../fake-aws/world.ts';
import { openArchive } from '../../../main/archive/open.ts';
import { importPaths, maria } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { historyWorld } from '../collect/aws/fake-history.ts';

const job = '11111111-1111-4111-8111-111111111111';
const archive = '22222222-2222-4222-8222-222222222222';
const other = '33333333-3333-4333-8333-333333333333';
const out = '44444444-4444-4444-8444-444444444444';
const auditRole = 'arn:aws:iam::222233334444:role/Audit';
const hour = 3_600_000;

// A collection keeps AWS's pace, and this machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

beforeEach(() => {
  const folder = tempFolder();
  const [config, credentials] = [join(folder, 'config'), join(folder, 'credentials')];
  writeFileSync(
    config,
    `[profile client]\naws_access_key_id = ${plantedKey.accessKeyId}\naws_secret_access_key = ${plantedKey.secretAccessKey}\n[profile mfa]\nrole_arn = ${auditRole}\nsource_profile = client\nmfa_serial = arn:aws:iam::111122223333:mfa/maria\n`,
  );
  writeFileSync(credentials, '');
  vi.stubEnv('AWS_CONFIG_FILE', config);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', credentials);
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  onTestFinished(() => void vi.unstubAllEnvs());
});

type Call = <N extends EngineCallName>(name: N, input: unknown) => Promise<Output<N>>;

interface Desk {
  readonly call: Call;
  readonly fake: FakeAws;
  readonly file: string;
  readonly events: { readonly name: string; readonly payload: unknown }[];
  /** Hears of each event when it is told. */
  hear: (name: string, payload: unknown) => void;
}

async function desk(world: World): Promise<Desk> {
  const fake = await startFakeAws(world);
  onTestFinished(() => fake.close());
  vi.stubEnv('TRAILPROOF_AWS_ENDPOINT', fake.url);
  const folder = tempFolder();
  const file = join(folder, 'my archive.trailproof');
  const log = join(folder, 'log.json');
  writeFileSync(log, logText(record({ eventID: 'by hand' })));
  const events: Desk['events'] = [];
  const engine = createEngine(
    (name, payload) => {
      events.push({ name, payload });
      made.hear(name, payload);
    },
    (text) => void events.push({ name: 'log', payload: text }),
  );
  onTestFinished(() => engine.close());
  const context = {
    profile: maria.profile,
    device: '00000000',
    paths: { [archive]: file, [other]: log, [out]: join(folder, 'views') },
    exampleFolder: folder,
  };
  async function call<N extends EngineCallName>(name: N, input: unknown): Promise<Output<N>> {
    const parsed = calls[name].input.parse(input) as Input<N>;
    return calls[name].output.parse(await engine.call(name, parsed, context)) as Output<N>;
  }
  const made: Desk = { call, fake, file, events, hear: () => undefined };
  await call('engagement.create', { ticket: archive, name: 'Client' });
  return made;
}

function smallWorld(count = 40): World {
  return historyWorld({ accounts: 1, regions: 1, count, days: 1 }, Date.now());
}

function plan(changes: object = {}) {
  return {
    name: 'Hourly',
    when: { kind: 'every', hours: 1, from: '2026-01-01T00:00:00Z' },
    signIn: { profile: 'client', role: null, externalId: null },
    wanted: {
      of: 'history',
      accounts: 'own',
      regions: [],
      from: new Date(Date.now() - 2 * 24 * hour).toISOString(),
      to: null,
    },
    ...changes,
  };
}

/** Keeps a schedule as if that had been so many hours ago. */
async function scheduled(call: Call, hours: number, changes: object = {}): Promise<void> {
  const said = plan(changes);
  vi.useFakeTimers({ now: Date.now() - hours * hour, toFake: ['Date'] });
  try {
    await call('schedules.save', { plan: said, exports: [] });
  } finally {
    vi.useRealTimers();
  }
}

// Red if each missed run is made for itself, a run is made twice, or finding nothing is kept to itself.
test('what was missed is made up for once; a run that finds nothing says so', async () => {
  const { call, fake, file } = await desk(smallWorld());
  await scheduled(call, 5);
  expect(await call('schedules.list', {})).toMatchObject([{ id: 'S-1', due: 5, last: null }]);
  const { ran, schedules } = await call('schedules.tick', { job });
  expect(schedules).toBe(1);
  expect(ran).toMatchObject([
    { state: 'collected', missed: 4, sentence: '40 new events.', run: 1, alerts: 0 },
  ]);
  const requests = fake.meter.total;
  expect(await call('schedules.tick', { job })).toEqual({ schedules: 1, ran: [] });
  expect(fake.meter.total).toBe(requests);
  expect(await call('schedules.run', { id: 'S-1', job })).toMatchObject({
    state: 'nothing new',
    missed: 0,
    sentence: 'Nothing new: everything that AWS holds for it is here already.',
  });
  expect(await call('schedules.list', {})).toMatchObject([{ due: 0, isRunning: false }]);
  expect(await verifyArchive(file)).toMatchObject({ valid: true });
});

// Red if a failure is tried again at every look, or its reason is lost.
test('a failure is told with its sentence, and waits for the next time', async () => {
  const { call, fake } = await desk(smallWorld());
  await scheduled(call, 2, { signIn: { profile: 'nobody', role: null, externalId: null } });
  const { ran } = await call('schedules.tick', { job });
  expect(ran).toMatchObject([{ state: 'failed', run: null }]);
  expect(ran[0]?.sentence).toMatch(/^Signing in did not work: no credentials were found/);
  const requests = fake.meter.total;
  for (let look = 0; look < 3; look += 1) {
    expect((await call('schedules.tick', { job })).ran).toEqual([]);
  }
  expect(fake.meter.total).toBe(requests);
  const [schedule] = await call('schedules.list', {});
  expect(schedule?.last?.sentence).toBe(ran[0]?.sentence);
});

// Red if the alerts are not asked after a collection, or nobody is told.
test('alerts are asked after each run, and told', async () => {
  const { call, events } = await desk(smallWorld());
  const alert = { count: 10, seconds: 24 * 3600, by: 'who' };
  const view = { name: 'Stops', query: 'what = StopLogging', table: null, pinned: false, alert };
  await call('views.save', { view });
  await scheduled(call, 1);
  const { ran } = await call('schedules.tick', { job });
  expect(events.filter(({ name }) => name === 'log')).toEqual([]);
  expect(ran).toMatchObject([{ alerts: 1 }]);
  expect(events.find(({ name }) => name === 'alerts.raised')?.payload).toMatchObject({ count: 1 });
  await call('sources.import', { job, tickets: [other] });
  expect(await call('alerts.list', { limit: 10 })).toMatchObject({ open: 1, total: 1 });
});

// Red if what came in while nobody checked, as by another process, is never looked at.
test('what was not checked is checked when the engagement is opened', async () => {
  const { call, file, events } = await desk(smallWorld(5));
  const alert = { count: 1, seconds: 1, by: null };
  const view = { name: 'Any', query: '', table: null, pinned: false, alert };
  await call('views.save', { view });
  await call('engagement.close', {});
  const another = openArchive(file);
  await importPaths(another, join(dirname(file), 'log.json'));
  another.close();
  await call('engagement.open', { ticket: archive });
  await vi.waitUntil(() => events.some(({ name }) => name === 'alerts.raised'), 20_000);
  expect(await call('alerts.list', { limit: 10 })).toMatchObject({ open: 1, total: 1 });
});

// Red if two runs go at a time, or one that could not begin is taken for made.
test('while another collection runs it stays due', async () => {
  const { call } = await desk(smallWorld(200));
  await scheduled(call, 1);
  const { signIn, wanted } = plan();
  const running = call('collect.start', { job: other, signIn, wanted });
  expect((await call('schedules.tick', { job })).ran).toEqual([]);
  await expect(call('schedules.run', { id: 'S-1', job })).rejects.toThrow('An import is running');
  await call('jobs.cancel', { job: other });
  await running.catch(() => undefined);
  expect((await call('schedules.tick', { job })).ran).toMatchObject([{ state: 'collected' }]);
});

// Red if a run that was cut off is taken for made.
test('a run that the engagement was closed over is due again when it is opened', async () => {
  const { call, events } = await desk(smallWorld(600));
  await scheduled(call, 1);
  const cut = call('schedules.tick', { job }).catch((thrown: unknown) => thrown);
  await vi.waitUntil(() => events.some(({ name }) => name === 'job.progress'), 60_000);
  await call('engagement.close', {});
  expect(await cut).toMatchObject({ name: 'Problem' });
  await call('engagement.open', { ticket: archive });
  expect(await call('schedules.list', {})).toMatchObject([{ due: 1, last: null }]);
  expect((await call('schedules.tick', { job })).ran).toMatchObject([{ state: 'collected' }]);
});

test('a schedule is changed, keeps how it went, and is removed', async () => {
  const { call } = await desk(smallWorld(5));
  await scheduled(call, 1);
  await call('schedules.tick', { job });
  const when = { kind: 'daily', at: '02:00', zone: 'Europe/Berlin' };
  const changed = await call('schedules.save', {
    id: 'S-1',
    plan: plan({ when, name: 'Nightly' }),
    exports: [],
  });
  expect(changed).toMatchObject({
    id: 'S-1',
    sentence: 'Every day at 02:00, Europe/Berlin',
    last: { state: 'collected' },
  });
  expect(changed.nextLocal).toMatch(/^\w+day \d+ \w+, 02:00$/);
  const ended = { ...plan().wanted, to: '2026-01-01T00:00:00Z' };
  await expect(
    call('schedules.save', { plan: plan({ wanted: ended }), exports: [] }),
  ).rejects.toThrow('leave the end open');
  await call('schedules.remove', { id: 'S-1' });
  expect(await call('schedules.list', {})).toEqual([]);
});

// Red if a unit names another archive than the open one, or holds a credential.
test('units are shown and saved, and hold no secret', async () => {
  const { call, file } = await desk(smallWorld(5));
  await scheduled(call, 1, { name: 'Nächtlich' });
  const wanted = { id: 'S-1', system: 'systemd', program: '/opt/trail proof/trailproof' };
  const { files, install } = await call('schedules.units', wanted);
  expect(install).toContain('systemctl --user');
  const saved = await call('schedules.saveUnits', { ...wanted, out: archive }).catch(
    (thrown: unknown) => thrown,
  );
  // The archive's own file is no folder.
  expect(saved).toMatchObject({ code: 'unwritable' });
  const text = files.map((each) => each.text).join('\n');
  expect(text).toContain(`"/opt/trail proof/trailproof" "collect" "--archive=${file}"`);
  expect(text).toContain('"--profile=client"');
  expect(text).not.toMatch(/AKIA|planted/);
  await call('engagement.close', {});
  const kept = readFileSync(file);
  // Acts lie beside the file until it is closed: what is looked through holds the schedule.
  expect(kept.includes('Nächtlich')).toBe(true);
  expect(kept.includes(plantedKey.secretAccessKey)).toBe(false);
});

// Red if a view is not written when nothing came, is written over an earlier file, or a folder that is
// gone hides the other views or what was collected.
test('after each run its views are written, also when they find nothing, and a folder that is gone is told', async () => {
  const { call, file } = await desk(smallWorld(5));
  const folder = join(dirname(file), 'views');
  mkdirSync(folder);
  for (const [name, query] of [
    ['All: events', ''],
    ['Nobody', 'userIdentity.userName = nobody'],
  ]) {
    const view = { name, query, table: null, pinned: false, alert: null };
    await call('views.save', { view });
  }
  const exports = [
    { view: 'All: events', format: 'jsonl', into: out },
    { view: 'Nobody', format: 'csv', into: out },
  ];
  const saved = await call('schedules.save', { plan: plan(), exports });
  expect(saved.plan.exports).toEqual([
    { view: 'All: events', id: 'V-1', format: 'jsonl', folder },
    { view: 'Nobody', id: 'V-2', format: 'csv', folder },
  ]);
  const first = await call('schedules.run', { id: 'S-1', job });
  expect(first).toMatchObject({ state: 'collected' });
  expect(first.sentence).toMatch(
    /^5 new events\. “All: events” written to All- events .*\.jsonl: 5 events\. “Nobody” written to Nobody .*\.csv: 0 events\.$/,
  );
  const [all = '', nobody = ''] = readdirSync(folder).toSorted();
  expect(readFileSync(join(folder, all), 'utf8').trimEnd().split('\n')).toHaveLength(5);
  expect(readFileSync(join(folder, nobody), 'utf8').trimEnd().split('\r\n')).toHaveLength(1);
  // The folder stays what it was where none is chosen anew; and it may be gone.
  const kept = [
    { view: 'Nobody', format: 'csv', into: null },
    { view: 'All: events', format: 'raw', into: null },
  ];
  await call('schedules.save', { id: 'S-1', plan: plan(), exports: kept });
  rmSync(folder, { recursive: true });
  const second = await call('schedules.run', { id: 'S-1', job });
  expect(second).toMatchObject({ state: 'failed' });
  expect(second.sentence).toMatch(/^Nothing new: .* “Nobody” was not written: .*views/);
  await expect(
    call('schedules.save', {
      plan: plan(),
      exports: [{ view: 'All: events', format: 'csv', into: null }],
    }),
  ).rejects.toThrow('Choose the folder that “All: events” is written to.');
  const units = await call('schedules.units', { id: 'S-1', system: 'systemd', program: '/x' });
  expect(units.files.map(({ text }) => text).join()).toContain('--exports-of=S-1');
  expect(await verifyArchive(file)).toMatchObject({ valid: true });
});

/** A schedule whose runs write this view into a folder. */
async function writing({ call, file }: Desk, exports: readonly object[]): Promise<string> {
  const folder = join(dirname(file), 'views');
  mkdirSync(folder);
  await call('views.save', {
    view: { name: 'All', query: '', table: null, pinned: false, alert: null },
  });
  await call('schedules.save', {
    plan: plan(),
    exports: exports.map((each) => ({ view: 'All', format: 'jsonl', into: out, ...each })),
  });
  return folder;
}

// Red if a run without a person waits for one, or is taken for cancelled: it would be due for ever.
test('a run that needs the code of a device fails, and says so', async () => {
  const world = smallWorld(5);
  world.roles.set(auditRole, { mfa: '481516' });
  const { call } = await desk(world);
  await scheduled(call, 1, { signIn: { profile: 'mfa', role: null, externalId: null } });
  const { ran } = await call('schedules.tick', { job });
  expect(ran).toMatchObject([
    { state: 'failed', sentence: expect.stringContaining('AWS asks for the code of a device') },
  ]);
  expect(await call('schedules.list', {})).toMatchObject([{ due: 0, last: { state: 'failed' } }]);
});

// Red if writeViews rethrows what nobody foresaw: the run is not recorded, and is made again at each look.
test('a view that fails for a reason nobody foresaw fails the run, which is recorded', async () => {
  const made = await desk(smallWorld(5));
  await writing(made, [{}]);
  const connection = new Database(made.file);
  connection.prepare("UPDATE saved_view SET shape = 'no JSON'").run();
  connection.close();
  const ran = await made.call('schedules.run', { id: 'S-1', job });
  expect(ran).toMatchObject({ state: 'failed', run: 1 });
  expect(ran.sentence).toContain('“All” was not written: Something went wrong inside Trailproof');
  expect(made.events.filter(({ name }) => name === 'log')).toHaveLength(1);
  expect(await made.call('schedules.list', {})).toMatchObject([{ last: { state: 'failed' } }]);
});

// Red if the views are read of an archive that is closed: a fault of the program would be told.
test('an engagement that is closed when everything has come in is given up without a fault', async () => {
  const made = await desk(smallWorld(5));
  await writing(made, [{}]);
  let closing: Promise<unknown> | undefined;
  made.hear = (name, payload) => {
    const isIn =
      name === 'engagement.changed' && (payload as { events: number } | null)?.events === 5;
    if (isIn) closing ??= made.call('engagement.close', {});
  };
  const cut = await made
    .call('schedules.run', { id: 'S-1', job })
    .catch((thrown: unknown) => thrown);
  expect(closing).toBeDefined();
  expect(cut).toMatchObject({ name: 'Problem', code: 'cancelled' });
});

// Red if the views are written outside the job, or what was stopped is told as a failure.
test('writing the views is told, and can be stopped', async () => {
  const made = await desk(smallWorld(5));
  const { call, file } = made;
  const some = Array.from({ length: 400 }, (_, n) => record({ eventID: `n-${n}` }));
  writeFileSync(join(dirname(file), 'log.json'), logText(...some));
  await call('sources.import', { job: other, tickets: [other] });
  const folder = await writing(made, [{}, { format: 'csv' }]);
  made.hear = (name, payload) => {
    const isWriting =
      name === 'job.progress' && (payload as { label: string }).label === 'Writing “All”';
    if (isWriting) void call('jobs.cancel', { job });
  };
  expect(await call('schedules.run', { id: 'S-1', job })).toMatchObject({
    state: 'cancelled',
    sentence: '5 new events. Writing the views was stopped before its end.',
  });
  expect(readdirSync(folder)).toEqual([]);
});

// Red if the first of two imports to end lets words be indexed while the other still writes.
test('a second import waits its turn', async () => {
  const { call } = await desk(smallWorld(5));
  const first = call('sources.import', { job, tickets: [other] });
  await expect(call('sources.import', { job: out, tickets: [other] })).rejects.toMatchObject({
    code: 'busy',
  });
  expect(await first).toMatchObject({ indexed: 1 });
});

// Red if a plan keeps the name of its view: after a renaming each run would fail.
test('a view that is called otherwise later is written all the same', async () => {
  const made = await desk(smallWorld(5));
  const folder = await writing(made, [{}]);
  const view = { name: 'Everything', query: '', table: null, pinned: false, alert: null };
  await made.call('views.save', { id: 'V-1', view });
  const [schedule] = await made.call('schedules.list', {});
  expect(schedule?.plan.exports).toMatchObject([{ view: 'Everything', id: 'V-1' }]);
  const { sentence } = await made.call('schedules.run', { id: 'S-1', job });
  expect(sentence).toContain('“Everything” written to Everything ');
  // As the window saves it again, with the name that it was shown.
  const kept = [{ view: 'Everything', format: 'csv', into: null }];
  const saved = await made.call('schedules.save', { id: 'S-1', plan: plan(), exports: kept });
  expect(saved.plan.exports).toEqual([{ view: 'Everything', id: 'V-1', format: 'csv', folder }]);
});

// Red if two files of a run have names that are one to a file system, or a folder goes to another format.
test('no file of a run takes the place of another', async () => {
  const made = await desk(smallWorld(5));
  const { call } = made;
  for (const name of ['a/b', 'A:b']) {
    await call('views.save', {
      view: { name, query: '', table: null, pinned: false, alert: null },
    });
  }
  const exports = [{ format: 'raw' }, {}, { view: 'a/b' }, { view: 'A:b' }];
  const folder = await writing(made, exports);
  const { sentence } = await call('schedules.run', { id: 'S-1', job });
  expect(sentence.match(/: 5 events/g)).toHaveLength(4);
  const names = readdirSync(folder).map((name) => name.replace(/ 20\d\d-\d\d-\d\d \d{4}/, ''));
  expect(names.toSorted()).toEqual(['A-b (2).jsonl', 'All.jsonl', 'All.log', 'a-b.jsonl']);
  const twice = { view: 'All', format: 'csv', into: out };
  await expect(call('schedules.save', { plan: plan(), exports: [twice, twice] })).rejects.toThrow(
    '“All” is to be written as csv twice',
  );
});
