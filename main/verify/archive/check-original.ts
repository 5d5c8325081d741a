import { sha256 } from '../../platform/hash.ts';
import { counted } from '../checks.ts';
import { numberFrom, type Context } from './context.ts';
import type { Findings } from './findings.ts';
import type { ObjectRow } from './rows.ts';
import { unpack } from './unpack.ts';

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
  const text = unpack(bytes);
  checkText(place, object, text, findings);
  return text;
}

function checkText(
  place: string,
  object: ObjectRow,
  text: Buffer | undefined,
  findings: Findings,
): void {
  if (object.kind === 'unreadable') {
    if (object.text_sha256 !== null || object.text_size !== 0) {
      findings.add(place, 'it is said to be unreadable, yet to have a text');
    }
  } else if (text === undefined) {
    findings.add(place, 'its bytes do not unpack');
  } else {
    const same = object.text_sha256 !== null && sha256(text).equals(object.text_sha256);
    if (!same) findings.add(place, 'its unpacked text is not the one that was hashed');
    if (text.length !== object.text_size) {
      findings.add(place, `its text has ${text.length} bytes, its row says ${object.text_size}`);
    }
  }
}

/** Bytes and origins that belong to no object, and the files that were taken along. */
export function checkBelongings({ db }: Pick<Context, 'db'>, findings: Findings): string {
  for (const table of ['blob', 'origin']) {
    const lost = db
      .prepare(`SELECT object FROM ${table} WHERE object NOT IN (SELECT id FROM object)`)
      .pluck();
    for (const object of lost.iterate()) {
      findings.add(`${table} of object ${String(object)}`, 'there is no such object');
    }
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
