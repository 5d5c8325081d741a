import type { Gap, GapNote, GapPlace } from '../../../preload/contract/completeness.ts';
import { actsNamed } from '../acts.ts';
import type { ReadDb, WriteDb } from '../handles.ts';
import { recordAct, type Author, type Receipt } from '../ledger.ts';
import { reasonIn } from '../retention.ts';
import { rowId } from './delivery-times.ts';

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

/**
 * The gaps with the notes that the ledger holds on them now. A note is on all that lies within what it
 * was written on: a shorter period shows less of a gap, and one that has grown is not explained.
 */
export function withNotes(db: ReadDb, gaps: readonly Gap[]): Gap[] {
  const notes = new Map<string, (Pick<GapPlace, 'from' | 'to'> & { readonly said: GapNote })[]>();
  for (const { at, author, body } of actsNamed(db, 'gap.noted')) {
    const said = { note: String(body['note']), by: author.name, at };
    for (const place of body['gaps'] as readonly GapPlace[]) {
      const { from, to } = place;
      notes.set(rowId(place), [...(notes.get(rowId(place)) ?? []), { from, to, said }]);
    }
  }
  return gaps.map((gap) => ({
    ...gap,
    notes: (notes.get(rowId(gap)) ?? [])
      .filter(({ from, to }) => from <= gap.from && to >= gap.to)
      .map(({ said }) => said),
  }));
}
