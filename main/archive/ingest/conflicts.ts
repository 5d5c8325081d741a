import { idsPerSecond } from '../scan/event-key.ts';
import { eventIdOf } from '../scan/record-reader.ts';
import { flag } from '../scan/rows.ts';
import type { ReadDb, WriteDb } from '../handles.ts';
import type { Place } from '../read-record.ts';
import { sql } from '../sql.ts';

interface Member extends Omit<Place, 'quoted'> {
  readonly id: number;
  readonly ordinal: number;
  readonly place: number;
  readonly flags: number;
}

/** Events of one second that share their number lie side by side. */
const near = 4096;

/**
 * Events with the eventID, account and region of an earlier one but other content: the later ones
 * are conflicts, each naming the first. Equal content never gets here: it is a duplicate.
 *
 * @param after objects up to this one have been looked at before
 * @returns the new conflicts, already written
 */
export function writeConflicts(
  db: WriteDb,
  readText: (place: Place) => string,
  after: number,
): { readonly event: number; readonly object: number }[] {
  const found: { event: number; object: number }[] = [];
  const twice = db.all<{ high: number }>(
    sql`SELECT high FROM event GROUP BY high HAVING count(*) > 1`,
  );
  for (const { high } of twice) {
    for (const [first, ...others] of sameEvents(db, readText, high)) {
      for (const { id, object } of others) {
        if (object <= after || first === undefined) continue;
        db.run(sql`INSERT INTO conflict (event, first) VALUES (${id}, ${first.id})`);
        found.push({ event: id, object });
      }
    }
  }
  return found;
}

/** Groups of events with one eventID, account and region, each in the order of arrival. */
function sameEvents(db: ReadDb, readText: (place: Place) => string, high: number): Member[][] {
  const members = db.all<Member>(
    sql`SELECT id, object, ordinal, offset, length, place, flags FROM event
      WHERE high = ${high} ORDER BY object, ordinal`,
  );
  const candidates = members.filter((member) =>
    members.some((other) => other !== member && mayBeSame(member, other)),
  );
  const groups = new Map<string, Member[]>();
  for (const member of candidates) {
    const text = readText({ ...member, quoted: member.flags & flag.quoted });
    const key = `${member.place} ${eventIdOf(text)}`;
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  return [...groups.values()];
}

/** 32 equal bits alone are no sign: a million events hold a hundred such pairs. */
function mayBeSame(one: Member, other: Member): boolean {
  if (one.place !== other.place) return false;
  const apart = Math.abs((one.id % idsPerSecond) - (other.id % idsPerSecond));
  return Math.min(apart, idsPerSecond - apart) <= near;
}
