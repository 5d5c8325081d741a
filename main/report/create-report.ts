import { readFileSync } from 'node:fs';
import type { Verification } from '../../preload/contract/integrity.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf, writeFileWhole } from '../platform/files.ts';
import { sha256Hex } from '../platform/hash.ts';
import { collectReport, type ReportSource } from './collect-report.ts';
import { reportPdf } from './pdf.ts';
import { signWith } from './sign.ts';
import { refuseUnfit } from './refuse-unfit.ts';
import { openSigningKey } from './signing-key.ts';

export interface ReportRequest extends Omit<ReportSource, 'signer'> {
  readonly out: string;
  /** A PKCS#12 file and its password; undefined: the report is not signed, and says so. */
  readonly signing: { readonly p12: string; readonly password: string } | undefined;
  /**
   * The independent verifier (main/verify, which stands right of this room): what it refuses is not
   * written. The library that signs does not look at its own work.
   */
  readonly verify: (bytes: Uint8Array) => Verification;
}

export interface CreatedReport {
  /** The report's own name, `TP-…`. */
  readonly id: string;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly level: 'none' | 'B-B';
  readonly signer: string | null;
  /** The head that the report names: the ledger's before the act of reporting is recorded. */
  readonly head: string;
}

/**
 * Makes a report (collects, lays out, signs, verifies) and writes it whole, or writes nothing.
 * Recording the act is the caller's. Layout takes about 0.6 ms for each row of a table, on this
 * thread.
 *
 * @throws Problem not_found, unreadable, wrong_password, bad_key, refused, unwritable, internal
 */
export async function createReport(request: ReportRequest): Promise<CreatedReport> {
  const { signing, out, verify, generatedAt } = request;
  refuseUnfit(out, [request.read.file, signing?.p12]);
  // The key first: a wrong password should not wait for the layout.
  const key =
    signing === undefined
      ? undefined
      : await openSigningKey(
          { p12: readKey(signing.p12), password: signing.password },
          generatedAt,
        );
  const { model, attachments } = collectReport({ ...request, signer: key?.facts ?? null });
  const unsigned = await reportPdf(model, attachments);
  const signed = key && (await signWith(unsigned.bytes, key, generatedAt));
  const bytes = signed?.bytes ?? unsigned.bytes;
  refuseUnlessSound(verify(bytes), signed !== undefined);
  writeFileWhole(out, bytes);
  return {
    id: model.id,
    pages: unsigned.pages,
    bytes: bytes.length,
    sha256: sha256Hex(bytes),
    level: signed?.level ?? 'none',
    signer: signed?.signer ?? null,
    head: model.ledger.head,
  };
}

/** An unsigned report fails for that, and must fail for nothing else. */
function refuseUnlessSound({ checks }: Verification, isSigned: boolean): void {
  const wrong = checks.find(({ ok, name }) => !ok && (isSigned || name !== 'signature'));
  if (wrong === undefined) return;
  throw new Problem(
    'internal',
    `The finished report did not pass its own verification (${wrong.name}: ${wrong.detail}). Nothing was written.`,
  );
}

function readKey(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (thrown) {
    throw new Problem('unreadable', `${path} cannot be read: ${reasonOf(thrown)}.`);
  }
}
