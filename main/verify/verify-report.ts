import type { Verification } from '../../preload/contract/integrity.ts';
import { counted, messageOf, newChecks, verdict, type Checks } from './checks.ts';
import { openPdf, type PdfDocument } from './pdf/document.ts';
import { checkAttachments } from './report/attachments.ts';
import { checkTrust } from './report/check-trust.ts';
import { coverageOf } from './report/coverage.ts';
import { changedAfter } from './report/later-revisions.ts';
import type { Manifest } from './report/manifest.ts';
import { checkSignature, type GoodSignature } from './report/signature.ts';
import { endOf, signatureFields, type SignatureField } from './report/signature-fields.ts';
import { sha256Hex } from '../platform/hash.ts';

type Level = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

export interface ReportOptions {
  /** Certificates in PEM in which the signer's chain must end; the signer's own counts. */
  readonly trust?: string | undefined;
  /** PAdES level (ETSI EN 319 142-1) that the report must reach at least. */
  readonly level?: Level | undefined;
}

/**
 * Verifies a report with nothing but its own bytes: signatures and what they cover, embedded files
 * against the manifest, the ledger and the populations against the hashes that the report names.
 * Each check says which signature, revision or embedded file is meant. A report that is not signed is
 * not valid: its contents may agree with each other, but nobody stands behind them.
 *
 * @throws Problem bad_request (the trusted certificates cannot be read)
 */
export function verifyReport(bytes: Uint8Array, options: ReportOptions = {}): Verification {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const checks = newChecks();
  let pdf: PdfDocument;
  let fields: readonly SignatureField[];
  try {
    pdf = openPdf(file);
    fields = signatureFields(pdf);
  } catch (thrown) {
    checks.fail('file', `the PDF cannot be read: ${messageOf(thrown)}`);
    return verdict('report', checks);
  }
  checks.pass('file', `a PDF of ${counted(file.length, 'byte')}, SHA-256 ${sha256Hex(file)}`);
  const good = fields.map((field) => checkField(file, field, checks));
  checkRevisions(file, fields, checks);
  const manifest = checkAttachments(pdf, checks);
  checkCertificates(manifest, good[0], checks);
  checkLevel(options.level, good, checks);
  return verdict('report', checks, checkTrust(good, options.trust, checks));
}

function checkField(
  file: Buffer,
  field: SignatureField,
  checks: Checks,
): GoodSignature | undefined {
  const check = `signature ${field.name}`;
  const coverage = coverageOf(file, field);
  if (!coverage.ok) {
    checks.fail(check, coverage.reason);
    return undefined;
  }
  const result = checkSignature(field, coverage.signed);
  if (!result.ok) {
    checks.fail(check, result.reason);
    return undefined;
  }
  const { signer, algorithm, claimedAt } = result;
  checks.pass(
    check,
    `valid: made with the key of “${signer.name}” (${algorithm}), at ${claimedAt} by the signer’s own clock`,
  );
  return result;
}

/**
 * The last signature must cover the file to its end, and between two signatures nothing but a
 * signature may have been added: a later revision could show other pages.
 */
function checkRevisions(file: Buffer, fields: readonly SignatureField[], checks: Checks): void {
  const last = fields.at(-1);
  if (last === undefined) {
    checks.fail('signature', 'the report is not signed');
    return;
  }
  for (const [index, field] of fields.entries()) {
    const end = endOf(field);
    const check = `revision ${index + 1}`;
    if (end === file.length) {
      checks.pass(check, `signature ${field.name} covers the file to its last byte`);
    } else if (field === last || !(end < file.length)) {
      const behind = end < file.length ? counted(file.length - end, 'byte') : 'bytes';
      checks.fail(
        check,
        `${behind} were added after signature ${field.name}: what a viewer shows may not be what was signed`,
      );
    } else {
      checkChanges(file, field, check, checks);
    }
  }
}

function checkChanges(file: Buffer, field: SignatureField, check: string, checks: Checks): void {
  let changed: string | undefined;
  try {
    changed = changedAfter(file, endOf(field));
  } catch (thrown) {
    changed = messageOf(thrown);
  }
  if (changed === undefined) {
    checks.pass(check, `after signature ${field.name} nothing but signatures was added`);
  } else {
    checks.fail(check, `the document was changed after signature ${field.name}: ${changed}`);
  }
}

/** The signature's certificates must be those that the report itself names. */
function checkCertificates(
  manifest: Manifest | undefined,
  signature: GoodSignature | undefined,
  checks: Checks,
): void {
  if (manifest?.signer === undefined || manifest.signer === null) return;
  if (signature === undefined) {
    checks.fail(
      'certificates',
      'the report was made to be signed; its signature is gone or broken',
    );
    return;
  }
  const found = [signature.signer, ...signature.others].map(({ raw }) => sha256Hex(raw));
  const { certificates } = manifest.signer;
  const same =
    found.length === certificates.length && found.every((hash) => certificates.includes(hash));
  if (same) checks.pass('certificates', 'they are those that the report names');
  else checks.fail('certificates', 'they are not those that the report names');
}

function checkLevel(
  wanted: Level | undefined,
  good: readonly (GoodSignature | undefined)[],
  checks: Checks,
): void {
  if (wanted === undefined) return;
  if (good.length === 0 || good.includes(undefined)) {
    checks.fail('level', `${wanted} was asked for; the report does not reach any level`);
  } else if (wanted === 'B-B') {
    checks.pass('level', 'B-B');
  } else {
    const stamped = good.some((signature) => signature?.hasTimeStamp);
    checks.fail(
      'level',
      `${wanted} was asked for; the report reaches B-B${stamped ? ' (this version does not judge time stamps)' : ''}`,
    );
  }
}
