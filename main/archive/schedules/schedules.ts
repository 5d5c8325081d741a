/** Schedules of collecting, kept as acts of the ledger: what stands is in the table `schedule`. */
import { z } from 'zod';
import {
  ScheduleId,
  SchedulePlan,
  ScheduleRun,
  type Schedule,
  type When,
} from '../../../preload/contract/schedules.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { canonical } from '../../platform/canonical.ts';
import { actsNamed } from '../acts.ts';
import type { Papers, ReadDb, WriteDb } from '../handles.ts';
import { recordAct, type Author } from '../ledger.ts';
import { sql } from '../sql.ts';
import { lastDue, nextRun, wallOf } from './next-run.ts';

interface Row {
  readonly id: string;
  readonly plan: string;
  readonly author: string;
  readonly at: string;
  readonly last: string | null;
}

/** What a schedule says, and how it went, at a moment. */
export type ScheduleNow = Omit<Schedule, 'isRunning'>;

/** Every schedule, in the order of their numbers. @param now milliseconds since 1970 */
export function listSchedules(db: ReadDb, now: number): ScheduleNow[] {
  return db
    .all<Row>(sql`SELECT * FROM schedule ORDER BY CAST(substr(id, 3) AS INTEGER)`)
    .map((row) => scheduleOf(row, now));
}

/** @throws Problem not_found */
export function getSchedule(db: ReadDb, id: string, now: number): ScheduleNow {
  const row = db.get<Row>(sql`SELECT * FROM schedule WHERE id = ${id}`);
  if (row === undefined) throw new Problem('not_found', `There is no schedule ${id} any more.`);
  return scheduleOf(row, now);
}

/**
 * Keeps a schedule, or says anew what the schedule `id` is. The end of what it collects is left open: it
 * is each run's own time.
 *
 * @throws Problem not_found, bad_request
 */
export function saveSchedule(
  db: WriteDb,
  author: Author,
  plan: SchedulePlan,
  id?: string,
): ScheduleNow {
  if (plan.wanted.to !== null) {
    throw new Problem('bad_request', 'A schedule collects up to its own time; leave the end open.');
  }
  if (id !== undefined) getSchedule(db, id, Date.now());
  const body = { schedule: id ?? nextId(db), plan: SchedulePlan.parse(plan) };
  recordAct(db, author, 'schedule.saved', body, (papers, { at, author: { name } }) => {
    const last = papers.get<{ last: string | null }>(
      sql`SELECT last FROM schedule WHERE id = ${body.schedule}`,
    );
    put(papers, {
      id: body.schedule,
      plan: canonical(body.plan),
      author: name,
      at,
      last: last?.last ?? null,
    });
  });
  return getSchedule(db, body.schedule, Date.now());
}

/** @throws Problem not_found */
export function removeSchedule(db: WriteDb, author: Author, id: string): void {
  getSchedule(db, id, Date.now());
  recordAct(db, author, 'schedule.removed', { schedule: id }, (papers) =>
    papers.remove('schedule', { id }),
  );
}

/** Tells how a run went. The schedule may be gone meanwhile: the ledger keeps it all the same. */
export function recordRun(db: WriteDb, author: Author, id: string, ran: ScheduleRun): void {
  const body = { schedule: id, ran: ScheduleRun.parse(ran) };
  recordAct(db, author, 'schedule.ran', body, (papers) => {
    const row = papers.get<Row>(sql`SELECT * FROM schedule WHERE id = ${id}`);
    if (row !== undefined) put(papers, { ...row, last: canonical(body.ran) });
  });
}

function put(papers: Papers, row: Row): void {
  papers.remove('schedule', { id: row.id });
  papers.insert('schedule', { ...row });
}

function nextId(db: ReadDb): string {
  const numbers = actsNamed(db, 'schedule.saved').map(({ body }) =>
    Number(String(body['schedule']).slice(2)),
  );
  return ScheduleId.parse(`S-${numbers.reduce((most, each) => Math.max(most, each), 0) + 1}`);
}

function scheduleOf({ id, plan, author, at, last }: Row, now: number): ScheduleNow {
  const told = SchedulePlan.parse(JSON.parse(plan));
  const ran = last === null ? null : ScheduleRun.parse(JSON.parse(last));
  const next = nextRun(told.when, now);
  return {
    id: ScheduleId.parse(id),
    plan: told,
    sentence: whenWords(told.when),
    author,
    at: z.string().parse(at),
    nextAt: instant(next),
    nextLocal: localWords(next, told.when),
    due: dueSince(told.when, at, ran, now)?.runs ?? 0,
    last: ran,
  };
}

/** The run that is due now, and how many were missed before it; undefined if none is. */
export function dueRun(
  { plan, at, last }: Pick<ScheduleNow, 'plan' | 'at' | 'last'>,
  now: number,
): { readonly due: string; readonly missed: number } | undefined {
  const found = dueSince(plan.when, at, last, now);
  return found === undefined ? undefined : { due: instant(found.due), missed: found.runs - 1 };
}

/** A schedule that is said anew begins anew; and what ran is not due again. */
function dueSince(
  when: When,
  at: string,
  ran: ScheduleRun | null,
  now: number,
): ReturnType<typeof lastDue> {
  const since = Math.max(Date.parse(at), ran === null ? 0 : Date.parse(ran.due));
  return lastDue(when, since, now);
}

/** `Every day at 02:00, Europe/Berlin` */
export function whenWords(when: When): string {
  if (when.kind === 'daily') return `Every day at ${when.at}, ${when.zone}`;
  return when.hours === 1 ? 'Every hour' : `Every ${when.hours} hours`;
}

function localWords(next: number, when: When): string {
  const zone = when.kind === 'daily' ? when.zone : 'UTC';
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return words.format(wallOf(next, zone)).replace(' at ', ', ');
}

/** With the fraction that the beginning of a plan may have: a run cut to the second would be due again. */
function instant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
