import { Annotation } from '../../preload/contract/domain.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { ReadDb, WriteDb } from '../archive/handles.ts';
import { recordAct, type Author, type LedgerEntryText } from '../archive/ledger.ts';
import { sql } from '../archive/sql.ts';
import type { ActDone } from './conclude.ts';
import { projections } from './projections.ts';

export interface NewAnnotation {
  /** Event ids. */
  readonly events: readonly number[];
  readonly note?: string | undefined;
  readonly tag?: string | undefined;
  readonly status?: 'new' | 'in-review' | 'resolved' | undefined;
  readonly reason?: string | undefined;
}

/** Events of one ledger entry; more are recorded as several acts, each complete in itself. */
const mostEvents = 10_000;
const longestText = 20_000;
const longestTag = 60;

/**
 * Annotates events: a note, a tag, a review status. Nothing is overwritten; the latest status is
 * the one that stands.
 *
 * @throws Problem bad_request (nothing to say, no reason), not_found (an event)
 */
export function annotate(db: WriteDb, author: Author, wanted: NewAnnotation): ActDone {
  const said = checked(wanted);
  const places = [...new Set(wanted.events)].map((ref) => placeOf(db, ref));
  if (places.length === 0) throw new Problem('bad_request', 'There is no event to annotate.');
  let done: ActDone = { acts: 0, seq: 0, hash: '' };
  for (let from = 0; from < places.length; from += mostEvents) {
    const body = { events: places.slice(from, from + mostEvents), ...said };
    const { seq, hash } = recordAct(db, author, 'event.annotated', body, (papers, receipt) =>
      projections['event.annotated'](papers, receipt, body),
    );
    done = { acts: done.acts + 1, seq, hash };
  }
  return done;
}

/** What people said about an event, oldest first. */
export function annotationsOf(db: ReadDb, event: number): Annotation[] {
  return db
    .all<Row>(
      sql`SELECT a.chain, a.seq, a.note, a.tag, a.status, a.reason, l.hash, l.entry
        FROM annotation AS a JOIN ledger AS l USING (chain, seq)
        WHERE a.event = ${event} ORDER BY l.entry ->> 'at', a.chain, a.seq`,
    )
    .map(({ entry, ...row }) => {
      const { at, author } = JSON.parse(entry) as LedgerEntryText;
      return Annotation.parse({ ...row, at, author });
    });
}

interface Row extends Omit<Annotation, 'at' | 'author' | 'status'> {
  readonly status: string | null;
  readonly entry: string;
}

function checked(wanted: NewAnnotation) {
  const said = {
    note: textOf('note', wanted.note, longestText),
    tag: textOf('tag', wanted.tag, longestTag),
    status: wanted.status ?? null,
    reason: textOf('reason', wanted.reason, longestText),
  };
  if (said.note === null && said.tag === null && said.status === null) {
    throw new Problem('bad_request', 'An annotation needs a note, a tag or a status; give one.');
  }
  if (said.status !== null && said.status !== 'new' && said.reason === null) {
    throw new Problem('bad_request', `The status ${said.status} needs a reason; give one.`);
  }
  if (said.status === null && said.reason !== null) {
    throw new Problem('bad_request', 'A reason belongs to a status; give a status or a note.');
  }
  return said;
}

function textOf(what: string, text: string | undefined, longest: number): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > longest) {
    throw new Problem('bad_request', `The ${what} is longer than ${longest} characters.`);
  }
  return trimmed === '' ? null : trimmed;
}

function placeOf(db: ReadDb, ref: number): { ref: number; object: string; ordinal: number } {
  const row = db.get<{ object: string; ordinal: number }>(
    sql`SELECT lower(hex(o.sha256)) AS object, e.ordinal
      FROM event AS e JOIN object AS o ON o.id = e.object WHERE e.id = ${ref}`,
  );
  if (row === undefined) {
    throw new Problem('not_found', `There is no event ${ref} in this archive.`);
  }
  return { ref, ...row };
}
