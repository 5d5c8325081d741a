import { canonical } from '../../platform/canonical.ts';
import { idsPerSecond } from '../scan/event-key.ts';
import { flag, type Rows } from '../scan/rows.ts';
import type { WriteDb } from '../handles.ts';
import type { Place } from '../read-record.ts';
import { sql } from '../sql.ts';
import { freeEvents } from './holes.ts';
import type { Numbers } from './numbers.ts';

const columns = [
  'id',
  'high',
  'object',
  'ordinal',
  'offset',
  'length',
  'flags',
  'action',
  'identity',
  'place',
  'source_ip',
  'user_agent',
  'error_code',
] as const;
const width = columns.length;

/** Rows of one statement: most of what more would gain is gained by 32. */
const chunk = 32;

const insertOne = insertOf(1);
const insertMany = insertOf(chunk);

function insertOf(count: number): string {
  const row = `(${columns.map(() => '?').join(', ')})`;
  return `INSERT OR IGNORE INTO event (${columns.join(', ')}) VALUES ${Array.from({ length: count }, () => row).join(', ')}`;
}

/** Writes event rows. One for each transaction: it holds rows back until `flush`. */
export interface EventWriter {
  /** Adds a row of a batch, which belongs to this object. */
  add(rows: Rows, row: number, object: number, numbers: Numbers): void;
  flush(): void;
}

/**
 * @param readText reads a record of an object that is in the archive, this transaction's included
 * @param onDuplicate a row of this object was not added: the same record is there already
 */
export function eventWriter(
  db: WriteDb,
  readText: (place: Place) => string,
  onDuplicate: (object: number, row: LostRow) => void,
): EventWriter {
  let pending: number[] = [];
  const free = freeEvents(db);

  /** A row's id is free unless another event of that second shares its 21 bits. */
  function settle(row: readonly number[]): void {
    const place = placeIn(row);
    let text: string | undefined;
    for (const id of candidates(row)) {
      if (free.has(id)) continue;
      const found = db.get<Known>(
        sql`SELECT high, place, object, ordinal, offset, length, flags FROM event WHERE id = ${id}`,
      );
      if (found === undefined) {
        db.run({ text: insertOne, values: [id, ...row.slice(1)] });
        return;
      }
      const isItself = found.object === place.object && found.ordinal === place.ordinal;
      if (isItself) return;
      if (found.high !== row[1] || found.place !== row[9]) continue;
      text ??= readText(place);
      const known = { ...found, quoted: found.flags & flag.quoted };
      if (!isSameText(readText(known), text)) continue;
      const { object, ordinal, offset, length } = place;
      db.run(sql`INSERT INTO duplicate (event, object, ordinal, offset, length)
        VALUES (${id}, ${object}, ${ordinal}, ${offset}, ${length})`);
      onDuplicate(object, {
        id: row[0] ?? 0,
        action: row[7] ?? 0,
        place: row[9] ?? 0,
        flags: row[6] ?? 0,
      });
      return;
    }
  }

  function flush(): void {
    const rows = pending.length / width;
    if (rows === 0) return;
    const settled = pending;
    pending = [];
    if (!startsFree(settled)) {
      const text = rows === chunk ? insertMany : insertOf(rows);
      if (db.run({ text, values: settled }) === rows) return;
    }
    for (let at = 0; at < settled.length; at += width) settle(settled.slice(at, at + width));
  }

  /** A number that a disposal has left free is nobody's: the row must look for the next one. */
  function startsFree(rows: readonly number[]): boolean {
    if (free.size === 0) return false;
    for (let at = 0; at < rows.length; at += width) if (free.has(rows[at] ?? 0)) return true;
    return false;
  }

  return {
    add({ base, columns: c }, i, object, numbers) {
      pending.push(
        base[i] ?? 0,
        c.high[i] ?? 0,
        object,
        c.ordinal[i] ?? 0,
        c.offset[i] ?? 0,
        c.length[i] ?? 0,
        c.flags[i] ?? 0,
        numbers.actions[c.action[i] ?? 0] ?? 0,
        numbers.identities[c.identity[i] ?? 0] ?? 0,
        numbers.places[c.place[i] ?? 0] ?? 0,
        numbers.texts[c.sourceIp[i] ?? 0] ?? 0,
        numbers.texts[c.userAgent[i] ?? 0] ?? 0,
        numbers.texts[c.errorCode[i] ?? 0] ?? 0,
      );
      if (pending.length === chunk * width) flush();
    },
    flush,
  };
}

/** What was counted for a row that is not there. */
export interface LostRow {
  readonly id: number;
  readonly action: number;
  readonly place: number;
  readonly flags: number;
}

interface Known {
  readonly high: number;
  readonly place: number;
  readonly object: number;
  readonly ordinal: number;
  readonly offset: number;
  readonly length: number;
  readonly flags: number;
}

function placeIn(row: readonly number[]): Place & { readonly ordinal: number } {
  const [, , object = 0, ordinal = 0, offset = 0, length = 0, flags = 0] = row;
  return { object, ordinal, offset, length, quoted: flags & flag.quoted };
}

/**
 * The ids a row may have, in the order in which they are tried: upwards from its own, and round at
 * the end of the second, so that an event's id always tells its second.
 */
export function* candidates(row: readonly number[]): Generator<number> {
  const own = row[0] ?? 0;
  const second = Math.floor(own / idsPerSecond) * idsPerSecond;
  for (let probe = 0; probe < idsPerSecond; probe += 1) {
    yield second + ((own - second + probe) % idsPerSecond);
  }
}

/** Equal byte for byte, or as canonical JSON (RFC 8785). */
function isSameText(one: string, other: string): boolean {
  if (one === other) return true;
  try {
    return canonical(JSON.parse(one)) === canonical(JSON.parse(other));
  } catch {
    // Lone surrogates have no canonical form (RFC 8785 section 3.2.2.2): not provably equal.
    return false;
  }
}
