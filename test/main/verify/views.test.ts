import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RaisedId, ViewId } from '../../../preload/contract/views.ts';
import { recordReader, textOfObjects } from '../../../main/archive/read-record.ts';
import {
  recordRun,
  removeSchedule,
  saveSchedule,
} from '../../../main/archive/schedules/schedules.ts';
import {
  acknowledgeAlerts,
  checkAlerts,
  pinView,
  removeView,
  saveView,
} from '../../../main/assess/index.ts';
import { registerRecordFunctions } from '../../../main/query/index.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { importPaths, maria, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { handOn, type Prepared } from './archive-tampering.ts';

const bob = {
  profile: { name: 'Bob Ash', initials: 'BA', role: 'reviewer' },
  chain: '00000000-22222222',
};

const plan = {
  name: 'Nightly',
  when: { kind: 'daily', at: '02:00', zone: 'Europe/Berlin' },
  signIn: { profile: 'client', role: null, externalId: null },
  wanted: { of: 'history', accounts: 'own', regions: [], from: null, to: null },
} as const;

const ran = {
  due: '2026-03-15T01:00:00Z',
  missed: 2,
  startedAt: '2026-03-15T09:00:00Z',
  finishedAt: '2026-03-15T09:01:00Z',
  state: 'nothing new',
  sentence: 'Nothing new.',
  run: 1,
  alerts: 0,
} as const;

async function withViews(): Promise<Prepared> {
  const archive = newArchive();
  const { write } = archive;
  registerRecordFunctions(archive.connection, textOfObjects(archive.originals));
  const content = { name: 'All', query: '', table: null, pinned: false };
  const alert = { count: 1, seconds: 1, by: 'who' };
  saveView(write, maria, { ...content, alert });
  saveView(write, bob, { ...content, name: 'Gone', alert: null });
  pinView(write, bob, ViewId.parse('V-1'), true);
  removeView(write, maria, ViewId.parse('V-2'));
  const log = join(tempFolder(), 'log.json');
  writeFileSync(log, logText(record({ eventID: 'a' }), record({ eventID: 'b' })));
  await importPaths(archive, log);
  const readText = recordReader(archive.originals);
  await checkAlerts({ db: write, readText, author: bob });
  acknowledgeAlerts(write, maria, [RaisedId.parse('R-1')], 'Seen.');
  const mutable = { ...plan, wanted: { ...plan.wanted, regions: [] } };
  saveSchedule(write, maria, mutable);
  saveSchedule(write, maria, { ...mutable, name: 'Gone' });
  recordRun(write, bob, 'S-1', ran);
  saveSchedule(write, bob, { ...mutable, name: 'Every night' }, 'S-1');
  removeSchedule(write, maria, 'S-2');
  archive.close();
  return handOn(archive.file);
}

// Red if the verifier derives something else from the acts than the program did.
test('views, alerts and schedules are replayed to what the archive says', async () => {
  const { file } = await withViews();
  const { checks } = await verifyArchive(file);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

// Red if the verifier does not know the alert that stands for all that were too many.
test('an alert of many smaller ones is replayed, too', async () => {
  const archive = newArchive();
  const { write } = archive;
  const alert = { count: 1, seconds: 1, by: 'userAgent' };
  saveView(write, maria, { name: 'All', query: '', table: null, pinned: false, alert });
  const log = join(tempFolder(), 'log.json');
  const records = Array.from({ length: 101 }, (_, n) =>
    record({ eventID: `e-${n}`, userAgent: `agent ${n}` }),
  );
  writeFileSync(log, logText(...records));
  await importPaths(archive, log);
  const readText = recordReader(archive.originals);
  const { raised } = await checkAlerts({ db: write, readText, author: bob });
  expect(raised.at(-1)?.sentence).toContain('2 smaller alerts together');
  archive.close();
  expect(await verifyArchive(archive.file)).toMatchObject({ valid: true });
});

const forged = `INSERT INTO raised_alert SELECT 'R-2', 2, view, raised, at, NULL FROM raised_alert`;

// Red if any of the four tables, or any of its columns, is taken on trust.
test.each([
  ['a query', `UPDATE saved_view SET query = 'calm'`, /saved_view V-1: query is not what/],
  ['a rule taken away', `UPDATE saved_view SET alert = NULL`, /V-1: alert is not what/],
  ['the beginning of a rule', `UPDATE saved_view SET since = 99`, /V-1: since is not what/],
  ['a pin', `UPDATE saved_view SET pinned = 0`, /V-1: pinned is not what/],
  ['an author', `UPDATE saved_view SET author = 'Eve'`, /V-1: author is not what/],
  ['a view taken out', `DELETE FROM saved_view`, /V-1: the ledger says so, there is no row/],
  ['an alert taken out', `DELETE FROM raised_alert`, /R-1: the ledger says so, there is no row/],
  ['an alert put in', forged, /R-2: the ledger says nothing of it/],
  ['what was raised', `UPDATE raised_alert SET raised = '{}'`, /R-1: raised is not what/],
  ['taking note', `UPDATE raised_alert SET acknowledged = NULL`, /R-1: acknowledged is not/],
  ['how far was checked', `UPDATE alert_check SET up_to = 99`, /alert_check .*: up_to is not what/],
  ['a plan', `UPDATE schedule SET plan = '{}'`, /schedule S-1: plan is not what/],
  ['a failed run', `UPDATE schedule SET last = NULL`, /schedule S-1: last is not what/],
])('%s changed is found', async (_, statement, detail) => {
  const { file, tamper } = await withViews();
  tamper(statement);
  const wrong = (await verifyArchive(file)).checks.filter(({ ok }) => !ok);
  expect(wrong.map(({ name }) => name)).toEqual(['papers']);
  expect(wrong[0]?.detail).toMatch(detail);
});
