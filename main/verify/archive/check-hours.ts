import type { Context } from './context.ts';
import type { Findings } from './findings.ts';

/** Row numbers of one hour: 2^21 for each second. */
const perHour = 2n ** 21n * 3600n;

/** What is counted by hour, as `hour.dimension` numbers it, and the value it is counted for. */
const dimensions: readonly (readonly [dimension: number, value: string, where: string])[] = [
  [0, '0', '1'],
  [1, 'action', '1'],
  [2, 'place', '1'],
  [3, '1', 'flags & 2'],
];

/** Counts the events by hour again, and compares. */
export function checkHours({ db }: Pick<Context, 'db'>, findings: Findings): void {
  for (const [dimension, value, where] of dimensions) {
    const differ = db.prepare(`
      SELECT value, hour, sum(there) AS there, sum(said) AS said FROM (
        SELECT ${value} AS value, id / ? AS hour, count(*) AS there, 0 AS said
          FROM event WHERE ${where} GROUP BY 1, 2
        UNION ALL SELECT value, hour, 0, events FROM hour WHERE dimension = ?)
      GROUP BY value, hour HAVING sum(there) <> sum(said)`);
    for (const row of differ.iterate(perHour, dimension)) {
      const { hour, there, said } = row as { hour: number; there: number; said: number };
      const when = new Date(hour * 3_600_000).toISOString().slice(0, 13);
      findings.add(`hour ${when}`, `it says ${said} events, there are ${there}`);
    }
  }
  const strange = db.prepare('SELECT count(*) FROM hour WHERE dimension NOT IN (0, 1, 2, 3)');
  if (strange.pluck().get() !== 0) findings.add('hour', 'it counts by something unknown');
}
