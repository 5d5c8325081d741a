import { canonical } from '../platform/canonical.ts';
import { dictionary } from './dictionary.ts';
import { eventRef, extract, textColumns, type Extracted } from './extract.ts';
import type { WriteDb } from './handles.ts';
import type { Located } from './locate.ts';
import type { PreparedObject } from './prepare.ts';
import { recordReader, type Place } from './read-record.ts';
import { sql } from './sql.ts';

/** What became of an object's records: records = indexed + duplicates + conflicts + rejected. */
export interface Tally {
  records: number;
  indexed: number;
  duplicates: number;
  conflicts: number;
  rejected: number;
}

export interface RejectedPart {
  readonly ordinal: number | null;
  readonly offset: number;
  readonly length: number;
  readonly reason: string;
  readonly detail: string;
}

export interface Indexed {
  readonly tally: Tally;
  readonly rejected: readonly RejectedPart[];
}

interface Known extends Place {
  readonly id: number;
  readonly account: number;
  readonly region: number;
}

const insertEvent = `INSERT OR IGNORE INTO event
  (id, key, object, ordinal, offset, length, quoted, conflict_with, ${textColumns.join(', ')})
  VALUES (${Array.from({ length: 8 + textColumns.length }, () => '?').join(', ')})`;

/**
 * A writer of index rows for the objects of one run. Called inside a transaction.
 *
 * A record whose eventID, account and region are known already is a duplicate if its text is equal,
 * byte for byte or as canonical JSON (RFC 8785); otherwise it is a conflict: a row of its own that
 * names the first one.
 */
export function recordIndexer(db: WriteDb): (object: PreparedObject, id: number) => Indexed {
  const numberOf = dictionary(db);
  const read = recordReader(db);

  function indexOne(record: Extracted, place: Place, ordinal: number, text: string): keyof Tally {
    const codes = textColumns.map((column) => numberOf(record.columns[column]));
    const [, , account = 0, region = 0] = codes;
    const same = db
      .all<Known>(
        sql`SELECT id, object, offset, length, quoted, account, region FROM event WHERE key = ${record.key}`,
      )
      .filter((known) => known.account === account && known.region === region)
      .map((known) => ({ known, text: read(known) }))
      .filter((candidate) => {
        const other = extract(candidate.text);
        return other.ok && other.eventID === record.eventID;
      });
    const equal = same.find((candidate) => isSameText(candidate.text, text));
    if (equal !== undefined) {
      db.run(sql`INSERT INTO duplicate (event, object, ordinal, offset, length)
        VALUES (${equal.known.id}, ${place.object}, ${ordinal}, ${place.offset}, ${place.length})`);
      return 'duplicates';
    }
    const first = same[0]?.known.id ?? null;
    insert(record, place, ordinal, first, codes);
    return first === null ? 'indexed' : 'conflicts';
  }

  /** Two records of one second may share their 21 bits: the next free number of that second is taken. */
  function insert(
    record: Extracted,
    place: Place,
    ordinal: number,
    conflictWith: number | null,
    codes: readonly number[],
  ): void {
    const { object, offset, length, quoted } = place;
    for (let probe = 0; probe < 4096; probe += 1) {
      const id = eventRef(record.seconds, record.key + probe);
      const values = [
        id,
        record.key,
        object,
        ordinal,
        offset,
        length,
        quoted,
        conflictWith,
        ...codes,
      ];
      if (db.run({ text: insertEvent, values }) === 1) return;
    }
    throw new Error('4,096 events of one second share their number');
  }

  return (object, id) => {
    const tally: Tally = { records: 0, indexed: 0, duplicates: 0, conflicts: 0, rejected: 0 };
    const rejected: RejectedPart[] = [];
    if (object.layout.kind !== 'log' || object.text === undefined) return { tally, rejected };
    for (const [ordinal, located] of object.layout.records.entries()) {
      const length = located.end - located.start;
      const place = { object: id, offset: located.start, length, quoted: located.quoted ? 1 : 0 };
      const text = textOfRecord(object.text, located);
      const record = text === undefined ? notText : extract(text);
      tally.records += 1;
      if (record.ok && text !== undefined) {
        tally[indexOne(record, place, ordinal, text)] += 1;
      } else if (!record.ok) {
        tally.rejected += 1;
        rejected.push({
          ordinal,
          offset: located.start,
          length,
          reason: record.reason,
          detail: record.detail,
        });
      }
    }
    for (const part of object.layout.broken) {
      tally.records += 1;
      tally.rejected += 1;
      const { start, end, reason, detail } = part;
      rejected.push({ ordinal: null, offset: start, length: end - start, reason, detail });
    }
    return { tally, rejected };
  };
}

const notText = {
  ok: false,
  reason: 'broken JSON',
  detail: 'the quoted record is no text',
} as const;

function textOfRecord(text: Buffer, located: Located): string | undefined {
  const slice = text.toString('utf8', located.start, located.end);
  if (!located.quoted) return slice;
  try {
    return String(JSON.parse(slice));
  } catch {
    return undefined;
  }
}

function isSameText(one: string, other: string): boolean {
  if (one === other) return true;
  try {
    return canonical(JSON.parse(one)) === canonical(JSON.parse(other));
  } catch {
    // Lone surrogates have no canonical form (RFC 8785 section 3.2.2.2): not provably equal.
    return false;
  }
}
