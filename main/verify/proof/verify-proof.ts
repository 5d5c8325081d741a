import type { Verification } from '../../../preload/contract/integrity.ts';
import { sha256Hex } from '../../platform/hash.ts';
import { readReports, type GivenReport, type ReportAnchor } from '../anchors/report-anchor.ts';
import { headOf, readEntry, type Entry } from '../chain.ts';
import { counted, newChecks, verdict, type Checks } from '../checks.ts';
import { checkStampTrust } from '../time-stamp/check-stamp-trust.ts';
import { checkStamp, type GoodStamp } from '../time-stamp/check-stamp.ts';
import { rootFrom } from './inclusion.ts';
import { readProof, type Proof } from './proof-file.ts';
import { SealBody, StepBody } from './proved-bodies.ts';
import { wordsOf } from './record-words.ts';

export interface ProofOptions {
  /** Certificates in PEM in which the chain of a time stamp's authority, or of a report's signer, must end. */
  readonly trust?: string | undefined;
  /** Signed reports of which the ledger must hold the proof's seal. */
  readonly reports?: readonly GivenReport[] | undefined;
  /** A head that the reader knows from elsewhere, 64 hex digits. */
  readonly archiveHead?: string | undefined;
}

/**
 * Verifies a proof of one record by its own bytes (docs/record-proof.md): the record is in the tree
 * that the seal names, the original in the step that imported it, and the seal under the head. Whose
 * head that is only something outside the proof can tell: a report, a time stamp, a head one knows.
 *
 * @throws Problem bad_request (the trusted certificates)
 */
export function verifyProof(bytes: Uint8Array, options: ProofOptions = {}): Verification {
  const checks = newChecks();
  const proof = readProof(bytes);
  if ('wrong' in proof) {
    checks.fail('file', proof.wrong);
    return verdict('proof', checks);
  }
  checks.pass('file', `a proof of one record, SHA-256 ${sha256Hex(bytes)}`);
  const seal = sealIn(proof, checks);
  if (seal === undefined) return verdict('proof', checks);
  checkRecord(proof, seal.body, checks);
  checkStep(proof, seal.body, checks);
  checkHead(proof, seal, checks);
  const stamp = checkTimeStamp(proof, checks);
  const { reports = [], trust, archiveHead } = options;
  const given = readReports(reports, trust, checks);
  for (const report of given.anchors) checkReport(report, seal, checks);
  if (archiveHead !== undefined) checkKnown(proof, archiveHead, checks);
  if (reports.length === 0 && archiveHead === undefined) sayWhatIsMissing(stamp, checks);
  // Without a signature of anybody there is nobody to trust.
  const isSigned = stamp !== undefined || given.anchors.length > 0;
  if (trust === undefined || !isSigned) return verdict('proof', checks);
  const isTrusted = stamp === undefined || checkStampTrust(stamp, trust, 'trust', checks);
  return verdict('proof', checks, isTrusted && given.isTrusted ? 'trusted' : 'not trusted');
}

interface SealEntry {
  readonly entry: Entry;
  readonly hash: string;
  readonly body: SealBody;
}

function sealIn({ seal }: Proof, checks: Checks): SealEntry | undefined {
  const read = readEntry(seal);
  const body = 'wrong' in read ? undefined : SealBody.safeParse(read.entry.body);
  if ('wrong' in read || read.entry.act !== 'record.sealed' || body?.success !== true) {
    checks.fail('seal', 'it holds no entry of a ledger that seals the records of an original');
    return undefined;
  }
  const { at, author, chain, seq } = read.entry;
  const { records, object } = body.data;
  checks.pass(
    'seal',
    `entry ${seq} of chain ${chain}: ${author.name} sealed ${counted(records, 'record')} of the original with SHA-256 ${object}, at ${at} by that computer’s clock`,
  );
  return { ...read, body: body.data };
}

function checkRecord({ record, inObject }: Proof, seal: SealBody, checks: Checks): void {
  const bytes = 'text' in record ? Buffer.from(record.text) : Buffer.from(record.base64, 'base64');
  const isIn = inObject.size === seal.records && rootFrom(bytes, inObject) === seal.recordsRoot;
  if (isIn) {
    const place = `record ${(inObject.index + 1).toLocaleString('en')} of ${inObject.size.toLocaleString('en')}`;
    checks.pass('record', `${wordsOf(bytes)}: ${place} in the tree that the seal names`);
  } else {
    checks.fail('record', 'it is not in the tree that the seal names');
  }
}

/** The step must be the one that the seal names by its hash, and hold the original. */
function checkStep({ step, inStep }: Proof, seal: SealBody, checks: Checks): void {
  const read = readEntry(step);
  const body = 'wrong' in read ? undefined : StepBody.safeParse(read.entry.body);
  if ('wrong' in read || body?.success !== true || read.hash !== seal.step) {
    checks.fail('import', 'its entry is not the import step that the seal names');
    return;
  }
  const root = rootFrom(Buffer.from(seal.object, 'hex'), inStep);
  if (inStep.size !== body.data.objects || root !== body.data.merkleRoot) {
    checks.fail('import', 'the original is not among those that the import step sealed');
    return;
  }
  const { at, author } = read.entry;
  checks.pass(
    'import',
    `the original is one of ${counted(inStep.size, 'file')} that import ${body.data.run} sealed, at ${at} by ${author.name}`,
  );
}

function checkHead({ heads, head }: Proof, { entry, hash }: SealEntry, checks: Checks): void {
  const own = heads.filter(([chain]) => chain === entry.chain);
  const isLast = own.length === 1 && own[0]?.[1] === entry.seq && own[0][2] === hash;
  const areSingle = new Set(heads.map(([chain]) => chain)).size === heads.length;
  if (isLast && areSingle && headOf(heads) === head) {
    checks.pass('head', `the seal is under the head ${head}`);
  } else {
    checks.fail('head', 'the seal does not lead to the head that the proof names');
  }
}

function checkTimeStamp({ timeStamp, head }: Proof, checks: Checks): GoodStamp | undefined {
  if (timeStamp === null) return undefined;
  const token = Buffer.from(timeStamp.token, 'base64');
  const stamp = checkStamp(token, head);
  if (!stamp.ok || sha256Hex(token) !== timeStamp.sha256) {
    checks.fail('time stamp', stamp.ok ? 'its token has another SHA-256' : stamp.reason);
    return undefined;
  }
  const { authority, at, algorithm } = stamp;
  checks.pass('time stamp', `“${authority.name}” (${algorithm}) saw that head at ${at}`);
  return stamp;
}

function checkReport(report: ReportAnchor, { entry, hash }: SealEntry, checks: Checks): void {
  const { check, signed } = report;
  const there = report.chains.get(entry.chain)?.[entry.seq - 1];
  if (there?.hash === hash) {
    checks.pass(check, `the ledger in the report holds the seal; ${signed}`);
  } else if (there === undefined) {
    checks.fail(check, 'the report was made before the record was sealed: it says nothing of it');
  } else {
    checks.fail(check, 'the ledger in the report holds another entry in the place of the seal');
  }
}

function checkKnown({ head }: Proof, known: string, checks: Checks): void {
  if (head === known) checks.pass('anchor', 'its head is the one that you gave');
  else checks.fail('anchor', `its head is ${head}, not the one that you gave`);
}

function sayWhatIsMissing(stamp: GoodStamp | undefined, checks: Checks): void {
  checks.pass(
    'anchor',
    stamp === undefined
      ? 'nothing outside the proof was given: it shows what its ledger says, not that the ledger is the one you mean; give a signed report or the head that you know'
      : 'no report or head was given; the time stamp shows since when its head exists, not whose archive it is',
  );
}
