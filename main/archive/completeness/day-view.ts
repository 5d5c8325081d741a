import type {
  DayView,
  DigestView,
  Finding,
  Gap,
  NamedLog,
} from '../../../preload/contract/completeness.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { instant } from '../../platform/clock.ts';
import type { ReadDb } from '../handles.ts';
import { objectBytes } from '../read-record.ts';
import type { Checked } from './check.ts';
import { digestBody } from './digest-file.ts';
import { firstMember } from './first-member.ts';
import { day, hoursOf } from './grid.ts';
import type { CheckedDigest } from './judge-trail.ts';
import { toldToLog } from './told-to-log.ts';
import { trailName } from './trail-history.ts';

/** One day of a row: its hours, its digests, oldest first, and what is wrong or open in it. */
export function dayView(
  { summary, rows, digests }: Checked,
  place: { readonly account: string; readonly region: string; readonly day: string },
): DayView {
  const { account, region } = place;
  const row = rows.find((each) => each.account === account && each.region === region);
  if (row === undefined) {
    throw new Problem('not_found', `The check knows no row ${account}, ${region}.`);
  }
  const from = Date.parse(`${place.day}T00:00:00Z`);
  const to = from + day;
  const isHere = (each: Finding | Gap): boolean =>
    each.account === account &&
    each.region === region &&
    Date.parse(each.from) < to &&
    Date.parse(each.to) > from;
  return {
    ...hoursOf(row, from),
    digests: digests
      .filter((each) => each.account === account && each.region === region)
      .filter((each) => each.from < to && each.to > from)
      .map((each) => digestView(each, summary.findings))
      .toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    gaps: summary.gaps.filter(isHere),
    findings: summary.findings.filter(isHere),
    told: row.known.flatMap((trail) =>
      toldToLog(trail)
        .filter((told) => Date.parse(told.from) < to && Date.parse(told.to ?? '9999') > from)
        .map((told) => ({ trail: trailName(trail), ...told })),
    ),
  };
}

function digestView(digest: CheckedDigest, all: readonly Finding[]): DigestView {
  const { place, object, from, to, key, isBackfill, logs, findings } = digest;
  const state = object === null ? 'missing' : findings.length > 0 ? 'invalid' : 'valid';
  const span = { from: instant(from), to: instant(to) };
  const ofLogs = all.filter(
    (each) =>
      each.code.startsWith('log-') &&
      each.account === digest.account &&
      each.region === digest.region &&
      each.from === span.from &&
      each.to === span.to,
  );
  return {
    place,
    object,
    ...span,
    state,
    key,
    isBackfill,
    logs,
    findings: [...findings, ...ofLogs],
  };
}

/**
 * The log files that a digest of the check names, with what became of each.
 *
 * @throws Problem not_found
 */
export function namedLogs(db: ReadDb, { digests }: Checked, object: number): NamedLog[] {
  const digest = digests.find((each) => each.object === object);
  const bytes = objectBytes(db, object);
  if (digest === undefined || bytes === undefined) {
    throw new Problem('not_found', 'The check knows no such digest; check again.');
  }
  const bad = new Map(digest.bad.map((each) => [each.key, each]));
  const member = firstMember(bytes);
  const body = member.ok ? digestBody(member.text) : undefined;
  return (body?.logFiles ?? []).map(({ s3Object, oldestEventTime, newestEventTime }) => {
    const known = bad.get(s3Object);
    return {
      place: s3Object,
      state: known?.state ?? 'valid',
      detail: known?.detail ?? '',
      oldest: oldestEventTime ?? null,
      newest: newestEventTime ?? null,
    };
  });
}
