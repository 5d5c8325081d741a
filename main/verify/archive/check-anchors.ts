import type { Verification } from '../../../preload/contract/integrity.ts';
import { readReports, type GivenReport, type ReportAnchor } from '../anchors/report-anchor.ts';
import { counted, type Checks } from '../checks.ts';
import { checkStampTrust } from '../time-stamp/check-stamp-trust.ts';
import { checkStamp, type GoodStamp } from '../time-stamp/check-stamp.ts';
import type { Context } from './context.ts';
import { Findings } from './findings.ts';
import { textIn } from './json.ts';
import { headIn, ledgerHistory, type LedgerHistory, type ToldAnchor } from './ledger-history.ts';

/** Copies of the head outside the file, which the archive is held against. */
export interface GivenAnchors {
  /** Certificates in PEM that signers and authorities must chain to; undefined: not judged. */
  readonly trust?: string | undefined;
  readonly reports?: readonly GivenReport[] | undefined;
  readonly archiveHead?: string | undefined;
}

/** A time stamp in the ledger that is good, and how many acts its head stands for. */
interface Stamped {
  readonly stamp: GoodStamp;
  readonly acts: number;
}

/**
 * The check `anchors`: every head that the ledger says left the file was one of its heads, and every
 * time stamp in it is good. Then one check for each report, and for the head, that was given: a ledger
 * that was rewritten as a whole, every hash made anew, shows only there.
 *
 * @returns whether all who signed are trusted
 * @throws Problem bad_request (the trusted certificates), cancelled
 */
export async function checkAnchors(
  { db, checks, pace }: Context,
  { trust, reports = [], archiveHead }: GivenAnchors,
): Promise<Verification['trust']> {
  const history = await ledgerHistory(db, () => pace.breathe());
  const findings = new Findings('anchors');
  const stamps = checkTold(history, findings);
  const isHeld = reports.length > 0 || archiveHead !== undefined;
  findings.report(checks, wordsOf(history, stamps, isHeld));
  const given = readReports(reports, trust, checks);
  for (const report of given.anchors) checkReport(report, history, checks);
  if (archiveHead !== undefined) checkKnown(archiveHead, history, checks);
  if (trust === undefined || (stamps.length === 0 && given.anchors.length === 0)) {
    return 'not checked';
  }
  const trusted = stamps.filter(({ stamp }) =>
    checkStampTrust(stamp, trust, `trust ${stamp.at}`, checks),
  );
  return trusted.length === stamps.length && given.isTrusted ? 'trusted' : 'not trusted';
}

function checkTold({ anchors, heads }: LedgerHistory, findings: Findings): Stamped[] {
  const stamps: Stamped[] = [];
  for (const anchor of anchors) {
    const acts = heads.get(headIn(anchor));
    if (acts === undefined || acts > anchor.before) {
      const what = anchor.kind === 'report' ? 'a report names' : 'a time stamp was made of';
      findings.add(anchor.place, `the head that ${what} is none that the ledger had before`);
    } else if (anchor.kind === 'stamp') {
      const stamp = stampIn(anchor, findings);
      if (stamp !== undefined) stamps.push({ stamp, acts });
    }
  }
  return stamps;
}

function stampIn(anchor: ToldAnchor, findings: Findings): GoodStamp | undefined {
  const { body, place } = anchor;
  const stamp = checkStamp(Buffer.from(textIn(body, 'token'), 'base64'), headIn(anchor));
  if (!stamp.ok) {
    findings.add(place, `its time stamp is not good: ${stamp.reason}`);
    return undefined;
  }
  if (stamp.at !== body['at'] || stamp.authority.name !== body['authority']) {
    findings.add(place, 'it tells another time or authority than its time stamp');
    return undefined;
  }
  return stamp;
}

/** What the archive itself can show, and what it cannot. */
function wordsOf(
  { acts, anchors }: LedgerHistory,
  stamps: readonly Stamped[],
  isHeld: boolean,
): string {
  const reports = anchors.filter(
    ({ kind, body }) => kind === 'report' && body['level'] !== 'none',
  ).length;
  const told = `the ledger tells of ${counted(reports, 'signed report')} and holds ${counted(stamps.length, 'time stamp')}`;
  const last = stamps.at(-1);
  if (last !== undefined) {
    const { stamp, acts: covered } = last;
    return `${told}; the last one, by “${stamp.authority.name}” at ${stamp.at}, covers ${counted(covered, 'act')} of ${acts.toLocaleString('en')}: these stood then as they do now, as far as that authority is to be trusted`;
  }
  if (isHeld) return told;
  return reports === 0
    ? 'not anchored: no head of this ledger has left the file, so that a ledger that was rewritten as a whole cannot be excluded'
    : `${told}; none was given to compare it with, so that a ledger that was rewritten as a whole cannot be excluded`;
}

/** Every entry in the report's ledger must be in the archive's, in the same place. */
function checkReport(report: ReportAnchor, history: LedgerHistory, checks: Checks): void {
  const { check, signed, acts } = report;
  const [first, ...others] = differences(report, history);
  if (first === undefined) {
    const later = history.acts - acts;
    checks.pass(
      check,
      `the ledger in the report is the beginning of this one: ${counted(acts, 'act')}, head ${report.head}; ${signed}; ${counted(later, 'act')} came later`,
    );
  } else if (others.length + 1 === acts) {
    checks.fail(
      check,
      'not one entry of the ledger in the report is in this archive: the report is of another archive, or the whole ledger was made anew',
    );
  } else {
    const more =
      others.length === 0 ? '' : `; so are ${counted(others.length, 'entry', 'entries')} after it`;
    checks.fail(check, `the ledger was changed since the report was signed: ${first}${more}`);
  }
}

/** Where the archive's ledger is not the report's, in words, chain by chain. */
function differences({ chains }: ReportAnchor, history: LedgerHistory): string[] {
  return [...chains].flatMap(([chain, entries]) => {
    const here = history.chains.get(chain) ?? [];
    return entries.flatMap(({ hash, entry: { seq, act, at, author } }, index) => {
      if (here[index] === hash) return [];
      const is = here[index] === undefined ? 'is missing' : 'is another one there';
      return [`entry ${seq} of chain ${chain} (${act}, ${at}, ${author.name}) ${is}`];
    });
  });
}

function checkKnown(head: string, { heads, acts }: LedgerHistory, checks: Checks): void {
  const covered = heads.get(head);
  if (covered === undefined) {
    checks.fail('anchor', 'the head that you gave is none that this ledger ever had');
  } else {
    checks.pass(
      'anchor',
      `the head that you gave covers ${counted(covered, 'act')} of ${acts.toLocaleString('en')}`,
    );
  }
}
