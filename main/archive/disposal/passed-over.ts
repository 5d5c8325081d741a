import { idsPerSecond } from '../scan/event-key.ts';
import type { ReadDb } from '../handles.ts';
import { sql } from '../sql.ts';

/**
 * Of numbers that became free those which an event may have been passed over for: the next number,
 * round at the end of the second, is an event's, or must itself stay free. That event cannot move,
 * since papers name it by its number; and where it began to look for a free one, nobody else may
 * begin, or its duplicates would no longer be met. Names a few too many, which does no harm.
 */
export function passedOver(db: ReadDb, freed: readonly number[]): number[] {
  const kept = new Set<number>();
  const isHeld = (id: number): boolean => kept.has(id) || isTaken(db, id);
  // From above downwards a run of numbers needs one round, and one that goes round two.
  const order = freed.toSorted((a, b) => b - a);
  for (let before = -1; before !== kept.size;) {
    before = kept.size;
    for (const id of order) if (!kept.has(id) && isHeld(nextOf(id))) kept.add(id);
  }
  return [...kept].sort((a, b) => a - b);
}

function nextOf(id: number): number {
  return (id + 1) % idsPerSecond === 0 ? id + 1 - idsPerSecond : id + 1;
}

function isTaken(db: ReadDb, id: number): boolean {
  return (
    db.get(sql`SELECT 1 FROM event WHERE id = ${id}
      UNION ALL SELECT 1 FROM hole WHERE part = 'event' AND ${id} BETWEEN first AND last`) !==
    undefined
  );
}
