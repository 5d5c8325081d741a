import type { WriteDb } from '../handles.ts';
import { sql } from '../sql.ts';

interface Spot {
  readonly object: number;
  readonly ordinal: number;
}

interface Member extends Spot {
  readonly event: number;
}

/**
 * Prepares the conflicts for the disposal: of records with one eventID, account and region the first
 * that is left is no conflict, and the others name it. Rows that no longer hold are deleted now, while
 * the seals can see that they may be; `write` adds the new ones when the events have moved.
 *
 * @param gone events that go for good
 * @param moved where the others go on
 */
export function moveConflicts(
  db: WriteDb,
  gone: ReadonlySet<number>,
  moved: ReadonlyMap<number, Spot>,
): { readonly changes: ReadonlyMap<number, number>; write(): void } {
  const changes = new Map<number, number>();
  const count = ({ object }: Spot, by: 1 | -1): void => {
    changes.set(object, (changes.get(object) ?? 0) + by);
  };
  const added: { event: number; first: number }[] = [];
  for (const { first, others } of conflicts(db)) {
    const all = [first, ...others];
    if (!all.some(({ event }) => gone.has(event) || moved.has(event))) continue;
    const left = all
      .filter(({ event }) => !gone.has(event))
      .map((member) => ({ ...member, ...moved.get(member.event) }))
      .sort((a, b) => a.object - b.object || a.ordinal - b.ordinal);
    const isSameFirst = left[0]?.event === first.event;
    for (const other of others) {
      count(other, -1);
      if (isSameFirst && !gone.has(other.event)) continue;
      db.run(sql`DELETE FROM conflict WHERE event = ${other.event}`);
    }
    for (const other of left.slice(1)) {
      count(other, 1);
      if (!isSameFirst) added.push({ event: other.event, first: left[0]?.event ?? 0 });
    }
  }
  return {
    changes: new Map([...changes].filter(([, by]) => by !== 0).sort((a, b) => a[0] - b[0])),
    write() {
      for (const { event, first } of added) {
        db.run(sql`INSERT INTO conflict (event, first) VALUES (${event}, ${first})`);
      }
    },
  };
}

function conflicts(db: WriteDb): Iterable<{ first: Member; others: Member[] }> {
  const rows = db.all<Member & { first: number; firstObject: number; firstOrdinal: number }>(sql`
    SELECT c.event, e.object, e.ordinal,
      c.first, f.object AS firstObject, f.ordinal AS firstOrdinal
    FROM conflict AS c JOIN event AS e ON e.id = c.event JOIN event AS f ON f.id = c.first`);
  const groups = new Map<number, { first: Member; others: Member[] }>();
  for (const { event, object, ordinal, first, firstObject, firstOrdinal } of rows) {
    const group = groups.get(first) ?? {
      first: { event: first, object: firstObject, ordinal: firstOrdinal },
      others: [],
    };
    group.others.push({ event, object, ordinal });
    groups.set(first, group);
  }
  return groups.values();
}
