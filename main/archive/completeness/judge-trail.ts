import type { Finding } from '../../../preload/contract/completeness.ts';
import { now } from '../../platform/clock.ts';
import { coverChain, type Covered, type Span, type Surroundings } from './cover-chain.ts';
import { deliveries, grouped, isCovered, rowId, slack } from './delivery-times.ts';
import { judgeDigests, type Chain } from './judge-digests.ts';
import { LogIndex, type LogVerdict } from './judge-logs.ts';
import { finding, hour, type FoundGap, type JudgedDigest, type Slice } from './judged.ts';
import type { KeyRing } from './keys.ts';
import type { TrailFiles } from './trail-files.ts';
import { covers, explained, type KnownTrail } from './trail-history.ts';

/** A digest as its day shows it; the log files that it names are read again on demand. */
export interface CheckedDigest extends Pick<
  JudgedDigest,
  'account' | 'region' | 'place' | 'from' | 'to' | 'isBackfill' | 'key' | 'findings'
> {
  readonly object: number | null;
  readonly logs: number;
  readonly bad: readonly LogState[];
}

/** A log file that is not valid, by its key. */
export interface LogState {
  readonly key: string;
  readonly state: 'invalid' | 'missing' | 'unchecked';
  readonly detail: string;
}

/** What became of a trail's digests and log files, counted. */
export class TrailJudgement {
  /** Objects whose every byte is listed in a digest that is proven. */
  readonly proven = new Set<number>();
  readonly digests: CheckedDigest[] = [];
  readonly chains: readonly Chain[];
  readonly slices: Slice[] = [];
  readonly gaps: FoundGap[] = [];
  readonly findings: Finding[] = [];
  readonly counts = {
    digests: { valid: 0, invalid: 0, missing: 0, backfill: 0 },
    logs: { valid: 0, invalid: 0, missing: 0, unreferenced: 0, unchecked: 0, uncovered: 0 },
  };
  /** Digests by the fingerprint of the key that signed them. */
  readonly signedBy = new Map<string, number>();
  readonly #told = new Set<string>();
  readonly #files: TrailFiles;
  readonly #history: readonly KnownTrail[];
  readonly #period: Span;

  constructor(files: TrailFiles, keys: KeyRing, history: readonly KnownTrail[], period: Span) {
    this.#files = files;
    this.#history = history;
    this.#period = period;
    this.chains = judgeDigests(files, keys);
    this.#judge();
  }

  #judge(): void {
    const index = new LogIndex(this.#files.logs);
    const named = new Set<number>();
    const surroundings = this.#surroundings();
    for (const chain of this.chains) {
      const covered = coverChain(chain, surroundings(chain));
      const slices = covered.slices.map((slice) => clipped(slice, this.#period));
      this.slices.push(...slices.filter(({ from, to }) => to > from));
      this.gaps.push(...covered.gaps);
      for (const digest of chain.digests) this.#digest(digest, index, named);
      this.#missing(covered);
    }
    this.#others(named);
  }

  #surroundings(): (chain: Chain) => Surroundings {
    const delivered = deliveries(this.#files.logs);
    const peers = new Map<string, number>();
    for (const { trail, scope, isBackfill, digests } of this.chains) {
      if (isBackfill) continue;
      const id = `${trail} ${scope}`;
      for (const { isProven, to } of digests) {
        if (isProven && to > (peers.get(id) ?? 0)) peers.set(id, to);
      }
    }
    const periodEnd = Math.min(this.#period.to, Date.parse(now()) - hour);
    const asked = Number.isFinite(this.#period.to) ? periodEnd : Number.NEGATIVE_INFINITY;
    return (chain) => {
      const times = delivered.get(rowId(chain)) ?? [];
      const last = times.at(-1) ?? Number.NEGATIVE_INFINITY;
      const [name = ''] = chain.trail.split(' ');
      const trails = this.#history.filter(
        (trail) => trail.arn.endsWith(`:trail/${name}`) && covers(trail, chain),
      );
      return {
        period: this.#period,
        peers: peers.get(`${chain.trail} ${chain.scope}`) ?? Number.NEGATIVE_INFINITY,
        due: Math.max(asked, last),
        because: (span) => explained(trails, span),
        hasLogs: ({ from, to }) => times.some((time) => time > from + slack && time < to - slack),
      };
    };
  }

  #digest(digest: JudgedDigest, index: LogIndex, named: Set<number>): void {
    const isAsked = digest.to > this.#period.from && digest.from < this.#period.to;
    const { digests } = this.counts;
    if (isAsked) {
      if (digest.findings.length > 0) digests.invalid += 1;
      else digests.valid += 1;
      if (digest.isBackfill) digests.backfill += 1;
      this.findings.push(...digest.findings);
      if (digest.isProven && digest.body !== undefined) {
        const key = digest.body.digestPublicKeyFingerprint.toLowerCase();
        this.signedBy.set(key, (this.signedBy.get(key) ?? 0) + 1);
      }
    }
    const bad: LogState[] = [];
    for (const log of digest.body?.logFiles ?? []) {
      const verdict = index.judge(log, digest);
      for (const object of verdict.objects) named.add(object);
      if (verdict.state === 'valid') for (const object of verdict.objects) this.proven.add(object);
      if (isAsked) this.#log(verdict, digest);
      if (verdict.state !== 'valid') {
        bad.push({ key: log.s3Object, state: verdict.state, detail: verdict.detail });
      }
    }
    if (isAsked) this.#keep(digest, bad);
  }

  #log(verdict: LogVerdict, digest: JudgedDigest): void {
    const { logs } = this.counts;
    const { state, detail, findings } = verdict;
    this.findings.push(...findings);
    if (!digest.isProven) {
      if (state === 'unchecked') logs.unchecked += 1;
      return;
    }
    logs[state] += 1;
    if (state === 'valid') {
      logs.invalid += findings.length;
      if (findings.length > 0) this.slices.push({ ...digest, state: 'B' });
    } else if (state === 'missing') {
      const { account, region, trail, from, to } = digest;
      this.#gap({ account, region, trail, from, to, reason: 'missing log', detail });
    } else {
      this.slices.push({ ...digest, state: 'B' });
    }
  }

  #keep(digest: JudgedDigest, bad: readonly LogState[]): void {
    const { account, region, place, from, to, isBackfill, key, findings, file, body } = digest;
    const logs = body?.logFiles.length ?? 0;
    const object = file?.object ?? null;
    this.digests.push({
      account,
      region,
      place,
      from,
      to,
      isBackfill,
      key,
      findings,
      object,
      logs,
      bad,
    });
  }

  #missing({ missing, findings }: Covered): void {
    this.counts.digests.missing += missing.length;
    this.counts.digests.backfill += missing.filter(({ isBackfill }) => isBackfill).length;
    this.findings.push(...findings);
    for (const digest of missing) this.#keep(digest, []);
  }

  /** Several log files of one digest make one gap. */
  #gap(gap: FoundGap): void {
    const { account, region, from, to } = gap;
    const id = `${rowId(gap)} ${from} ${to}`;
    if (!this.#told.has(id)) this.gaps.push(gap);
    this.#told.add(id);
    this.slices.push({ account, region, from, to, state: 'G' });
  }

  /** Log files that no digest names. */
  #others(named: ReadonlySet<number>): void {
    const covered = grouped(
      this.slices.filter(({ state }) => state === 'L' || state === 'S'),
      rowId,
    );
    for (const log of this.#files.logs) {
      if (named.has(log.object)) continue;
      const { name } = log;
      if (name === undefined) {
        this.counts.logs.uncovered += 1;
        continue;
      }
      const span = { from: name.delivered, to: name.delivered + 60_000 };
      if (span.to <= this.#period.from || span.from >= this.#period.to) continue;
      if (!isCovered(covered.get(rowId(name)) ?? [], span)) {
        this.counts.logs.uncovered += 1;
        continue;
      }
      this.counts.logs.unreferenced += 1;
      const at = { place: log.path, ...span };
      const detail = 'Digests cover its time of delivery, and none names it.';
      this.findings.push(finding('log-unreferenced', name, at, detail));
      this.slices.push({ account: name.account, region: name.region, ...span, state: 'B' });
    }
  }
}

function clipped<T extends Span>(span: T, period: Span): T {
  return { ...span, from: Math.max(span.from, period.from), to: Math.min(span.to, period.to) };
}
