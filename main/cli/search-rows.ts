import { placeOf } from '../archive/event-rows.ts';
import type { Session } from '../engine/session.ts';
import { lineOf } from '../report/export/record-line.ts';

/** A record's own text on one line. Undefined if there is no such event. */
export function recordLine(session: Session, ref: number): string | undefined {
  const place = placeOf(session.read, ref);
  return place && lineOf(session.readText(place));
}
