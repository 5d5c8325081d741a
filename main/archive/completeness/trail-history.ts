import type {
  GapReason,
  LoggingState,
  TrailLogging,
} from '../../../preload/contract/completeness.ts';
import { timeOfRef } from '../event-ref.ts';
import type { ReadDb } from '../handles.ts';
import { objectOf, textOf } from '../json.ts';
import { recordReader, type Place } from '../read-record.ts';
import { flag } from '../scan/rows.ts';
import { sql } from '../sql.ts';
import type { Span } from './cover-chain.ts';
import { parsedJson } from './parsed-json.ts';

/** A successful act on a trail. */
interface TrailAct {
  readonly at: number;
  readonly arn: string;
  readonly name: string;
  readonly by: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: Readonly<Record<string, unknown>>;
}

/** A trail as its acts tell it, oldest first. */
export interface KnownTrail {
  readonly arn: string;
  readonly acts: readonly TrailAct[];
  readonly isOrganization: boolean;
  readonly isMultiRegion: boolean;
}

/** The acts that change what is logged (CloudTrail API reference), as they follow within a second. */
const actNames = [
  'CreateTrail',
  'UpdateTrail',
  'PutEventSelectors',
  'StartLogging',
  'StopLogging',
  'DeleteTrail',
];
/** After StopLogging the rest is still delivered, and then the final digest. */
const afterwards = 20 * 60_000;
/** A trail that is made, told what to log and started has not been off. */
const brief = 60_000;

/**
 * What the archive's own events tell of its trails. Whether a trail logged before its first act is not
 * known. Settings that were read from AWS (GetTrail, GetTrailStatus) are no part of it yet.
 */
export function trailHistory(db: ReadDb): KnownTrail[] {
  const byArn = new Map<string, TrailAct[]>();
  for (const act of trailActs(db)) {
    const known = byArn.get(act.arn);
    if (known === undefined) byArn.set(act.arn, [act]);
    else known.push(act);
  }
  return [...byArn].map(([arn, acts]) => ({
    arn,
    acts,
    isOrganization: setting(acts, 'isOrganizationTrail'),
    isMultiRegion: setting(acts, 'isMultiRegionTrail'),
  }));
}

function trailActs(db: ReadDb): TrailAct[] {
  const read = recordReader(db);
  const rows = db.all<Place & { id: number; quoted: number }>(sql`
    SELECT event.id, object, offset, length, flags & ${flag.quoted} AS quoted
    FROM event JOIN action ON action.id = event.action
      JOIN dict AS source ON source.id = action.event_source
      JOIN dict AS called ON called.id = action.event_name
    WHERE source.value = 'cloudtrail.amazonaws.com' AND flags & ${flag.failed} = 0
      AND called.value IN (SELECT value FROM json_each(${JSON.stringify(actNames)}))
      AND NOT EXISTS (SELECT 1 FROM conflict WHERE conflict.event = event.id)
    ORDER BY event.id`);
  return rows
    .map((row) => actOf(Date.parse(timeOfRef(row.id)), objectOf(parsedJson(read(row)))))
    .sort((a, b) => a.at - b.at || actNames.indexOf(a.name) - actNames.indexOf(b.name));
}

function actOf(at: number, record: Readonly<Record<string, unknown>>): TrailAct {
  const request = objectOf(record['requestParameters']);
  const response = objectOf(record['responseElements']);
  const said = textOf(request['name']) || textOf(request['trailName']);
  const account = textOf(record['recipientAccountId']);
  const own = `arn:aws:cloudtrail:${textOf(record['awsRegion'])}:${account}:trail/${said}`;
  const identity = objectOf(record['userIdentity']);
  return {
    at,
    arn: textOf(response['trailARN']) || (said.startsWith('arn:') ? said : own),
    name: textOf(record['eventName']),
    by: textOf(identity['arn']) || textOf(identity['invokedBy']) || textOf(identity['type']),
    request,
    response,
  };
}

/** What the last act that speaks of it says. */
function setting(acts: readonly TrailAct[], name: string): boolean {
  const said = acts.map(({ request, response }) => response[name] ?? request[name]);
  return said.findLast((value) => value !== undefined && value !== null) === true;
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
  const minute = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return `${name} at ${minute} UTC by ${by}.`;
}

interface State extends Span {
  readonly state: LoggingState;
  readonly because: string;
}

function statesOf({ acts }: KnownTrail): State[] {
  const states: State[] = [];
  let open = { from: Number.NEGATIVE_INFINITY, state: '?' as LoggingState, because: '' };
  for (const act of acts) {
    const state = stateAfter(act.name);
    if (state === undefined || state === open.state) continue;
    states.push({ ...open, to: act.at });
    open = { from: act.at, state, because: wordsOf(act) };
  }
  return [...states, { ...open, to: Number.POSITIVE_INFINITY }];
}

/** When a trail was off after it had been on, as far as its acts tell. */
export function offTimes(trail: KnownTrail): readonly (Span & { readonly because: string })[] {
  return statesOf(trail).filter(
    ({ state, because }) => state === '0' && !because.startsWith('CreateTrail'),
  );
}

/** A trail that was only made does not log yet. */
function stateAfter(act: string): LoggingState | undefined {
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
  const { arn, acts, isOrganization, isMultiRegion } = trail;
  const time = (ms: number): string | null =>
    Number.isFinite(ms) ? new Date(ms).toISOString().replace('.000Z', 'Z') : null;
  return {
    arn,
    name: arn.slice(arn.lastIndexOf('/') + 1),
    isOrganization,
    isMultiRegion,
    spans: statesOf(trail).map(({ from, to, state, because }) => ({
      from: time(from),
      to: time(to),
      state,
      because,
    })),
    selectors: acts
      .filter(({ name }) => name === 'PutEventSelectors')
      .map(({ at, request }) => ({ at: time(at) ?? '', words: selectorWords(request) })),
  };
}

function selectorWords(request: Readonly<Record<string, unknown>>): string {
  const advanced = request['advancedEventSelectors'];
  if (Array.isArray(advanced)) {
    const names = advanced.map((each) => textOf(objectOf(each)['name']) || 'without a name');
    return `advanced selectors: ${names.join(', ')}`;
  }
  const list = Array.isArray(request['eventSelectors']) ? request['eventSelectors'] : [];
  return list
    .map((each) => {
      const selector = objectOf(each);
      const kind = textOf(selector['readWriteType']).replace(/Only$/, '').toLowerCase() || 'all';
      const management =
        selector['includeManagementEvents'] === false
          ? 'no management events'
          : `management events (${kind === 'all' ? 'read and write' : kind})`;
      const resources = Array.isArray(selector['dataResources']) ? selector['dataResources'] : [];
      const types = resources.map((one) => textOf(objectOf(one)['type'])).filter(Boolean);
      const data = types.length === 0 ? 'no data events' : `data events of ${types.join(', ')}`;
      return `${management}, ${data}`;
    })
    .join('; ');
}
