import { createHash, type Hash } from 'node:crypto';
import { counted } from '../checks.ts';
import type { Context } from './context.ts';
import type { Findings } from './findings.ts';
import { recordFacts } from './record-facts.ts';

interface PopulationRow {
  readonly assessment: string;
  readonly control: string;
  readonly count: number;
  readonly hash: string;
}

interface MemberRow {
  readonly event: number;
  readonly object: number | null;
  readonly ordinal: number;
  readonly offset: number;
  readonly length: number;
  readonly sha256: string;
}

/**
 * Counts and hashes the members of every population again. The hash is SHA-256 over one line per
 * event, `eventTime,eventID,objectSha256,ordinal\n` in that order of members, texts compared
 * character code by character code; eventTime is UTC to the second, objectSha256 hex, and an eventID
 * with anything but letters, digits and `-_.:` stands as a JSON string.
 *
 * Event numbers rise with time, so only the events of one second are sorted at a time. Limit: that
 * the members are those which the rule finds is not shown here; that takes the rule's language.
 *
 * @throws Problem cancelled
 */
export async function checkPopulations(context: Context, findings: Findings): Promise<string> {
  const { db } = context;
  const populations = db
    .prepare('SELECT * FROM population ORDER BY assessment, control')
    .all() as PopulationRow[];
  let members = 0;
  for (const population of populations) {
    const { assessment, control, count, hash } = population;
    const place = `population ${assessment} ${control}`;
    const found = await populationOf(context, population, findings);
    if (found.count !== count) {
      findings.add(place, `it says ${count} events, ${found.count} are listed`);
    }
    if (found.hash !== hash) findings.add(place, 'its events do not give its hash');
    members += found.count;
  }
  const strangers = db.prepare(`SELECT i.assessment, i.control, count(*) AS n
    FROM population_item AS i LEFT JOIN population AS p USING (assessment, control)
    WHERE p.control IS NULL GROUP BY i.assessment, i.control`);
  for (const row of strangers.iterate() as Iterable<PopulationRow & { n: number }>) {
    findings.add(`population_item ${row.assessment} ${row.control}`, 'there is no such population');
  }
  return `${counted(populations.length, 'population')} of ${counted(members, 'event')}`;
}

async function populationOf(
  context: Context,
  { assessment, control }: PopulationRow,
  findings: Findings,
): Promise<{ count: number; hash: string }> {
  const rows = context.db
    .prepare(
      `SELECT i.event, e.object, e.ordinal, e.offset, e.length, lower(hex(o.sha256)) AS sha256
        FROM population_item AS i
        LEFT JOIN event AS e ON e.id = i.event LEFT JOIN object AS o ON o.id = e.object
        WHERE i.assessment = ? AND i.control = ? ORDER BY i.event`,
    )
    .iterate(assessment, control) as Iterable<MemberRow>;
  const hash = createHash('sha256');
  let count = 0;
  let second: Member[] = [];
  for (const row of rows) {
    count += 1;
    const member = memberOf(context, row);
    if (member === undefined) {
      const place = `population_item ${assessment} ${control} ${row.event}`;
      findings.add(place, 'it names no record of the archive');
      continue;
    }
    if (second[0] !== undefined && second[0].time !== member.time) {
      writeLines(hash, second);
      second = [];
    }
    second.push(member);
    await context.pace.breathe();
  }
  writeLines(hash, second);
  return { count, hash: hash.digest('hex') };
}

interface Member {
  readonly time: string;
  readonly eventID: string;
  readonly sha256: string;
  readonly ordinal: number;
}

function memberOf({ originals }: Context, row: MemberRow): Member | undefined {
  if (row.object === null) return undefined;
  const text = originals.record(row.object, row.offset, row.length);
  const facts = text === undefined ? undefined : recordFacts(text);
  if (facts === undefined) return undefined;
  const time = new Date(Math.floor(row.event / 2 ** 21) * 1000).toISOString();
  const { sha256, ordinal } = row;
  return { time: time.replace(/\.000Z$/, 'Z'), eventID: facts.eventID, sha256, ordinal };
}

function writeLines(hash: Hash, members: readonly Member[]): void {
  const sorted = members.toSorted(
    (a, b) => compare(a.eventID, b.eventID) || compare(a.sha256, b.sha256) || a.ordinal - b.ordinal,
  );
  for (const { time, eventID, sha256, ordinal } of sorted) {
    const id = /[^\w.:-]|^$/.test(eventID) ? JSON.stringify(eventID) : eventID;
    hash.update(`${time},${id},${sha256},${ordinal}\n`);
  }
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
