import type { Anchor } from '../../../preload/contract/integrity.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { canonical } from '../../platform/canonical.ts';
import { sha256Hex } from '../../platform/hash.ts';
import { placeOf } from '../event-rows.ts';
import type { WriteDb } from '../handles.ts';
import type { Author, ChainHead, LedgerEntryText } from '../ledger.ts';
import type { Place } from '../read-record.ts';
import { sql } from '../sql.ts';
import { stepOfObject } from './import-step.ts';
import { recordTree } from './record-tree.ts';
import { sealFor } from './seal.ts';

/** A way through a Merkle tree: the leaf's place from 0, the leaves, the hashes beside the way up. */
interface Way {
  readonly index: number;
  readonly size: number;
  readonly path: readonly string[];
}

/** A proof of one record as it stands in its file: docs/record-proof.md. */
export interface RecordProof {
  readonly format: 'trailproof-record-proof';
  readonly version: 1;
  /** The record's exact bytes, as text if they are UTF-8. */
  readonly record: { readonly text: string } | { readonly base64: string };
  /** From the record to the root that the seal names. */
  readonly inObject: Way;
  /** From the object's SHA-256, which the seal names, to the root that the import step names. */
  readonly inStep: Way;
  /** Canonical texts of two entries of the ledger. */
  readonly seal: string;
  readonly step: string;
  /** The last entries of all chains; one of them is the seal. */
  readonly heads: readonly ChainHead[];
  readonly head: string;
  /**
   * An RFC 3161 token over the head: base64 of its DER, and the SHA-256 of that, because further
   * certificates in a token are under no signature.
   */
  readonly timeStamp: { readonly token: string; readonly sha256: string } | null;
}

export interface Proved {
  readonly text: string;
  readonly head: string;
  readonly anchor: Anchor | undefined;
}

/** Bytes of a record that a proof may carry: eight times CloudTrail's largest. */
const largestRecord = 2 * 1024 * 1024;

/**
 * The proof that one record belongs to the archive, without the archive. Seals the records of its
 * object in the ledger first, unless that was done before.
 *
 * @param readSlice gives the bytes of a place, see `sliceReader`
 * @throws Problem not_found, refused (too large), archive_damaged
 */
export function proveRecord(
  db: WriteDb,
  readSlice: (place: Place) => Buffer,
  author: Author,
  ref: number,
): Proved {
  const place = placeOf(db, ref);
  if (place === undefined) throw new Problem('not_found', 'The event is not in this archive.');
  if (place.length > largestRecord) {
    throw new Problem('refused', 'The record is larger than 2 MB; no proof can carry it.');
  }
  const tree = recordTree(db, readSlice, place.object);
  const { bytes, index, path } = tree.leafAt(place.offset);
  const step = stepOfObject(db, place.object);
  const body = {
    object: sha256OfObject(db, place.object),
    records: tree.size,
    recordsRoot: tree.root,
    step: step.hash,
  };
  const { entry, heads, head, anchor } = sealFor(db, author, body);
  const proof: RecordProof = {
    format: 'trailproof-record-proof',
    version: 1,
    record: recordOf(bytes),
    inObject: { index, size: tree.size, path },
    inStep: { index: step.index, size: step.size, path: step.path },
    seal: entry,
    step: step.entry,
    heads,
    head,
    timeStamp: anchor?.kind === 'time stamp' ? tokenIn(db, anchor.entry) : null,
  };
  return { text: `${canonical(proof)}\n`, head, anchor };
}

function recordOf(bytes: Buffer): RecordProof['record'] {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? { text } : { base64: bytes.toString('base64') };
}

function sha256OfObject(db: WriteDb, object: number): string {
  const row = db.get<{ sha256: Buffer }>(sql`SELECT sha256 FROM object WHERE id = ${object}`);
  return row?.sha256.toString('hex') ?? '';
}

function tokenIn(db: WriteDb, hash: string): RecordProof['timeStamp'] {
  const row = db.get<{ entry: string }>(sql`SELECT entry FROM ledger WHERE hash = ${hash}`);
  if (row === undefined) return null;
  const token = String((JSON.parse(row.entry) as LedgerEntryText).body['token']);
  return { token, sha256: sha256Hex(Buffer.from(token, 'base64')) };
}
