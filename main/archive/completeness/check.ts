/**
 * The whole check: files and keys are read, every digest and log file is judged, and what is proven is
 * laid on accounts, regions and hours. Reading is slow and in steps; judging is pure.
 */
import {
  coverStates,
  type Completeness,
  type Finding,
  type Gap,
  type GridRow,
  type KeyOrigin,
} from '../../../preload/contract/completeness.ts';
import { instant, now, secondsSince } from '../../platform/clock.ts';
import type { ReadDb } from '../handles.ts';
import { collectedTimes } from './collected-times.ts';
import type { Span } from './cover-chain.ts';
import { withNotes } from './gap-notes.ts';
import { columnsOf, gridRow, type RowFacts } from './grid.ts';
import { TrailJudgement, type CheckedDigest } from './judge-trail.ts';
import type { FoundGap } from './judged.ts';
import { keyRing, type KeyRing } from './keys.ts';
import { eventTimes, stoppedGaps, withGaps } from './off-times.ts';
import { rowFacts, unprovenHours } from './rows.ts';
import { readTrailFiles, type Watching } from './trail-files.ts';
import { trailHistory, trailLogging } from './trail-history.ts';

export interface CheckOptions extends Watching {
  /** The period; where it is left open, each chain's own start and end hold. */
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  /** Further answers of ListPublicKeys, with their names. */
  readonly keyFiles?: readonly { readonly name: string; readonly text: string }[] | undefined;
}

/** The check with what its details are made of. Crosses a thread. */
export interface Checked {
  readonly summary: Completeness;
  readonly rows: readonly RowFacts[];
  readonly digests: readonly CheckedDigest[];
}

const mostFindings = 1000;

/**
 * Checks the digests and log files of the archive, offline, from the bytes that it keeps.
 *
 * @throws Problem cancelled
 */
export async function checkCompleteness(db: ReadDb, options: CheckOptions = {}): Promise<Checked> {
  const start = performance.now();
  const keys = keyRing(db, options.keyFiles);
  const files = await readTrailFiles(db, options);
  const history = trailHistory(db);
  const period = periodOf(options);
  const judged = new TrailJudgement(files, keys, history, period);
  const { chains, slices, digests, proven } = judged;
  const collected = collectedTimes(db);
  const plain = rowFacts({
    chains,
    slices,
    history,
    unproven: unprovenHours(db, proven),
    collected,
    hasEvents: eventTimes(db),
  });
  const stopped = plain.map((row) => stoppedGaps(row, period));
  const rows = plain.map((row, index) => withGaps(row, stopped[index] ?? []));
  const { first, days } = columnsOf(
    rows,
    period,
    [...collected.values()].flatMap(({ chosen }) => chosen),
  );
  const grid = rows.map((row) => gridRow(row, first, days));
  const summary = {
    from: options.from ?? null,
    to: options.to ?? null,
    firstDay: days === 0 ? null : instant(first).slice(0, 10),
    days,
    ...judged.counts,
    gaps: withNotes(db, [...judged.gaps, ...stopped.flat()].map(gapOf).toSorted(inOrder)),
    ...keysOf(keys, judged.signedBy),
    ...findingsOf(judged.findings),
    rows: grid,
    states: statesOf(grid),
    logging: history.map(trailLogging),
    at: now(),
    seconds: secondsSince(start),
  };
  return { summary, rows, digests };
}

function periodOf({ from, to }: CheckOptions): Span {
  return {
    from: from ? Date.parse(from) : Number.NEGATIVE_INFINITY,
    to: to ? Date.parse(to) : Number.POSITIVE_INFINITY,
  };
}

function keysOf(
  keys: KeyRing,
  signedBy: ReadonlyMap<string, number>,
): Pick<Completeness, 'keys' | 'keyList'> {
  const keyList = [...keys.values()].map(({ fingerprint, origin, source }) => ({
    fingerprint,
    origin,
    source,
    digests: signedBy.get(fingerprint) ?? 0,
  }));
  const count = (of: KeyOrigin): number => keyList.filter(({ origin }) => origin === of).length;
  return { keys: { confirmed: count('confirmed'), supplied: count('supplied') }, keyList };
}

function findingsOf(all: readonly Finding[]): Pick<Completeness, 'findings' | 'findingCount'> {
  const findings = all.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return { findings: findings.slice(0, mostFindings), findingCount: findings.length };
}

function statesOf(grid: readonly GridRow[]): Completeness['states'] {
  const all = grid.map(({ days }) => days).join('');
  const counts = coverStates.map((state) => [state, all.split(state).length - 1]);
  return Object.fromEntries(counts) as Completeness['states'];
}

function gapOf({ from, to, ...gap }: FoundGap): Gap {
  return { ...gap, from: instant(from), to: instant(to), notes: [] };
}

function inOrder(a: Gap, b: Gap): number {
  const [one, other] = [a, b].map((gap) => `${gap.account} ${gap.region} ${gap.from}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
