import type {
  Finding,
  FindingCode,
  GapReason,
  KeyOrigin,
} from '../../../preload/contract/completeness.ts';
import { instant } from '../../platform/clock.ts';
import type { DigestBody } from './digest-file.ts';
import type { DigestFile } from './trail-files.ts';

/** The digests of one trail in one account and region; backfill digests are a chain of their own. */
export interface ChainName {
  readonly account: string;
  readonly region: string;
  readonly trail: string;
  /** What one trail reaches: the organisation of its keys, else the account. */
  readonly scope: string;
  readonly isBackfill: boolean;
}

/** A digest with its verdict. Times in ms; `file` is undefined for one that is missing. */
export interface JudgedDigest extends ChainName {
  readonly file: DigestFile | undefined;
  readonly body: DigestBody | undefined;
  readonly place: string;
  readonly from: number;
  readonly to: number;
  /** Its list of log files is what CloudTrail signed. */
  readonly isProven: boolean;
  readonly key: KeyOrigin | null;
  readonly findings: readonly Finding[];
}

/** A piece of a row's time with what is known of it; times in ms. */
export interface Slice {
  readonly account: string;
  readonly region: string;
  readonly from: number;
  readonly to: number;
  readonly state: 'L' | 'S' | 'G' | 'B';
}

/** A gap as it is found; times in ms. */
export interface FoundGap {
  readonly account: string;
  readonly region: string;
  readonly trail: string;
  readonly from: number;
  readonly to: number;
  readonly reason: GapReason;
  readonly detail: string;
}

export const hour = 3_600_000;

/** A finding about something in a row. */
export function finding(
  code: FindingCode,
  { account, region }: { readonly account: string; readonly region: string },
  { place, from, to }: { readonly place: string; readonly from: number; readonly to: number },
  detail: string,
): Finding {
  return { code, account, region, place, from: instant(from), to: instant(to), detail };
}
