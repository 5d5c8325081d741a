import { identityKinds } from '../../../preload/contract/domain.ts';
import type {
  Facet,
  FacetName,
  FacetTest,
  FacetValue,
} from '../../../preload/contract/overview.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { sql } from '../../archive/sql.ts';
import type { Query } from '../ast.ts';
import { chosenOf, type Chosen } from '../narrow.ts';
import { stateIn, unshown } from './chosen.ts';
import { eachGroup, sharedNames, type Group } from './groups.ts';
import { Most } from './most.ts';
import type { Tally } from './tally.ts';

/** The field that finds a facet's values. */
export const facetFields: Readonly<Record<FacetName, FacetTest['field']>> = {
  event: 'eventName',
  principal: 'actor',
  identityKind: 'identityKind',
  account: 'account',
  region: 'awsRegion',
  sourceIPAddress: 'sourceIPAddress',
  errorCode: 'errorCode',
};

export interface FacetWanted {
  readonly facet: FacetName;
  /** At most so many values, those with most events; what the query chooses comes before them. */
  readonly limit: number;
  /** Whose choices are told. */
  readonly query: Query;
}

/** Events by the values of one facet, as far as they are counted. */
export function facetOf(db: ReadDb, tally: Tally, { facet, limit, query }: FacetWanted): Facet {
  const field = facetFields[facet];
  const chosen = chosenOf(query);
  // Every event has a kind of identity; the first of them is called unknown.
  const hasNone = facet !== 'identityKind';
  const most = new Most(limit);
  let [distinct, none] = [0, 0];
  eachGroup(db, facet, tally, (value, events, source) => {
    if (hasNone && value === 0) none += events;
    else {
      distinct += 1;
      most.see(value, events, source);
    }
  });
  const values = named(db, facet, most.groups)
    .map((value): FacetValue => ({ ...value, chosen: stateIn(chosen, value.tests) }))
    .toSorted(byEvents);
  const isChosen = (value: FacetValue): boolean => value.chosen !== null;
  return {
    name: facet,
    values: [
      ...values.filter(isChosen),
      ...unshown(db, { facet, field, tally, chosen }, values),
      ...values.filter((value) => !isChosen(value)),
    ],
    distinct,
    none: hasNone ? noneOf(field, none, chosen) : null,
  };
}

function byEvents(a: FacetValue, b: FacetValue): number {
  return b.events - a.events || order(a.text, b.text) || order(a.source, b.source);
}

type Named = Omit<FacetValue, 'chosen'>;

function named(db: ReadDb, facet: FacetName, groups: readonly Group[]): Named[] {
  const field = facetFields[facet];
  if (facet === 'identityKind') {
    return groups.map(({ value, events }) => {
      const text = identityKinds[value] ?? 'unknown';
      return { text, source: '', events, tests: [{ field, value: text }] };
    });
  }
  const texts = textsOf(db, groups);
  const shared = facet === 'event' ? sharedNames(db) : new Set<number>();
  return groups.map((group) => {
    const text = texts.get(group.value) ?? '';
    const source = facet === 'event' ? (texts.get(group.source) ?? '') : '';
    const tests: FacetTest[] = [{ field, value: text }];
    // A name that several services have finds the calls of all of them.
    if (shared.has(group.value)) tests.push({ field: 'eventSource', value: source || null });
    return { text, source, events: group.events, tests };
  });
}

function noneOf(field: FacetTest['field'], events: number, chosen: readonly Chosen[]): FacetValue {
  const tests: FacetTest[] = [{ field, value: null }];
  return { text: '', source: '', events, tests, chosen: stateIn(chosen, tests) };
}

function textsOf(db: ReadDb, groups: readonly Group[]): ReadonlyMap<number, string> {
  const numbers = JSON.stringify(groups.flatMap(({ value, source }) => [value, source]));
  const rows = db.all<{ id: number; value: string }>(
    sql`SELECT id, value FROM dict WHERE id IN (SELECT value FROM json_each(${numbers}))`,
  );
  return new Map(rows.map(({ id, value }) => [id, value]));
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
