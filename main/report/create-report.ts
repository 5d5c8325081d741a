import { readFileSync } from 'node:fs';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf, writeFileWhole } from '../platform/files.ts';
import { sha256Hex } from '../platform/hash.ts';
import { collectReport, type ReportSource } from './collect.ts';
import { renderReport } from './pdf.ts';
import { signReport } from './sign.ts';

export interface ReportRequest extends ReportSource {
  readonly out: string;
  readonly signing: { readonly p12: string; readonly password: string } | undefined;
}

export interface CreatedReport {
  readonly id: string;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly level: 'none' | 'B-B';
  readonly signer: string | null;
  /** The head of the ledger that the report names. */
  readonly head: string;
}

/**
 * Makes the report and writes it whole, or writes nothing: a key that does not open, or a folder
 * that cannot be written, leaves no file behind.
 *
 * @throws Problem not_found, wrong_password, bad_key, unreadable, unwritable
 */
export async function createReport(request: ReportRequest): Promise<CreatedReport> {
  const model = collectReport(request);
  const { bytes, pages } = await renderReport(model);
  const signed =
    request.signing === undefined
      ? { bytes, level: 'none' as const, signer: null }
      : await signReport(
          bytes,
          { p12: readKey(request.signing.p12), password: request.signing.password },
          new Date(request.generatedAt),
        );
  writeFileWhole(request.out, signed.bytes);
  return {
    id: model.id,
    pages,
    bytes: signed.bytes.length,
    sha256: sha256Hex(signed.bytes),
    level: signed.level,
    signer: signed.signer,
    head: model.ledger.head,
  };
}

function readKey(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (thrown) {
    throw new Problem('unreadable', `${path} cannot be read: ${reasonOf(thrown)}.`);
  }
}
