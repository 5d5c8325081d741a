import type {
  CoverState,
  FindingCode,
  LoggingState,
} from '../../../../preload/contract/completeness.ts';

/** States in the order of the legend, best first. */
export const legendOrder = ['L', 'S', 'U', 'G', 'B', '.'] as const satisfies readonly CoverState[];

/** A state in a few words; the words never claim more than the digests prove. */
export const coverWords: Readonly<Record<CoverState, string>> = {
  L: 'complete in AWS’s digests, key confirmed by us',
  S: 'complete in digests, key supplied by the client',
  U: 'collected, no AWS proof',
  G: 'gap',
  B: 'altered, or named by no digest',
  '.': 'not collected',
};

export const loggingWords: Readonly<Record<LoggingState, string>> = {
  '1': 'logging was on',
  '0': 'logging was off for some of the time',
  '?': 'whether logging was on is not known',
};

/** What a finding is about, as a heading. */
export const findingTitles: Readonly<Record<FindingCode, string>> = {
  'digest-missing': 'Digest missing',
  'digest-unreadable': 'Digest cannot be read',
  'digest-moved': 'Digest was moved',
  'digest-trailing-data': 'Bytes appended to a digest',
  'digest-algorithm': 'Unknown algorithm in a digest',
  'digest-signature-missing': 'Signature of a digest missing',
  'digest-key-missing': 'Public key missing',
  'digest-key-unreadable': 'Public key cannot be read',
  'digest-signature': 'Signature of a digest wrong',
  'digest-previous-hash': 'Hash of the digest before is wrong',
  'digest-previous-signature': 'Signature of the digest before is wrong',
  'digest-backfill-time': 'Backfill digest without its time',
  'log-missing': 'Log file missing',
  'log-unreadable': 'Log file cannot be read',
  'log-trailing-data': 'Bytes appended to a log file',
  'log-algorithm': 'Unknown algorithm for a log file',
  'log-hash': 'Log file altered',
  'log-unreferenced': 'Log file that no digest names',
};

/** The letters of a row, as states. */
export function statesIn(letters: string): CoverState[] {
  return Array.from(letters) as CoverState[];
}

/** The letters of a row, as states of logging. */
export function loggingIn(letters: string): LoggingState[] {
  return Array.from(letters) as LoggingState[];
}

/** A stretch of days in one state. */
export interface Run<State> {
  readonly state: State;
  readonly first: number;
  readonly days: number;
}

/** Stretches of equal states: a year of one row is a few elements instead of 365. */
export function runsOf<State>(states: readonly State[]): Run<State>[] {
  const runs: Run<State>[] = [];
  for (const [index, state] of states.entries()) {
    const last = runs.at(-1);
    if (last?.state === state) runs[runs.length - 1] = { ...last, days: last.days + 1 };
    else runs.push({ state, first: index, days: 1 });
  }
  return runs;
}

/** The day of a column, as `2026-06-28`. */
export function dayAt(firstDay: string, column: number): string {
  return new Date(Date.parse(`${firstDay}T00:00:00Z`) + column * 86_400_000)
    .toISOString()
    .slice(0, 10);
}
