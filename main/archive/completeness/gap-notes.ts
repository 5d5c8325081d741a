import type { Gap, GapNote, GapPlace } from '../../../preload/contract/completeness.ts';
import { actsNamed } from '../acts.ts';
import type { ReadDb, WriteDb } from '../handles.ts';
import { recordAct, type Author, type Receipt } from '../ledger.ts';
import { reasonIn } from '../retention.ts';

/**
 * Keeps a note on gaps: one act `gap.noted` {gaps, note}. Notes are nothing but acts in the ledger;
 * they explain a gap and never close it.
 *
 * @throws Problem bad_request (no note, or too long)
 */
export function noteGaps(
  db: WriteDb,
  author: Author,
  gaps: readonly GapPlace[],
  note: string,
): Receipt {
  const places = gaps.map(({ account, region, from, to }) => ({ account, region, from, to }));
  return recordAct(db, author, 'gap.noted', { gaps: places, note: reasonIn(note, 'a gap') });
}

/** The gaps with the notes that the ledger holds on them now. */
export function withNotes(db: ReadDb, gaps: readonly Gap[]): Gap[] {
  const notes = new Map<string, GapNote[]>();
  for (const { at, author, body } of actsNamed(db, 'gap.noted')) {
    for (const place of body['gaps'] as readonly GapPlace[]) {
      const known = notes.get(idOf(place)) ?? [];
      known.push({ note: String(body['note']), by: author.name, at });
      notes.set(idOf(place), known);
    }
  }
  return gaps.map((gap) => ({ ...gap, notes: notes.get(idOf(gap)) ?? [] }));
}

function idOf({ account, region, from, to }: GapPlace): string {
  return JSON.stringify([account, region, from, to]);
}
