import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AlertRule, AlertsChecked } from '../../../preload/contract/views.ts';
import { sql } from '../../../main/archive/sql.ts';
import {
  acknowledgeAlerts,
  checkAlerts,
  raisedAlerts,
  removeView,
  saveView,
} from '../../../main/assess/index.ts';
import { countEvents, parseQuery } from '../../../main/query/index.ts';
import { addTo, archiveOf, author, record, type TestArchive } from '../query/archive-of.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await archiveOf([record()]);
});
afterEach(() => archive.remove());

const failed = 'what = ConsoleLogin AND error = Failed';
const fiveInTen: AlertRule = { count: 5, seconds: 600, by: 'sourceIPAddress' };

function alertOn(alert: AlertRule, query = failed, name = 'Failed sign-ins'): string {
  return saveView(archive.write, author, { name, query, table: null, pinned: false, alert }).id;
}

function check(): Promise<AlertsChecked> {
  return checkAlerts({ db: archive.write, readText: archive.readRecord, author });
}

/** A failed sign-in so many seconds after nine. */
function signIn(second: number, ip = '198.51.100.7', more: object = {}): object {
  return record({
    eventName: 'ConsoleLogin',
    errorCode: 'Failed',
    sourceIPAddress: ip,
    eventTime: new Date(Date.UTC(2026, 2, 15, 9) + second * 1000).toISOString().replace('.000', ''),
    ...more,
  });
}

function checks(): number {
  return archive.read.column<number>(sql`SELECT count(*) FROM alert_check`)[0] ?? 0;
}

describe('a threshold', () => {
  // Red if events of two addresses are counted together, or the query leads to others than those counted.
  test('of five of one address within ten minutes', async () => {
    alertOn(fiveInTen);
    const others = [0, 100, 200, 300].map((second) => signIn(second, '203.0.113.9'));
    await addTo(archive, [...others, ...[0, 150, 300, 450, 600].map((second) => signIn(second))]);
    const { rules, raised } = await check();
    expect(rules).toBe(1);
    expect(raised).toMatchObject([
      { id: 'R-1', view: 'V-1', value: '198.51.100.7', events: 5, fresh: 5, acknowledged: null },
    ]);
    expect(raised[0]?.sentence).toBe(
      'Failed sign-ins: 5 events with sourceIPAddress 198.51.100.7 from 2026-03-15 09:00:00 to 09:10:00 UTC.',
    );
    expect(countEvents(archive.read, parseQuery(raised[0]?.query ?? ''))).toBe(5);
  });

  // Red if the window before is not read, or an old crowd is news by itself.
  test('is reached with events of earlier imports, and by a late one in the middle', async () => {
    await addTo(archive, [signIn(0), signIn(100)]);
    alertOn({ ...fiveInTen, count: 3 });
    await addTo(archive, [signIn(3000), signIn(3600)]);
    expect((await check()).raised).toEqual([]);
    await addTo(archive, [signIn(3300)]);
    expect((await check()).raised).toMatchObject([{ events: 3, fresh: 1 }]);
    await addTo(archive, [signIn(50)]);
    expect((await check()).raised).toMatchObject([{ id: 'R-2', events: 3, fresh: 1 }]);
    expect((await check()).raised).toEqual([]);
  });

  test('by a field of the record alone, and by a column of what events share', async () => {
    alertOn({ count: 2, seconds: 60, by: 'requestParameters.user' });
    alertOn({ count: 3, seconds: 60, by: 'who' }, failed, 'By who');
    const of = (user: string | null) => ({ requestParameters: user === null ? null : { user } });
    await addTo(archive, [
      signIn(0, '192.0.2.1', of('a')),
      signIn(5, '192.0.2.2', of('b')),
      signIn(9, '192.0.2.3', of('a')),
      signIn(20, '192.0.2.4', of(null)),
      signIn(21, '192.0.2.4', of(null)),
    ]);
    const { raised } = await check();
    expect(raised.map(({ name, value, events }) => [name, value, events])).toEqual([
      ['By who', 'maria', 5],
      ['Failed sign-ins', 'a', 2],
    ]);
    for (const { query, events } of raised) {
      expect(countEvents(archive.read, parseQuery(query))).toBe(events);
    }
  });
});

describe('what is new', () => {
  // Red if an event is told twice, or what was there before the alert raises one.
  test('raises once, and only what came after the alert was set', async () => {
    await addTo(archive, [signIn(0)]);
    alertOn({ count: 1, seconds: 1, by: null });
    expect(await check()).toEqual({ rules: 1, raised: [] });
    await addTo(archive, [signIn(10), signIn(20)]);
    expect((await check()).raised).toMatchObject([{ events: 2, fresh: 2, value: null }]);
    expect((await check()).raised).toEqual([]);
    await addTo(
      archive,
      [signIn(10), signIn(20)].map((each) => ({ ...each, eventID: 'same' })),
    );
    expect((await check()).raised).toHaveLength(1);
    expect(raisedAlerts(archive.read, 10)).toMatchObject({ open: 2, total: 2 });
  });

  // Red if a check is told as done before what it found is, or the second of two tells it again.
  test('is told once by two checks at a time, and again by one whose act was not written', async () => {
    alertOn({ count: 1, seconds: 1, by: null });
    await addTo(archive, [signIn(10)]);
    const killed = checkAlerts({
      db: archive.write,
      readText: archive.readRecord,
      author,
      patiently: () => Promise.reject(new Error('killed')),
    });
    await expect(killed).rejects.toThrow('killed');
    expect(checks()).toBe(0);
    const [one, other] = await Promise.all([check(), check()]);
    expect([...one.raised, ...other.raised]).toHaveLength(1);
    expect(checks()).toBe(1);
  });

  test('a changed rule begins anew; a changed name goes on', async () => {
    const id = alertOn({ count: 1, seconds: 1, by: null });
    await addTo(archive, [signIn(10)]);
    const content = { query: failed, table: null, pinned: true };
    const rule = { count: 1, seconds: 1, by: null };
    saveView(archive.write, author, { ...content, name: 'Other', alert: rule }, id);
    expect((await check()).raised).toHaveLength(1);
    await addTo(archive, [signIn(11)]);
    const by = { ...rule, by: 'sourceIPAddress' };
    saveView(archive.write, author, { ...content, name: 'Other', alert: by }, id);
    expect((await check()).raised).toEqual([]);
  });

  // Red if every check leaves an act, also when there was nothing to look at.
  test('nothing new leaves no act; nothing found leaves one', async () => {
    alertOn({ count: 1, seconds: 1, by: null });
    await check();
    expect(checks()).toBe(0);
    await addTo(archive, [record()]);
    await check();
    await check();
    expect(checks()).toBe(1);
  });
});

// Red if an acknowledgement is overwritten, or an alert is lost with its view.
test('alerts are acknowledged once, and outlive their view', async () => {
  const id = alertOn({ count: 1, seconds: 1, by: 'sourceIPAddress' });
  await addTo(archive, [signIn(1), signIn(2, '192.0.2.99')]);
  const [first, second] = (await check()).raised;
  if (first === undefined || second === undefined) throw new Error('two were expected');
  removeView(archive.write, author, id);
  expect(acknowledgeAlerts(archive.write, author, [first.id], 'Pen test.')).toBe(1);
  expect(acknowledgeAlerts(archive.write, author, [first.id, second.id], null)).toBe(1);
  expect(() => acknowledgeAlerts(archive.write, author, ['R-9' as never], null)).toThrow(
    'no alert R-9',
  );
  const { open, alerts } = raisedAlerts(archive.read, 10);
  expect(open).toBe(0);
  expect(alerts.map(({ acknowledged }) => acknowledged?.note)).toEqual([null, 'Pen test.']);
});

// Red if what nobody took note of is looked for among the newest alone.
test('open alerts are found behind any number of acknowledged ones', async () => {
  alertOn({ count: 1, seconds: 1, by: 'sourceIPAddress' });
  await addTo(archive, [signIn(1), signIn(2, '192.0.2.99')]);
  await check();
  const [newest] = raisedAlerts(archive.read, 1).alerts;
  if (newest === undefined) throw new Error('one was expected');
  acknowledgeAlerts(archive.write, author, [newest.id], null);
  expect(raisedAlerts(archive.read, 1).alerts).toMatchObject([{ id: newest.id }]);
  expect(raisedAlerts(archive.read, 1, { open: true })).toMatchObject({
    open: 1,
    total: 2,
    alerts: [{ acknowledged: null }],
  });
});

// Red if every value is an alert of its own however many there are, or the largest is among the rest.
test('a flood of values is a hundred alerts: the largest, and one of all the others', async () => {
  alertOn({ count: 1, seconds: 1, by: 'sourceIPAddress' });
  const many = Array.from({ length: 120 }, (_, n) => signIn(n, `198.51.100.${n}`));
  await addTo(archive, [...many, signIn(500, '192.0.2.1'), signIn(501, '192.0.2.1')]);
  const { raised } = await check();
  expect(raised).toHaveLength(100);
  expect(raised[0]).toMatchObject({ value: '192.0.2.1', events: 2 });
  expect(raised.at(-1)).toMatchObject({ value: null, events: 22, fresh: 22 });
  expect(raised.at(-1)?.sentence).toMatch(
    /^Failed sign-ins: 22 smaller alerts together, 22 events from 2026-03-15 09:/,
  );
});

// Red if records are read by their time: originals whose times alternate are unpacked again and again.
test('values that only records hold are read original by original', async () => {
  alertOn({ count: 2, seconds: 3600, by: 'requestParameters.user' });
  const of = (second: number) => signIn(second, '192.0.2.1', { requestParameters: { user: 'a' } });
  await addTo(archive, [0, 20, 40].map(of));
  await addTo(archive, [10, 30, 50].map(of));
  const objects: number[] = [];
  const readText: typeof archive.readRecord = (place) => {
    objects.push(place.object);
    return archive.readRecord(place);
  };
  const { raised } = await checkAlerts({ db: archive.write, readText, author });
  expect(raised).toMatchObject([{ events: 6, value: 'a' }]);
  expect(objects).toEqual(objects.toSorted((a, b) => a - b));
  expect(new Set(objects).size).toBe(2);
});
