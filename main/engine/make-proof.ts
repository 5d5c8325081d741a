import { basename } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import type { ProofResult } from '../../preload/contract/integrity.ts';
import type { Author } from '../archive/ledger.ts';
import { proveRecord } from '../archive/proof/prove.ts';
import { sliceReader } from '../archive/read-record.ts';
import { writeFileWhole } from '../platform/files.ts';
import { sha256Hex } from '../platform/hash.ts';
import { refuseUnfit } from '../report/refuse-unfit.ts';
import { verifyProof } from '../verify/index.ts';
import { patiently } from './patiently.ts';
import type { Session } from './session.ts';

/**
 * Writes the proof of one event's record, checked by the verifier before it is saved. The ledger
 * says so if the records of its original had to be sealed first.
 *
 * @throws Problem not_found, refused, archive_damaged, unwritable, internal
 */
export async function makeProof(
  { archive }: Session,
  author: Author,
  { event, out }: { readonly event: number; readonly out: string },
): Promise<Omit<ProofResult, 'ticket'>> {
  refuseUnfit(out, [archive.file]);
  const readSlice = sliceReader(archive.originals);
  const { text, head, anchor } = await patiently(archive, () =>
    proveRecord(archive.write, readSlice, author, event),
  );
  const bytes = Buffer.from(text);
  const wrong = verifyProof(bytes).checks.find(({ ok }) => !ok);
  if (wrong !== undefined) {
    throw new Problem(
      'internal',
      `The finished proof did not pass its own verification (${wrong.name}: ${wrong.detail}). Nothing was written.`,
    );
  }
  writeFileWhole(out, bytes);
  return {
    file: basename(out),
    bytes: bytes.length,
    sha256: sha256Hex(bytes),
    head,
    anchor: anchor?.kind ?? 'none',
  };
}
