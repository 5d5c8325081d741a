/** What crosses to the window while people are pseudonymised, call by call, and what comes back. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { FoundRow } from '../../../../preload/contract/across.ts';
import { engineCalls, type EngineCallName } from '../../../../preload/contract/calls.ts';
import {
  EventRecord,
  type EventRow,
  type SearchState,
} from '../../../../preload/contract/domain.ts';
import type { LedgerEntry } from '../../../../preload/contract/integrity.ts';
import { toEnvelope } from '../../../../preload/contract/errors.ts';
import { events, type EventName } from '../../../../preload/contract/events.ts';
import type { Overview } from '../../../../preload/contract/overview.ts';
import type { PrivacyState } from '../../../../preload/contract/privacy.ts';
import { openArchive } from '../../../../main/archive/open.ts';
import { hidePeople, showPeople } from '../../../../main/assess/index.ts';
import { createEngine } from '../../../../main/engine/engine.ts';
import { importPaths, maria, newArchive } from '../../../fixtures/archives.ts';
import { logText, record } from '../../../fixtures/records.ts';
import { tempFolder } from '../../../fixtures/temp.ts';

const tickets = ['1', '2', '3', '4'].map((n) => `${n}1111111-1111-4111-8111-111111111111`);
const [ticket = '', other = '', log = '', out = ''] = tickets;
const job = '99999999-1111-4111-8111-111111111111';
/** Every name that is planted holds this, and nothing else does. */
const planted = 'zoe';
const user = 'zoe.planted';
const newcomer = 'new.zoe';
const mail = 'zoe@example.com';

const byUser = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLE',
  arn: `arn:aws:iam::111122223333:user/${user}`,
  accountId: '111122223333',
  accessKeyId: 'AKIAEXAMPLE',
  userName: user,
};
/** Names that a session may give itself, to break whatever decides by these words. */
const hostile = ['resolved', 'yes', 'IAM user', 'archive', 'Failure', 'person-aaaaaa'].map(
  (name, n) =>
    record({
      eventID: `hostile-${n}`,
      userIdentity: {
        type: 'AssumedRole',
        arn: `arn:aws:sts::111122223333:assumed-role/Admin/${name}`,
        principalId: `AROAEXAMPLE:${name}`,
      },
    }),
);
const records = [
  record({ eventID: 'e-user', userIdentity: byUser, userAgent: `cli of ${user}` }),
  record({
    eventID: 'e-created',
    eventName: 'CreateUser',
    eventSource: 'iam.amazonaws.com',
    userIdentity: byUser,
    requestParameters: { userName: newcomer, tags: [{ key: 'mail', value: mail }] },
    errorCode: 'AccessDenied',
    errorMessage: `User: ${byUser.arn} is not authorized`,
  }),
  ...hostile,
];

async function written(name: string, ...more: readonly unknown[]): Promise<string> {
  const archive = newArchive();
  const folder = join(tempFolder(), user);
  const file = join(tempFolder(), `${user} ${name}.json`);
  writeFileSync(file, logText(...records, ...more, { of: user, userIdentity: byUser }));
  await importPaths(archive, file);
  archive.close();
  expect(folder).toContain(planted);
  return archive.file;
}

async function opened() {
  const crossed: string[] = [];
  const told: EventName[] = [];
  const engine = createEngine((name, payload) => {
    told.push(name);
    crossed.push(JSON.stringify(events[name].parse(payload)));
  });
  onTestFinished(() => engine.close());
  const files = [await written('one'), await written('two'), '', join(tempFolder(), 'out')];
  files[2] = join(tempFolder(), `${user} later.json`);
  writeFileSync(files[2], logText(record({ eventID: 'late', userIdentity: byUser })));
  const context = {
    profile: maria.profile,
    device: '00000000',
    paths: Object.fromEntries(tickets.map((each, n) => [each, files[n] ?? ''])),
    exampleFolder: '',
  };
  async function call<T>(name: EngineCallName, input: object): Promise<T> {
    const shape = engineCalls[name];
    try {
      const value = await engine.call(name, shape.input.parse(input), context);
      crossed.push(JSON.stringify(value));
      return shape.output.parse(value) as T;
    } catch (thrown) {
      crossed.push(JSON.stringify(toEnvelope(thrown)));
      throw thrown;
    }
  }
  await call('engagement.open', { ticket });
  return { call, crossed, told, file: files[0] ?? '' };
}

type Call = Awaited<ReturnType<typeof opened>>['call'];

async function rowsOf(call: Call, query: string): Promise<EventRow[]> {
  const { result } = await call<SearchState>('events.search', { query });
  return call('events.page', { query, result, offset: 0, limit: 200 });
}

function planNamed(name: string) {
  const wanted = { of: 'bucket', s3: `s3://logs/${name}`, accounts: [], regions: [] };
  return {
    name,
    when: { kind: 'every', hours: 1, from: '2026-01-01T00:00:00Z' },
    signIn: { profile: null, role: name, externalId: name },
    wanted: { ...wanted, from: null, to: null },
  };
}

/** Every call that tells anything of events, in the order of some work; whatever they answer. */
async function workThrough(call: Call): Promise<void> {
  const state = await call<SearchState>('events.search', { query: '' });
  const rows = await rowsOf(call, '');
  for (const { ref } of rows) {
    await call('events.record', { ref });
    await call('events.links', { ref });
  }
  const { result } = state;
  const events = rows.map(({ ref }) => ref);
  await call('events.overview', { query: '', result, limits: {} });
  await call('events.annotate', { events, note: `Asked ${user} and ${newcomer}`, tag: user });
  await call('annotations.tags', {});
  await call('events.record', { ref: events[0] });
  await call('sources.runs', {});
  await call('sources.run', { run: 1 });
  await call('sources.import', { job, tickets: [log] });
  await call('engagement.current', {});
  await call('integrity.ledger', { offset: 0, limit: 500 });
  await call('retention.objects', { run: 1, offset: 0, limit: 50 });
  await call('retention.state', {});
  await call('completeness.check', { job, from: null, to: null });
  await call('across.add', { tickets: [other] });
  await call('across.count', { query: `who:${user}` });
  const page = { query: '', offset: 0, limit: 50 };
  for (const { engagement, row } of await call<FoundRow[]>('across.page', page)) {
    await call('across.record', { engagement, ref: row.ref });
  }
  await call('integrity.verify', { job });
  await call('events.narrow', {
    query: '',
    change: { kind: 'include', tests: [{ field: 'actor', value: user }] },
  });
  await call('events.search', { query: `who:${user}` });
  const view = { name: `Calls of ${user}`, query: `who:${user}`, table: null, pinned: true };
  await call('views.save', { view: { ...view, alert: null } }).catch(() => undefined);
  await call('views.list', {});
  await call('schedules.save', { plan: planNamed(user), exports: [] });
  await call('schedules.list', {});
  const wrong: [EngineCallName, object][] = [
    ['events.search', { query: `who:${user} AND (` }],
    ['events.annotate', { events: [events[0]], tag: user, untag: user }],
    ['retention.hold', { act: 'place', reason: `Dispute of ${user}` }],
    ['events.prove', { ref: events[0], out: log }],
    ['retention.disposeEngagement', { name: user, reason: 'x', early: null, certificate: out }],
  ];
  for (const [name, input] of wrong) await call(name, input).catch(() => undefined);
}

// Red if a single call or event passes by the border, or the name is hidden in one form only; the
// first half shows that the work tells the name often, so that the second has something to hide.
test('no planted name crosses in any answer, event or error while people are hidden', async () => {
  const { call, crossed } = await opened();
  await workThrough(call);
  const before = crossed.splice(0).filter((text) => text.includes(planted));
  expect(before.length).toBeGreaterThan(40);
  await call('privacy.turnOn', {});
  crossed.splice(0);
  await workThrough(call);
  expect(crossed.length).toBeGreaterThan(60);
  expect(crossed.filter((text) => text.toLowerCase().includes(planted))).toEqual([]);
}, 60_000);

// Red if one person has another pseudonym somewhere, or a pseudonym is not understood coming in.
test('a pseudonym is one on every screen, and finds, narrows and notes as the name does', async () => {
  const { call } = await opened();
  const named = await rowsOf(call, `who:${user}`);
  await call('privacy.turnOn', {});
  const [row] = await rowsOf(call, 'CreateUser');
  const pseudonym = row?.actor ?? '';
  expect(pseudonym).toMatch(/^person-[a-z2-7]{6}$/);
  const shown = await call<EventRecord>('events.record', { ref: row?.ref });
  expect(shown.raw).toContain(`"userName":"${pseudonym}"`);
  expect(shown.raw).toContain(`:user/${pseudonym}"`);
  expect(shown.facts.find(({ label }) => label === 'Actor')?.value).toBe(
    `${pseudonym} (user name)`,
  );
  expect(JSON.parse(shown.raw)).toHaveProperty('requestParameters.userName');
  const found = await rowsOf(call, `who:${pseudonym}`);
  expect(found.map(({ ref }) => ref)).toEqual(named.map(({ ref }) => ref));

  const { result } = await call<SearchState>('events.search', { query: '' });
  const overview = await call<Overview>('events.overview', { query: '', result, limits: {} });
  const values = overview.facets.find(({ name }) => name === 'principal')?.values ?? [];
  const value = values.find(({ text }) => text === pseudonym);
  expect(value?.events).toBe(2);
  const change = { kind: 'include', tests: value?.tests };
  const narrowed = await call<{ query: string }>('events.narrow', { query: '', change });
  expect(narrowed.query).toContain(pseudonym);
  expect(await rowsOf(call, narrowed.query)).toHaveLength(2);

  await call('events.annotate', { events: [row?.ref], note: `Asked ${pseudonym}.` });
  await call('privacy.lift', { reason: 'Interview' });
  const [withNote] = (await call<EventRecord>('events.record', { ref: row?.ref })).annotations;
  expect(withNote?.note).toBe(`Asked ${user}.`);
  // What somebody wrote down while it was on.
  expect(await rowsOf(call, `who:${pseudonym}`)).toHaveLength(2);
});

// Red if what is decided by a word of a closed set goes for a session that calls itself so.
test('people with hostile names break nothing: closed sets, ids and authors stay', async () => {
  const { call } = await opened();
  await call('privacy.turnOn', {});
  const rows = await rowsOf(call, '');
  expect(rows).toHaveLength(records.length);
  expect(rows.every(({ who }) => who.includes('person-'))).toBe(true);
  expect(rows.some(({ identityKind }) => identityKind === 'IAM user')).toBe(true);
  const [ref] = rows.map((row) => row.ref);
  await call('events.annotate', { events: [ref], status: 'resolved', reason: 'Known' });
  const shown = EventRecord.parse(await call('events.record', { ref }));
  expect(shown.row.status).toBe('resolved');
  expect(shown.annotations[0]?.author).toEqual(maria.profile);
  expect(shown.custody.importedBy).toBe(maria.profile.name);
});

// Red if the window is not told, the reason is not kept, or either act can be done twice.
test('turning it on and lifting it are acts, told to the window once each', async () => {
  const { call, told } = await opened();
  const changes = () => told.filter((name) => name === 'privacy.changed').length;
  await expect(call('privacy.lift', { reason: 'x' })).rejects.toThrow('nothing to lift');
  await call('privacy.turnOn', {});
  expect(told.indexOf('privacy.changed')).toBeLessThan(told.lastIndexOf('engagement.changed'));
  await expect(call('privacy.turnOn', {})).rejects.toThrow('already');
  expect(await call<PrivacyState>('privacy.state', {})).toMatchObject({ isOn: true, reason: null });
  await call('privacy.lift', { reason: '  Interview with the officer ' });
  expect(changes()).toBe(2);
  const { entries } = await call<{ entries: LedgerEntry[] }>('integrity.ledger', {
    offset: 0,
    limit: 2,
  });
  expect(entries.map(({ sentence, author }) => `${author}: ${sentence}`)).toEqual([
    `${maria.profile.name}: People shown by name again: Interview with the officer`,
    `${maria.profile.name}: People pseudonymised on screen, for everybody`,
  ]);
  expect(() => engineCalls['privacy.lift'].input.parse({ reason: '  ' })).toThrow();
});

// Red if the state is kept in the window's engine instead of read from the ledger.
test('what another program says in the ledger holds from the next call on', async () => {
  const { call, told, file } = await opened();
  const elsewhere = openArchive(file);
  hidePeople(elsewhere.write, maria);
  const hidden = await rowsOf(call, 'CreateUser');
  expect(hidden[0]?.actor).toMatch(/^person-/);
  expect(told).toContain('privacy.changed');
  showPeople(elsewhere.write, maria, 'Interview');
  elsewhere.close();
  expect((await rowsOf(call, 'CreateUser'))[0]?.actor).toBe(user);
});

// Red if a pseudonym is made of anything that is not in the file.
test('a pseudonym is the same when the engagement is opened again, and in the file that continues it', async () => {
  const { call } = await opened();
  await call('privacy.turnOn', {});
  const [row] = await rowsOf(call, 'CreateUser');
  await call('engagement.close', {});
  await call('engagement.open', { ticket });
  expect(await rowsOf(call, 'CreateUser')).toEqual([row]);
  expect(await rowsOf(call, `who:${row?.actor}`)).toHaveLength(2);
  await call('integrity.rollOver', { out, name: 'Next' });
  expect(await call<PrivacyState>('privacy.state', {})).toMatchObject({ isOn: true });
  await call('sources.import', { job, tickets: [log] });
  expect((await rowsOf(call, ''))[0]?.actor).toBe(row?.actor);
});

// Red if people who are hidden in one engagement are shown beside those of another.
test('an engagement whose people are hidden is not shown beside one whose people are not', async () => {
  const { call, crossed } = await opened();
  await call('engagement.open', { ticket: other });
  await call('privacy.turnOn', {});
  await call('engagement.open', { ticket });
  await call('across.add', { tickets: [other] });
  crossed.splice(0);
  const page = { query: '', offset: 0, limit: 50 };
  await expect(call('across.page', page)).rejects.toThrow('people are pseudonymised');
  await expect(call('across.count', { query: '' })).rejects.toThrow('take it off the list');
  await call('privacy.turnOn', {});
  expect(await call('across.page', page)).toHaveLength(2 * records.length);
  expect(crossed.filter((text) => text.includes(planted))).toEqual([]);
});

// Red if a text that the window holds cannot be put into the words of now, in either direction.
test('texts that the window keeps are told in the words of now', async () => {
  const { call } = await opened();
  await call('privacy.turnOn', {});
  const texts = [`who:${user}`, 'nothing'];
  const hidden = await call<{ texts: string[] }>('privacy.shown', { texts });
  expect(hidden.texts[0]).toMatch(/^who:person-[a-z2-7]{6}$/);
  expect(hidden.texts[1]).toBe('nothing');
  await call('privacy.lift', { reason: 'x' });
  expect(await call('privacy.shown', hidden)).toEqual({ texts });
});

// Red if an answer is held to the length of what a person may write: the list could not be shown.
test('the longest name of a view is shown with a pseudonym, too', async () => {
  const { call } = await opened();
  const name = `${'x'.repeat(120 - user.length - 1)} ${user}`;
  const view = { name, query: '', table: null, pinned: false, alert: null };
  await call('views.save', { view });
  await call('schedules.save', { plan: { ...planNamed(user), name }, exports: [] });
  await call('privacy.turnOn', {});
  const [shown] = await call<{ name: string }[]>('views.list', {});
  expect(shown?.name).toMatch(/x person-[a-z2-7]{6}$/);
  const [schedule] = await call<{ plan: { name: string } }[]>('schedules.list', {});
  expect(schedule?.plan.name).toBe(shown?.name);
});
