/**
 * Checks the alerts over what is new: the events of originals that came since the last check, whenever
 * they happened. What a check found, and up to where it looked, is one act; so an event is new in one
 * check alone, and a check that was killed is simply made again.
 */
import {
  longestViewQuery,
  RaisedId,
  ViewId,
  type AlertRule,
  type AlertsChecked,
} from '../../../preload/contract/views.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import { timeOfRef } from '../../archive/event-ref.ts';
import type { ReadDb, WriteDb } from '../../archive/handles.ts';
import { recordAct, type Author } from '../../archive/ledger.ts';
import type { Place } from '../../archive/read-record.ts';
import { idsPerSecond } from '../../archive/scan/event-key.ts';
import { sql } from '../../archive/sql.ts';
import {
  and,
  arrivedSince,
  canonicalQuery,
  parseQuery,
  Search,
  valuesOf,
  type Query,
} from '../../query/index.ts';
import { projections } from '../projections.ts';
import type { RaisedBody } from '../views/bodies.ts';
import { ruleIn, storedViews, type StoredView } from '../views/list-views.ts';
import { raisedAlert } from './raised-alerts.ts';
import { fieldOfRule } from './rule-field.ts';
import { crowdsOf, type Crowd, type Seen } from './thresholds.ts';
import { checkedUpTo, lastOriginal } from './watermark.ts';

export interface AlertCheck {
  readonly db: WriteDb;
  readonly readText: (place: Place) => string;
  readonly author: Author;
  /** Writes the act as soon as nobody else writes; without it, at once. */
  readonly patiently?: <T>(act: () => T) => Promise<T>;
}

/** Events of an alert that its act names one by one; the query finds all of them. */
const mostNamed = 100;
/** Alerts that one view raises in one check: with more, the last one is of all the smaller crowds together. */
const mostCrowds = 100;
/** Stretches of time around new events that are asked for one by one. */
const mostStretches = 40;

type Found = Omit<RaisedBody, 'alert'>;

/**
 * Looks at what is new for every view with an alert, and records what it found. Without anything new
 * nothing is recorded.
 *
 * @returns how many alerts there are, and what they raised
 */
export async function checkAlerts(check: AlertCheck): Promise<AlertsChecked> {
  const { db, author, patiently = async (act) => act() } = check;
  for (;;) {
    const after = checkedUpTo(db);
    const upTo = lastOriginal(db);
    const views = storedViews(db).filter(({ alert }) => alert !== null);
    const hasNew = views.some(({ since }) => upTo > Math.max(after, since));
    if (!hasNew) return { rules: views.length, raised: [] };
    const found: Found[] = [];
    for (const view of views) found.push(...(await foundBy(check, view, after)));
    const raised = await patiently(() => recorded(db, author, { after, upTo, views, found }));
    // Another process checked meanwhile: what is new is another thing now.
    if (raised === undefined) continue;
    return { rules: views.length, raised: raised.map((id) => raisedAlert(db, id)) };
  }
}

/** Writes what a check found, unless another check came before it. */
function recorded(
  db: WriteDb,
  author: Author,
  told: {
    readonly after: number;
    readonly upTo: number;
    readonly views: readonly StoredView[];
    readonly found: readonly Found[];
  },
): RaisedId[] | undefined {
  const { after, upTo, views, found } = told;
  let next = (db.column<number>(sql`SELECT ifnull(max(n), 0) FROM raised_alert`)[0] ?? 0) + 1;
  const raised = found.map((each) => ({ alert: RaisedId.parse(`R-${next++}`), ...each }));
  const body = { upTo, rules: views.map(({ id }) => ViewId.parse(id)), raised };
  try {
    recordAct(db, author, 'alerts.checked', body, (papers, own) => {
      if (checkedUpTo(papers) !== after) throw overtaken;
      projections['alerts.checked'](papers, own, body);
    });
  } catch (thrown) {
    if (thrown === overtaken) return undefined;
    throw thrown;
  }
  return raised.map(({ alert }) => alert);
}

const overtaken = new Error('another check came first');

async function foundBy(check: AlertCheck, view: StoredView, after: number): Promise<Found[]> {
  const rule = ruleIn(view.alert);
  if (rule === null) return [];
  const query = queryOf(view);
  if (query === undefined) return [];
  const fresh = await arrivedSince(check.db, query, Math.max(after, view.since));
  if (fresh.length === 0) return [];
  const near = rule.count === 1 ? fresh : await refsNear(check.db, query, fresh, rule.seconds);
  const isNew = new Set(fresh);
  const refs = [...new Set([...near, ...fresh])];
  const crowds = crowdsOf(await seen(check, rule, refs, isNew), rule);
  if (crowds.length <= mostCrowds) {
    return crowds.map((crowd) => told(check.db, view, { rule, query, crowd }));
  }
  const [most, rest] = largest(crowds);
  return [
    ...most.map((crowd) => told(check.db, view, { rule, query, crowd })),
    { ...told(check.db, view, { rule, query, crowd: joined(rest) }), crowds: rest.length },
  ];
}

/** The crowds that are told one by one, and the others; a flood of small ones hides no large one. */
function largest(crowds: readonly Crowd[]): readonly [readonly Crowd[], readonly Crowd[]] {
  const bySize = crowds.toSorted((a, b) => b.events.length - a.events.length);
  return [bySize.slice(0, mostCrowds - 1), bySize.slice(mostCrowds - 1)];
}

/** One crowd of many, whatever their values. */
function joined(crowds: readonly Crowd[]): Crowd {
  const events = crowds.flatMap((crowd) => crowd.events);
  return { value: null, events: events.toSorted((a, b) => a.at - b.at || a.ref - b.ref) };
}

/** A query of a later program cannot be asked here; the rest of the alerts can. */
function queryOf({ query }: StoredView): Query | undefined {
  try {
    return parseQuery(query);
  } catch (thrown) {
    if (thrown instanceof Problem) return undefined;
    throw thrown;
  }
}

async function seen(
  { db, readText }: AlertCheck,
  rule: AlertRule,
  refs: readonly number[],
  isNew: ReadonlySet<number>,
): Promise<Seen[]> {
  const field = fieldOfRule(rule);
  const values = field === undefined ? undefined : await valuesOf(db, readText, field, refs);
  return refs.flatMap((ref): Seen[] => {
    const value = values?.get(ref) ?? null;
    if (values !== undefined && value === null) return [];
    return [{ ref, at: secondOf(ref), value, isNew: isNew.has(ref) }];
  });
}

/** The events that the query finds so near to new ones that they may be counted with them. */
async function refsNear(
  db: ReadDb,
  query: Query,
  fresh: readonly number[],
  seconds: number,
): Promise<number[]> {
  const stretches: [number, number][] = [];
  for (const at of fresh.map(secondOf).toSorted((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last !== undefined && at - seconds <= last[1]) last[1] = at + seconds + 1;
    else stretches.push([at - seconds, at + seconds + 1]);
  }
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return [];
  const asked = stretches.length > mostStretches ? [[first[0], last[1]] as const] : stretches;
  const found: number[] = [];
  for (const [from, to] of asked) {
    const search = new Search(db, and([query, during(from, to)]));
    await search.advance(Infinity);
    for (const ref of search.all()) found.push(ref);
  }
  return found;
}

function told(
  db: ReadDb,
  { id, name }: StoredView,
  {
    rule,
    query,
    crowd,
  }: { readonly rule: AlertRule; readonly query: Query; readonly crowd: Crowd },
): Found {
  const { events, value } = crowd;
  const [first, last] = [events[0]?.at ?? 0, events.at(-1)?.at ?? 0];
  const field = fieldOfRule(rule);
  const shared =
    field === undefined || value === null
      ? []
      : [{ kind: 'text', field, operator: 'equals', values: [value], caseMode: 'exact' } as const];
  return {
    view: ViewId.parse(id),
    name,
    query: queryText(query, [during(first, last + 1), ...shared]),
    rule,
    value,
    from: timeOfRef(events[0]?.ref ?? 0),
    to: timeOfRef(events.at(-1)?.ref ?? 0),
    events: events.length,
    fresh: events.filter(({ isNew }) => isNew).length,
    first: events.slice(0, mostNamed).map(({ ref }) => placeOf(db, ref)),
  };
}

/** The events as a query that can be asked: without the value where that is too long, then without the time. */
function queryText(query: Query, tests: readonly Query[]): string {
  for (let kept = tests.length; kept >= 0; kept -= 1) {
    const text = canonicalQuery(and([query, ...tests.slice(0, kept)]));
    if (text.length <= longestViewQuery) return text;
  }
  return '';
}

function placeOf(db: ReadDb, ref: number): { ref: number; object: string; ordinal: number } {
  const row = db.get<{ object: string; ordinal: number }>(
    sql`SELECT lower(hex(o.sha256)) AS object, e.ordinal
      FROM event AS e JOIN object AS o ON o.id = e.object WHERE e.id = ${ref}`,
  );
  return { ref, object: row?.object ?? '', ordinal: row?.ordinal ?? 0 };
}

/** Seconds since 1970, [from, to). */
function during(from: number, to: number): Query {
  return { kind: 'time', field: { kind: 'path', path: ['eventTime'] }, from, to };
}

function secondOf(ref: number): number {
  return Math.floor(ref / idsPerSecond);
}
