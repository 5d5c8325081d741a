import { Problem } from '../../../preload/contract/errors.ts';
import type {
  Addendum,
  CredentialsWay,
  EventLinks,
  LinkedEvent,
  LinkedEvents,
} from '../../../preload/contract/links.ts';
import { eventRows } from '../../archive/event-rows.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { textOf } from '../../archive/json.ts';
import type { Place } from '../../archive/read-record.ts';
import { eventIdOf } from '../../archive/scan/record-reader.ts';
import { sql } from '../../archive/sql.ts';
import { textHash } from '../../archive/text-hash.ts';
import { wordIndexOf } from '../../archive/text/words-state.ts';
import { addendumOf, correctionsOf, type AddendumRead, type Ids } from './addenda.ts';
import { LinkReader, type Read } from './candidates.ts';
import { wayOf, type Way } from './credentials.ts';
import { issuedKeyOf } from './issuers.ts';
import { addendumWords, behindWords, originalWords, wayWords } from './words.ts';

/** Events of one kind that are listed; of more only that there are. */
const most = 20;

/**
 * What leads from a record to others of the archive. Nothing of it is stored: it is looked up in the
 * index of words, so that it does not matter which of two records came first.
 *
 * @param patience milliseconds for reading records whose words are not indexed yet
 * @throws Problem not_found
 */
export function linksOf(
  db: ReadDb,
  readText: (place: Place) => string,
  ref: number,
  patience = 250,
): EventLinks {
  const reader = new LinkReader(db, readText, patience);
  const start = reader.read(ref);
  if (start === undefined) {
    throw new Problem('not_found', 'The event is not in this archive.');
  }
  const { record } = start;
  const ids: Ids = { ref, record, eventID: idOf(start) };
  const listed = new Lister(db);
  const addendum = addendumOf(reader, readText, ids);
  const corrections = correctionsOf(reader, ids);
  const way = wayOf(reader, start);
  const shared = withSame(reader, start, 'sharedEventID');
  const request = withSame(reader, start, 'requestID');
  const isListed = new Set(shared.events.map((event) => event.ref));
  const rest = request.events.filter((event) => !isListed.has(event.ref));
  return {
    addendum: addendum && listed.addendum(addendum),
    correctedBy: listed.list(corrections.events, corrections.isWhole),
    credentials: way && listed.way(way),
    issued: issuedBy(db, start),
    sameRequest: listed.list(rest, request.isWhole),
    sameShared: listed.list(shared.events, shared.isWhole),
    isWhole:
      wordIndexOf(db) === 'whole' || [corrections, shared, request].every(({ isWhole }) => isWhole),
  };
}

/** Other events with the same text under a member. */
function withSame(
  reader: LinkReader,
  { ref, record }: Read,
  member: 'requestID' | 'sharedEventID',
): ReturnType<LinkReader['withWords']> {
  const value = textOf(record[member]);
  const { events, isWhole } = reader.withWords(value);
  const same = events.filter(
    (other) => other.ref !== ref && value !== '' && textOf(other.record[member]) === value,
  );
  return { events: same, isWhole };
}

function issuedBy(db: ReadDb, { record }: Read): EventLinks['issued'] {
  const accessKeyId = issuedKeyOf(record);
  if (accessKeyId === '') return null;
  const row = db.get<{ uses: number }>(sql`SELECT count(*) AS uses FROM event WHERE identity IN (
    SELECT id FROM identity WHERE access_key IN (
      SELECT id FROM dict WHERE hash = ${textHash(accessKeyId)} AND value = ${accessKeyId}))`);
  return { accessKeyId, uses: row?.uses ?? 0 };
}

/** Puts events into the shapes that the window is told. */
class Lister {
  readonly #db: ReadDb;

  constructor(db: ReadDb) {
    this.#db = db;
  }

  list(events: readonly Read[], isWhole: boolean): LinkedEvents {
    const unique = [...new Map(events.map((event) => [event.ref, event])).values()];
    unique.sort((a, b) => a.ref - b.ref);
    return { events: this.#rows(unique.slice(0, most)), more: unique.length > most || !isWhole };
  }

  addendum({ original, ...said }: AddendumRead): Addendum {
    return {
      ...said,
      original: this.list(original, true),
      sentence: addendumWords(said),
      originalSentence: originalWords(said),
    };
  }

  way({ steps, claims, ...rest }: Way): CredentialsWay {
    const rows = this.#rows(steps);
    const last = rows.at(-1);
    const isNamed = rest.end === 'principal' || rest.end === 'service';
    const actor =
      last !== undefined && isNamed && last.row.actor !== ''
        ? { name: last.row.actor, ground: last.row.ground }
        : null;
    const sentence = wayWords({ ...rest, steps: rows, actor });
    const behind = behindWords({ actor, steps: rows });
    return { ...rest, steps: rows, claims: this.list(claims, true), actor, sentence, behind };
  }

  #rows(events: readonly Read[]): LinkedEvent[] {
    const rows = new Map(
      eventRows(
        this.#db,
        events.map(({ ref }) => ref),
      ).map((row) => [Number(row.ref), row]),
    );
    return events.flatMap((event) => {
      const row = rows.get(event.ref);
      return row === undefined ? [] : [{ row, eventID: idOf(event) }];
    });
  }
}

function idOf({ text }: Read): string {
  return eventIdOf(text);
}
