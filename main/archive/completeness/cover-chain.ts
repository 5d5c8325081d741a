import type { Finding, GapReason } from '../../../preload/contract/completeness.ts';
import { instant } from '../../platform/clock.ts';
import type { Chain } from './judge-digests.ts';
import { finding, hour, type FoundGap, type JudgedDigest, type Slice } from './judged.ts';
import { baseName } from './places.ts';

/** A piece of time, in ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What else is known about a chain's account and region. */
export interface Surroundings {
  /** The period asked for; its ends are infinite where it was left to the chain. */
  readonly period: Span;
  /** The end of the newest digest that the same trail wrote in any account and region. */
  readonly peers: number;
  /** The end of the period, or the last log file: a digest that began an hour before had to be there. */
  readonly due: number;
  /** An act on a trail that tells why there is nothing, if there was one. */
  readonly because: (
    span: Span,
  ) => { readonly reason: GapReason; readonly detail: string } | undefined;
  /** Log files were delivered then. */
  readonly hasLogs: (span: Span) => boolean;
}

/** What a chain's digests cover, and what they do not. */
export interface Covered {
  readonly slices: readonly Slice[];
  readonly gaps: readonly FoundGap[];
  readonly missing: readonly JudgedDigest[];
  readonly findings: readonly Finding[];
}

/**
 * Lays a chain's digests on the time: each must begin where the one before ended. What lies between
 * two is a gap, with its reason; so is what digests that are named but absent would have covered, and
 * what is missing at the end. A chain's start is none, nor is the hour still running.
 */
export function coverChain(chain: Chain, around: Surroundings): Covered {
  return new ChainCover(chain, around).all();
}

/** A digest known by its name alone: absent, or there and not to be read. */
interface Mark {
  readonly end: number;
  readonly key: string;
  readonly isAbsent: boolean;
}

class ChainCover {
  readonly #chain: Chain;
  readonly #around: Surroundings;
  readonly #slices: Slice[] = [];
  readonly #gaps: FoundGap[] = [];
  readonly #missing: JudgedDigest[] = [];
  readonly #marks: Mark[];
  readonly #laid = new Set<Mark>();

  constructor(chain: Chain, around: Surroundings) {
    this.#chain = chain;
    this.#around = around;
    const unread = chain.digests.filter(({ body }) => body === undefined);
    this.#marks = [
      ...chain.absent.map(({ key, end }) => ({ end, key, isAbsent: true })),
      ...unread.map(({ place, to }) => ({ end: to, key: place, isAbsent: false })),
    ].sort((a, b) => a.end - b.end);
  }

  all(): Covered {
    const read = this.#chain.digests.filter(({ body }) => body !== undefined);
    for (const digest of read) this.#slice(digest, this.#stateOf(digest));
    if (this.#chain.isBackfill) {
      for (const mark of this.#marks) this.#mark(mark, mark.end - hour);
    } else {
      this.#between(read);
    }
    // Its time is covered by others: a trail that was made anew under its old name.
    for (const mark of this.#marks) {
      const span = { from: mark.end - hour, to: mark.end };
      if (mark.isAbsent && !this.#laid.has(mark)) this.#absent(mark.key, span);
    }
    const findings = this.#missing.flatMap((digest) => digest.findings);
    return { slices: this.#slices, gaps: this.#gaps, missing: this.#missing, findings };
  }

  #between(read: readonly JudgedDigest[]): void {
    const [first] = read;
    const start = first?.from ?? Number.POSITIVE_INFINITY;
    const before = this.#marks.filter(({ end }) => end <= start);
    let at = before[0] === undefined ? start : before[0].end - hour;
    if (Number.isFinite(at)) this.#beforeAll(at);
    at = this.#upTo(before, at);
    for (const digest of read) {
      const from = at;
      at = this.#upTo(
        this.#marks.filter(({ end }) => end > from && end <= digest.from),
        from,
      );
      const isStart = !digest.body?.previousDigestS3Object;
      if (at < digest.from) this.#hole({ from: at, to: digest.from }, isStart);
      at = Math.max(at, digest.to);
    }
    if (first === undefined) return this.#end(at);
    const last = at;
    this.#end(
      this.#upTo(
        this.#marks.filter(({ end }) => end > last),
        last,
      ),
    );
  }

  /** Covers the time up to the last of these marks, and returns its end. */
  #upTo(marks: readonly Mark[], from: number): number {
    return marks.reduce((at, mark) => {
      if (mark.end > at) this.#mark(mark, at);
      return mark.end;
    }, from);
  }

  #mark(mark: Mark, from: number): void {
    this.#laid.add(mark);
    const span = { from, to: mark.end };
    if (!mark.isAbsent) {
      this.#slice({ ...this.#chain, ...span }, 'B');
      return;
    }
    const before = { from, to: mark.end - hour };
    const stop = before.to > from ? this.#around.because(before) : undefined;
    if (stop !== undefined) this.#gap(before, stop.reason, stop.detail);
    const own = stop === undefined ? span : { from: before.to, to: mark.end };
    this.#absent(mark.key, own);
    const detail = `${baseName(mark.key)} is named, and not there.`;
    this.#gap(own, 'missing digest', detail);
    this.#unnamed(own, 1);
  }

  /** Digests are hourly: in a longer time there were more than are named. */
  #unnamed({ from, to }: Span, named: number): void {
    for (let n = Math.round((to - from) / hour) - named; n > 0; n -= 1) {
      const end = to - (named + n - 1) * hour;
      this.#absent(`a digest that ended about ${instant(end)}`, { from: end - hour, to: end });
    }
  }

  #absent(place: string, { from, to }: Span): void {
    const { account, region, trail, scope, isBackfill } = this.#chain;
    if (!this.#isAsked({ from, to })) return;
    const at = { place, from, to };
    this.#missing.push({
      account,
      region,
      trail,
      scope,
      isBackfill,
      ...at,
      file: undefined,
      body: undefined,
      isProven: false,
      key: null,
      findings: [finding('digest-missing', this.#chain, at, 'The digest is not there.')],
    });
  }

  /** Between two digests that are there, without one that is named. */
  #hole(span: Span, isStart: boolean): void {
    if (!isStart) {
      this.#gap(span, 'missing digest', 'The next digest begins later than this one ended.');
      this.#unnamed(span, 0);
      return;
    }
    const { reason, detail } = this.#around.because(span) ?? this.#whyNothing(span);
    this.#gap(span, reason, detail);
  }

  #whyNothing(span: Span): { readonly reason: GapReason; readonly detail: string } {
    return this.#around.hasLogs(span)
      ? {
          reason: 'validation off',
          detail:
            'Log files were delivered, and no digests for them: validation was off, or digests were taken away.',
        }
      : { reason: 'no delivery', detail: 'Neither digests nor log files were delivered.' };
  }

  /** The period asked for begins before the chain. */
  #beforeAll(start: number): void {
    const { from } = this.#around.period;
    if (!Number.isFinite(from) || start - from < hour) return;
    const span = { from, to: start };
    const nothing = {
      reason: 'outside the request',
      detail: 'The first digest that was handed over begins later.',
    } as const;
    const { reason, detail } = this.#around.hasLogs(span) ? this.#whyNothing(span) : nothing;
    this.#gap(span, reason, detail);
  }

  /** A digest that would have ended by now is missing, or logging was stopped. */
  #end(last: number): void {
    if (!Number.isFinite(last)) return;
    const { peers, due, because, hasLogs } = this.#around;
    const at = peers - last < hour ? last : peers;
    const stop = because({ from: last, to: last });
    if (at > last && stop === undefined) {
      this.#gap({ from: last, to: at }, 'missing digest', 'Elsewhere the trail went on.');
      const hours = Math.floor((at - last) / hour);
      this.#unnamed({ from: last, to: last + hours * hour }, 0);
    }
    const rest = { from: stop === undefined ? at : last, to: Math.max(at, due) };
    if (rest.to - rest.from < hour) return;
    const { reason, detail } =
      stop ??
      (hasLogs({ from: rest.from + hour, to: rest.to })
        ? this.#whyNothing(rest)
        : { reason: 'no delivery' as const, detail: 'No later digest is there.' });
    this.#gap(rest, reason, detail);
  }

  #stateOf({ findings, key }: JudgedDigest): Slice['state'] {
    if (findings.length > 0) return 'B';
    return key === 'confirmed' ? 'L' : 'S';
  }

  #slice({ account, region, from, to }: Omit<Slice, 'state'>, state: Slice['state']): void {
    if (to > from) this.#slices.push({ account, region, from, to, state });
  }

  #gap({ from, to }: Span, reason: GapReason, detail: string): void {
    const { account, region, trail } = this.#chain;
    const { period } = this.#around;
    const clipped = { from: Math.max(from, period.from), to: Math.min(to, period.to) };
    if (clipped.to <= clipped.from) return;
    const last = this.#gaps.at(-1);
    if (last?.reason === reason && last.to === clipped.from && reason === 'missing digest') {
      this.#gaps[this.#gaps.length - 1] = { ...last, to: clipped.to };
    } else {
      this.#gaps.push({ account, region, trail, ...clipped, reason, detail });
    }
    this.#slice({ account, region, ...clipped }, 'G');
  }

  #isAsked({ from, to }: Span): boolean {
    const { period } = this.#around;
    return to > period.from && from < period.to;
  }
}
