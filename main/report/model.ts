/** Everything a report says, gathered before a single line of it is laid out. */
import type { Conclusion, ControlResult, Population } from '../../preload/contract/assessment.ts';
import type { Annotation, EventRow, ImportRun, Profile } from '../../preload/contract/domain.ts';
import type { Disposal } from '../../preload/contract/retention.ts';

export interface ReportModel {
  /** Names this report on every page; follows from what the report says. */
  readonly id: string;
  readonly draft: boolean;
  readonly generatedAt: string;
  /** Name and version of the program that made it. */
  readonly program: string;
  readonly preparedBy: Profile;
  readonly engagement: string;
  readonly assessment: AssessmentFacts;
  readonly framework: FrameworkFacts;
  readonly ledger: { readonly head: string; readonly acts: number };
  readonly archive: ArchiveFacts;
  readonly controls: readonly ControlPaper[];
  readonly custody: CustodyFacts;
  /** Null: the report is not going to be signed. */
  readonly signer: SignerFacts | null;
}

export interface AssessmentFacts {
  readonly id: string;
  readonly name: string;
  /** [from, to) */
  readonly from: string;
  readonly to: string;
  /** Empty means all that the archive holds. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly createdAt: string;
  readonly createdBy: Profile;
}

export interface FrameworkFacts {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly publisher: string;
  readonly licenceNote: string;
  /** Of the framework as it was pinned into the assessment. */
  readonly sha256: string;
}

/** What the archive holds as a whole, whatever the assessment's scope. */
export interface ArchiveFacts {
  readonly objects: number;
  readonly events: number;
  readonly conflicts: number;
  readonly rejected: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

export interface ControlPaper {
  readonly id: string;
  readonly title: string;
  readonly rationale: string;
  readonly limitation: string;
  readonly rule: {
    readonly id: string;
    readonly title: string;
    readonly sentence: string;
    readonly sha256: string;
    readonly deviations: readonly string[];
  };
  readonly population: Population;
  /** Name of the embedded file that lists the whole population. */
  readonly populationFile: string;
  /** In time order: the first `mostItems`, and behind them those that somebody wrote about. */
  readonly items: readonly ReportItem[];
  readonly proposed: { readonly result: ControlResult; readonly ground: string };
  readonly conclusion: Conclusion | null;
  readonly earlier: readonly Conclusion[];
}

export interface ReportItem extends Omit<
  EventRow,
  'ref' | 'notes' | 'star' | 'tags' | 'status' | 'errorCode'
> {
  readonly eventID: string;
  /** What the record says went wrong; null if it names no failure. */
  readonly failure: string | null;
  readonly annotations: readonly Annotation[];
}

export interface CustodyFacts {
  readonly runs: readonly ImportRun[];
  readonly steps: readonly SealedStep[];
  readonly rejections: readonly { object: string; reason: string; detail: string }[];
  readonly rejected: number;
  readonly ignored: readonly { reason: string; count: number }[];
  /** What is no longer in the archive, oldest first. */
  readonly disposals: readonly Disposal[];
}

/** A committed step of an import: the Merkle root over its objects, as the ledger holds it. */
export interface SealedStep {
  readonly run: number;
  readonly firstObject: number;
  readonly lastObject: number;
  readonly objects: number;
  readonly merkleRoot: string;
  readonly at: string;
}

export interface SignerFacts {
  /** Common name of the certificate; its whole subject and issuer. */
  readonly name: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** SHA-256 of the signer's certificate, and of every certificate that goes into the signature. */
  readonly fingerprint: string;
  readonly certificates: readonly string[];
}

/** A file that travels inside the PDF. Names are flat: some readers fail on a slash. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly bytes: Buffer;
}

/** Population items printed for each control; all of them are in the embedded CSV. */
export const mostItems = 200;
