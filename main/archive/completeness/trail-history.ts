import type {
  GapReason,
  LoggingState,
  TrailLogging,
} from '../../../preload/contract/completeness.ts';
import { instant } from '../../platform/clock.ts';
import type { ReadDb } from '../handles.ts';
import type { Span } from './cover-chain.ts';
import { grouped } from './delivery-times.ts';
import { toldToLog } from './told-to-log.ts';
import { trailActs, trailSnapshots, type TrailAct, type TrailSnapshot } from './trail-acts.ts';

/** A trail as its acts and the answers of AWS tell it, each oldest first. */
export interface KnownTrail {
  readonly arn: string;
  readonly acts: readonly TrailAct[];
  readonly snapshots: readonly TrailSnapshot[];
  readonly isOrganization: boolean;
  readonly isMultiRegion: boolean;
}

/** After StopLogging the rest is still delivered, and then the final digest. */
const afterwards = 20 * 60_000;
/** A trail that is made, told what to log and started has not been off. */
const brief = 60_000;

/**
 * What is known of the trails: from the archive's own events, and from what collections were told by
 * GetTrail, GetTrailStatus, GetEventSelectors and GetInsightSelectors. Whether a trail logged before the
 * first of either is not known.
 */
export function trailHistory(db: ReadDb): KnownTrail[] {
  const acts = grouped(trailActs(db), ({ arn }) => arn);
  const snapshots = grouped(trailSnapshots(db), ({ arn }) => arn);
  return [...new Set([...acts.keys(), ...snapshots.keys()])].map((arn) => {
    const told = { acts: acts.get(arn) ?? [], snapshots: snapshots.get(arn) ?? [] };
    return {
      arn,
      ...told,
      isOrganization: setting(told, 'isOrganizationTrail'),
      isMultiRegion: setting(told, 'isMultiRegionTrail'),
    };
  });
}

/** What the last one to speak of it says. */
function setting(
  { acts, snapshots }: Pick<KnownTrail, 'acts' | 'snapshots'>,
  name: 'isOrganizationTrail' | 'isMultiRegionTrail',
): boolean {
  const answered = `I${name.slice(1)}`;
  const said = [
    ...acts.map(({ at, request, response }) => ({ at, is: response[name] ?? request[name] })),
    ...snapshots.map(({ at, trail }) => ({ at, is: trail[answered] })),
  ].toSorted((one, other) => one.at - other.at);
  return said.findLast(({ is }) => is !== undefined && is !== null)?.is === true;
}

/** True if the trail logs that account and region, as far as its acts tell. */
export function covers(
  { arn, isOrganization, isMultiRegion }: KnownTrail,
  row: { readonly account: string; readonly region: string },
): boolean {
  const [, , , region, account] = arn.split(':');
  return (isOrganization || account === row.account) && (isMultiRegion || region === row.region);
}

/** The act that explains why nothing came in a time, if there is one. */
export function explained(
  trails: readonly KnownTrail[],
  { from, to }: Span,
): { readonly reason: GapReason; readonly detail: string } | undefined {
  const acts = trails
    .flatMap((trail) => trail.acts)
    .filter(({ at }) => at >= from - afterwards && at <= to);
  const stop = acts.findLast(({ name }) => name === 'StopLogging' || name === 'DeleteTrail');
  if (stop !== undefined) return { reason: 'no delivery', detail: wordsOf(stop) };
  const off = acts.findLast(
    ({ name, request }) => name === 'UpdateTrail' && request['enableLogFileValidation'] === false,
  );
  return off && { reason: 'validation off', detail: wordsOf(off) };
}

function wordsOf({ name, at, by }: TrailAct): string {
  return `${name} at ${minuteOf(at)} UTC by ${by}.`;
}

function minuteOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}

interface State extends Span {
  readonly state: LoggingState;
  readonly because: string;
}

function statesOf(trail: KnownTrail): State[] {
  const states: State[] = [];
  let open = { from: Number.NEGATIVE_INFINITY, state: '?' as LoggingState, because: '' };
  const turns = [...trail.acts.flatMap(turnOf), ...trail.snapshots.flatMap(turnsTold)];
  for (const { at, state, because } of turns.toSorted((a, b) => a.at - b.at)) {
    if (state === open.state) continue;
    states.push({ ...open, to: at });
    open = { from: at, state, because };
  }
  return [...states, { ...open, to: Number.POSITIVE_INFINITY }];
}

interface Turn {
  readonly at: number;
  readonly state: '0' | '1';
  readonly because: string;
}

function turnOf(act: TrailAct): Turn[] {
  const state = stateAfter(act.name);
  return state === undefined ? [] : [{ at: act.at, state, because: wordsOf(act) }];
}

/**
 * GetTrailStatus tells whether a trail logs, and when it was last started and stopped. It is taken for
 * the moment it was asked, and for the time since the later of the two.
 */
function turnsTold({ at, status }: TrailSnapshot): Turn[] {
  const isOn = status['IsLogging'];
  if (typeof isOn !== 'boolean') return [];
  const because = `GetTrailStatus at ${minuteOf(at)} UTC.`;
  const turns: Turn[] = [{ at, state: isOn ? '1' : '0', because }];
  for (const [name, state] of [
    ['StopLoggingTime', '0'],
    ['StartLoggingTime', '1'],
  ] as const) {
    const time = Date.parse(String(status[name]));
    if (Number.isFinite(time) && time <= at) turns.push({ at: time, state, because });
  }
  return turns;
}

/** When a trail was off after it had been on, as far as its acts tell. */
export function offTimes(trail: KnownTrail): readonly (Span & { readonly because: string })[] {
  return statesOf(trail).filter(
    ({ state, because }) => state === '0' && !because.startsWith('CreateTrail'),
  );
}

/** A trail that was only made does not log yet. */
function stateAfter(act: string): Turn['state'] | undefined {
  if (act === 'StartLogging') return '1';
  return ['StopLogging', 'DeleteTrail', 'CreateTrail'].includes(act) ? '0' : undefined;
}

/** Whether logging was on in a time, by all trails that cover a place: one that is on is enough. */
export function loggingIn(trails: readonly KnownTrail[], span: Span): LoggingState {
  const each = trails.map((trail): LoggingState => {
    const states = statesOf(trail).map((state) => ({
      state: state.state,
      time: Math.min(state.to, span.to) - Math.max(state.from, span.from),
    }));
    if (states.some(({ state, time }) => state === '0' && time > brief)) return '0';
    return states.some(({ state, time }) => state === '?' && time > brief) ? '?' : '1';
  });
  if (each.length === 0) return '?';
  if (each.includes('1')) return '1';
  return each.includes('?') ? '?' : '0';
}

/** A trail as people read it. */
export function trailLogging(trail: KnownTrail): TrailLogging {
  const { arn, isOrganization, isMultiRegion } = trail;
  return {
    arn,
    name: trailName(trail),
    isOrganization,
    isMultiRegion,
    spans: statesOf(trail).map(({ from, to, state, because }) => ({
      from: timeOf(from),
      to: timeOf(to),
      state,
      because,
    })),
    told: toldToLog(trail),
  };
}

/** The trail's name, as its ARN ends. */
export function trailName({ arn }: Pick<KnownTrail, 'arn'>): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function timeOf(ms: number): string | null {
  return Number.isFinite(ms) ? instant(ms) : null;
}
