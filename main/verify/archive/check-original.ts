import { sha256 } from '../../platform/hash.ts';
import { counted } from '../checks.ts';
import { numberFrom, type Context } from './context.ts';
import type { Findings } from './findings.ts';
import type { ObjectRow } from './rows.ts';
import { unpack, type Unpacked } from './unpack.ts';

/** Checks an object's bytes against the hashes and sizes of its row; returns its text if it has one. */
export function checkOriginal(
  { originals }: Pick<Context, 'originals'>,
  object: ObjectRow,
  place: string,
  findings: Findings,
): Buffer | undefined {
  const bytes = originals.bytes(object.id);
  if (place === `object ${object.id}`) findings.add(place, 'it has no origin');
  if (bytes === undefined) {
    findings.add(place, 'its bytes are gone');
    return undefined;
  }
  if (!sha256(bytes).equals(object.sha256)) findings.add(place, 'its bytes were changed');
  if (bytes.length !== object.size) {
    findings.add(place, `it has ${bytes.length} bytes, its row says ${object.size}`);
  }
  const unpacked = unpack(bytes);
  checkText(place, object, unpacked, findings);
  return unpacked?.text;
}

function checkText(
  place: string,
  object: ObjectRow,
  unpacked: Unpacked | undefined,
  findings: Findings,
): void {
  if (object.kind === 'unreadable') {
    if (object.text_sha256 !== null || object.text_size !== 0) {
      findings.add(place, 'it is said to be unreadable, yet to have a text');
    }
  } else if (unpacked === undefined) {
    findings.add(place, 'its bytes do not unpack');
  } else {
    const { plain, text } = unpacked;
    const same = object.text_sha256 !== null && sha256(plain).equals(object.text_sha256);
    if (!same) findings.add(place, 'its unpacked text is not the one that was hashed');
    if (text.length !== object.text_size) {
      findings.add(place, `its text has ${text.length} bytes, its row says ${object.text_size}`);
    }
  }
}

type Belongings = Pick<Context, 'db' | 'disposals'>;

/**
 * Objects lie in their packs one behind the other: no byte is between them, or behind the last. A pack
 * whose objects were all disposed of may be empty.
 */
function checkPacks({ db, disposals }: Belongings, findings: Findings): void {
  const packs = db.prepare('SELECT id, length(bytes) AS size FROM pack ORDER BY id');
  const inside = db.prepare(
    'SELECT id, pack, start, size FROM object ORDER BY pack, start, size, id',
  );
  const parts = new Map<number, number>();
  const held = new Set<number>();
  for (const row of inside.iterate()) {
    const { id, pack, start, size } = row as Record<'id' | 'pack' | 'start' | 'size', number>;
    if (!disposals.isDisposed(id)) held.add(pack);
    const end = parts.get(pack) ?? 0;
    if (start !== end) findings.add(`pack ${pack}`, `bytes from ${end} to ${start} are nobody’s`);
    parts.set(pack, start + size);
  }
  for (const row of packs.iterate()) {
    const { id, size } = row as { id: number; size: number };
    const end = parts.get(id);
    const isEmptied = size === 0 && !held.has(id);
    if (end !== size && !isEmptied)
      findings.add(`pack ${id}`, `it has ${size} bytes, its objects ${end ?? 0}`);
    parts.delete(id);
  }
  for (const id of parts.keys()) findings.add(`pack ${id}`, 'it is not there');
}

/** Bytes and origins that belong to no object, and the files that were taken along. */
export function checkBelongings(context: Belongings, findings: Findings): string {
  const { db } = context;
  checkPacks(context, findings);
  const lost = db
    .prepare('SELECT DISTINCT object FROM origin WHERE object NOT IN (SELECT id FROM object)')
    .pluck();
  for (const object of lost.iterate()) {
    findings.add(`origin of object ${String(object)}`, 'there is no such object');
  }
  const holes = db.prepare(
    `SELECT object FROM origin GROUP BY object HAVING min(n) <> 0 OR max(n) <> count(*) - 1`,
  );
  for (const object of holes.pluck().iterate()) {
    findings.add(`object ${String(object)}`, 'an origin of it is missing');
  }
  const sidecars = db.prepare('SELECT sha256, name, bytes FROM sidecar');
  for (const row of sidecars.iterate()) {
    const { sha256: hash, name, bytes } = row as { sha256: Buffer; name: string; bytes: Buffer };
    if (!sha256(bytes).equals(hash)) findings.add(name, 'its bytes were changed');
  }
  return counted(
    numberFrom(db, 'SELECT count(*) FROM sidecar'),
    'file taken along',
    'files taken along',
  );
}
