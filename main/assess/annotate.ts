import {
  longestTag,
  longestText,
  mostAnnotated,
  type ActDone,
  type ActRef,
  type ReviewStatus,
} from '../../preload/contract/annotations.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { ReadDb, WriteDb } from '../archive/handles.ts';
import type { Author, LedgerEntryText } from '../archive/ledger.ts';
import { sql } from '../archive/sql.ts';
import { AnnotatedBody } from './bodies.ts';
import { recordPaper } from './projections.ts';

export interface NewAnnotation {
  /** Event ids. */
  readonly events: readonly number[];
  readonly note?: string | undefined;
  readonly tag?: string | undefined;
  /** A tag to take off. */
  readonly untag?: string | undefined;
  readonly star?: boolean | undefined;
  readonly status?: ReviewStatus | undefined;
  readonly reason?: string | undefined;
}

/**
 * Annotates events: a note, a tag, a star, a review status. Nothing is overwritten; the latest star and
 * status are the ones that stand. More than 10,000 events are several acts, each complete in itself.
 *
 * @throws Problem bad_request (nothing to say, no reason), not_found (an event)
 */
export function annotate(db: WriteDb, author: Author, wanted: NewAnnotation): ActDone {
  const said = checked(wanted);
  const places = [...new Set(wanted.events)].map((ref) => placeOf(db, ref));
  if (places.length === 0) throw new Problem('bad_request', 'There is no event to annotate.');
  let done: ActDone = { acts: 0, chain: author.chain, seq: 0, hash: '' };
  for (let from = 0; from < places.length; from += mostAnnotated) {
    const body = { events: places.slice(from, from + mostAnnotated), ...said };
    done = { ...recordPaper(db, author, 'event.annotated', body), acts: done.acts + 1 };
  }
  return done;
}

/**
 * Says another note in place of an act's, on the same events; what else that act said is said again. The
 * act that is replaced holds no longer, and stays in the history.
 *
 * @throws Problem bad_request (no text), not_found (no such act, or no note), refused (it is taken back)
 */
export function editNote(db: WriteDb, author: Author, act: ActRef, note: string): ActDone {
  const text = textOf('note', note, longestText);
  if (text === null) throw new Problem('bad_request', 'A note needs words; withdraw it instead.');
  refuseTakenBack(db, act);
  const { replaces: _, ...said } = annotatedBody(db, act);
  if (said.note === null) {
    throw new Problem('not_found', `The act ${act.seq} of chain ${act.chain} holds no note.`);
  }
  const replaces = { chain: act.chain, seq: act.seq };
  return recordPaper(db, author, 'event.annotated', { ...said, note: text, replaces });
}

/**
 * Takes an act back: what it said holds no longer. Of a withdrawal, it brings back what that one took.
 *
 * @throws Problem not_found (no such act), refused (it is taken back already)
 */
export function withdraw(db: WriteDb, author: Author, act: ActRef, why?: string): ActDone {
  refuseTakenBack(db, act);
  const reason = textOf('reason', why, longestText);
  const body = { of: { chain: act.chain, seq: act.seq }, reason };
  return recordPaper(db, author, 'annotation.withdrawn', body);
}

function refuseTakenBack(db: ReadDb, { chain, seq }: ActRef): void {
  const act = db.get<{ isOut: number }>(sql`
    SELECT EXISTS (SELECT 1 FROM out_of_force AS o WHERE o.chain = a.chain AND o.seq = a.seq) AS isOut
    FROM annotation_act AS a WHERE chain = ${chain} AND seq = ${seq}`);
  if (act === undefined) {
    throw new Problem('not_found', `Act ${seq} of chain ${chain} is no annotation.`);
  }
  if (act.isOut === 1) {
    throw new Problem('refused', `Act ${seq} of chain ${chain} has been taken back already.`);
  }
}

function annotatedBody(db: ReadDb, { chain, seq }: ActRef): AnnotatedBody {
  const row = db.get<{ entry: string }>(
    sql`SELECT entry FROM ledger WHERE chain = ${chain} AND seq = ${seq}`,
  );
  const entry = JSON.parse(row?.entry ?? '{}') as Partial<LedgerEntryText>;
  if (entry.act !== 'event.annotated') {
    throw new Problem('not_found', `The act ${seq} of chain ${chain} holds no note.`);
  }
  return AnnotatedBody.parse(entry.body);
}

function checked(wanted: NewAnnotation) {
  const said = {
    note: textOf('note', wanted.note, longestText),
    tag: textOf('tag', wanted.tag, longestTag),
    status: wanted.status ?? null,
    reason: textOf('reason', wanted.reason, longestText),
  };
  const untag = textOf('tag', wanted.untag, longestTag);
  const { star } = wanted;
  if (said.note === null && said.tag === null && said.status === null && untag === null) {
    if (star === undefined) {
      throw new Problem(
        'bad_request',
        'An annotation needs a note, a tag, a star or a status; give one.',
      );
    }
  }
  if (untag !== null && untag === said.tag) {
    throw new Problem('bad_request', `The tag ${untag} is given and taken off; do one of them.`);
  }
  if (said.status !== null && said.status !== 'new' && said.reason === null) {
    throw new Problem('bad_request', `The status ${said.status} needs a reason; give one.`);
  }
  if (said.status === null && said.reason !== null) {
    throw new Problem('bad_request', 'A reason belongs to a status; give a status or a note.');
  }
  return {
    ...said,
    ...(untag === null ? {} : { untag }),
    ...(star === undefined ? {} : { star }),
  };
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
