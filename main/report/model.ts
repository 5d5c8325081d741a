import type {
  Annotation,
  Assessment,
  EventRow,
  Profile,
  Workpaper,
} from '../../preload/contract/domain.ts';

/** All that a report says, and nothing else: the pages and the attachments are functions of it. */
export interface ReportModel {
  /** `A-1-20260314T021708Z`: assessment and time. */
  readonly id: string;
  readonly draft: boolean;
  readonly generatedAt: string;
  readonly program: string;
  readonly engagement: string;
  readonly preparedBy: Profile;
  readonly assessment: Assessment;
  readonly controls: readonly ControlSection[];
  readonly custody: Custody;
  readonly ledger: { readonly head: string; readonly acts: number; readonly text: string };
}

export interface ControlSection {
  readonly paper: Workpaper;
  /** At most `mostListed` of the population, newest first; all of it is attached. */
  readonly listed: readonly ListedEvent[];
  /** The whole population as CSV. */
  readonly csv: string;
}

export interface ListedEvent {
  readonly row: EventRow;
  readonly eventID: string;
  readonly notes: readonly Annotation[];
}

export interface Custody {
  readonly objects: number;
  readonly records: number;
  readonly indexed: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly rejected: number;
  readonly ignored: number;
  readonly imports: readonly ImportLine[];
}

export interface ImportLine {
  readonly run: number;
  readonly at: string;
  readonly by: string;
  readonly sources: readonly string[];
  readonly objects: number;
  readonly indexed: number;
  readonly merkleRoots: readonly string[];
}

/** Events printed for each control; more would only lengthen the paper, and all are attached. */
export const mostListed = 200;
