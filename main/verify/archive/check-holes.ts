import type { Context } from './context.ts';
import { parts, sizeOf, type Part } from './disposals.ts';
import type { Findings } from './findings.ts';

/** The numbers that are free are those which the acts of disposal name, and nobody has one. */
export function checkHoles({ db, disposals }: Context, findings: Findings): void {
  const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'hole'").get() !== undefined;
  const stored = isThere
    ? (db.prepare('SELECT part, first, last FROM hole').raw().all() as [string, number, number][])
    : [];
  const found = new Set(stored.map(nameOf));
  for (const part of parts) {
    for (const [first, last] of disposals.holes(part)) {
      const name = nameOf([part, first, last]);
      if (!found.delete(name)) findings.add(`hole ${name}`, 'the ledger says so, there is no row');
      const taken = db
        .prepare(`SELECT count(*) FROM ${part} WHERE id BETWEEN ? AND ?`)
        .pluck()
        .get(first, last);
      if (taken !== 0) findings.add(`hole ${name}`, 'a row has a number that is said to be free');
    }
  }
  for (const name of found) findings.add(`hole ${name}`, 'the ledger says nothing of it');
}

/**
 * Numbers are given one after the other: none is missing but those that a disposal has left free.
 *
 * @param first the number that was given first
 */
export function isDense(
  { db, disposals }: Pick<Context, 'db' | 'disposals'>,
  part: Exclude<Part, 'event'>,
  first: number,
): boolean {
  const { n, from, to } = db
    .prepare(`SELECT count(*) AS n, min(id) AS "from", max(id) AS "to" FROM ${part}`)
    .get() as { n: number; from: number | null; to: number | null };
  const free = disposals.holes(part);
  const last = Math.max(to ?? first - 1, ...free.map((range) => range[1]));
  return (from ?? first) >= first && n + sizeOf(free) === last - first + 1;
}

function nameOf([part, first, last]: readonly [string, number, number]): string {
  return `${part} ${first} to ${last}`;
}
