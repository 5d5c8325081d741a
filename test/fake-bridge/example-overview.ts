import type { EventRow } from '../../preload/contract/domain.ts';
import {
  facetNames,
  type Facet,
  type FacetName,
  type FacetTest,
  type FacetValue,
  type Overview,
} from '../../preload/contract/overview.ts';
import { exampleEvent } from './example-events.ts';
import type { FakeBridge } from './fake-bridge.ts';

type Named = 'eventName' | 'actor' | 'identityKind' | 'account' | 'sourceIPAddress' | 'errorCode';
const fields: Readonly<Record<Exclude<FacetName, 'region'>, Named & keyof EventRow>> = {
  event: 'eventName',
  principal: 'actor',
  identityKind: 'identityKind',
  account: 'account',
  sourceIPAddress: 'sourceIPAddress',
  errorCode: 'errorCode',
};

/** What the events at some positions are made of. */
function exampleOverview(positions: readonly number[]): Overview {
  const rows = positions.map(exampleEvent);
  const day = 86_400;
  const starts = rows.map(({ eventTime }) => Math.floor(Date.parse(eventTime) / 1000 / day) * day);
  const from = Math.min(...starts);
  const failed = rows.map((row) => (row.failed ? 1 : 0));
  const at = (start: number): number => (start - from) / day;
  const empty = Array.from({ length: at(Math.max(...starts)) + 1 }, () => 0);
  const by = (weights: readonly number[]): number[] =>
    empty.map((_, bucket) =>
      weights.reduce((sum, each, i) => sum + (at(starts[i] ?? 0) === bucket ? each : 0), 0),
    );
  return {
    counted: rows.length,
    isDone: true,
    facets: facetNames.map((name) => facetOf(name, rows)),
    histogram:
      rows.length === 0
        ? null
        : {
            from: new Date(from * 1000).toISOString().replace('.000', ''),
            width: day,
            events: by(rows.map(() => 1)),
            failed: by(failed),
            period: { from: null, to: null },
          },
  };
}

function facetOf(name: FacetName, rows: readonly EventRow[]): Facet {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = (name === 'region' ? row.region : row[fields[name]]) ?? '';
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const field: FacetTest['field'] = name === 'region' ? 'awsRegion' : fields[name];
  const value = (text: string): FacetValue => ({
    text,
    source: '',
    events: counts.get(text) ?? 0,
    tests: [{ field, value: text === '' ? null : text }],
    chosen: null,
  });
  const texts = [...counts.keys()].filter((text) => text !== '');
  return {
    name,
    values: texts
      .map(value)
      .toSorted((a, b) => b.events - a.events)
      .slice(0, 10),
    distinct: texts.length,
    none: value(''),
  };
}

/** Answers the calls about the whole of a result. */
export function answerOverview(
  { handle }: FakeBridge,
  foundBy: (query: string) => readonly number[],
): void {
  handle('events.overview', ({ query }) => exampleOverview(foundBy(query)));
  handle('events.narrow', ({ query, change }) => {
    const added = !('tests' in change)
      ? ''
      : change.tests.map(({ value }) => JSON.stringify(value ?? '')).join(' ');
    return { query: `${query} ${added}`.trim() };
  });
}
