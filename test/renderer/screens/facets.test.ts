import { describe, expect, it } from 'vitest';
import type { Facet, FacetValue } from '../../../preload/contract/overview.ts';
import { facetRows, nextLimit } from '../../../renderer/screens/events/facet-rows.ts';
import { valueName } from '../../../renderer/screens/events/facet-words.ts';

const value = (text: string, events: number, more: Partial<FacetValue> = {}): FacetValue => ({
  text,
  source: '',
  events,
  tests: [{ field: 'errorCode', value: text === '' ? null : text }],
  chosen: null,
  ...more,
});
const errors: Facet = {
  name: 'errorCode',
  values: [value('AccessDenied', 40), value('Throttling', 10)],
  distinct: 12,
  none: value('', 50),
};
const empty: Facet = { name: 'region', values: [], distinct: 0, none: value('', 50) };
const noneFolded = new Set<Facet['name']>();
const ids = (facets: readonly Facet[], folded = noneFolded, limit = 8): string[] =>
  facetRows(facets, folded, () => limit).map(({ kind, id }) => `${kind} ${id.trim()}`);

describe('the rows of the filters', () => {
  // Red if events without a value cannot be chosen, or more values are promised than can be shown.
  it('are a head, its values, those without one, and the way to more', () => {
    expect(ids([errors])).toEqual([
      'head errorCode',
      'value errorCode AccessDenied',
      'value errorCode Throttling',
      'value errorCode',
      'more errorCode more',
    ]);
    expect(ids([errors], noneFolded, 500)).not.toContain('more errorCode more');
    expect(ids([{ ...errors, distinct: 2 }])).not.toContain('more errorCode more');
  });

  it('are the head alone where a group is folded, and nothing where nothing narrows', () => {
    expect(ids([errors], new Set<Facet['name']>(['errorCode']))).toEqual(['head errorCode']);
    expect(ids([empty])).toEqual([]);
    const chosen = { ...empty, none: value('', 50, { chosen: 'included' }) };
    expect(ids([chosen])).toEqual(['head region', 'value region']);
  });

  it('compare their events with the most of the group', () => {
    const shares = facetRows([errors], noneFolded, () => 8).flatMap((row) =>
      row.kind === 'value' ? [row.share] : [],
    );
    expect(shares).toEqual([0.8, 0.2, 1]);
  });

  it('count what is left beside those that are chosen without having events', () => {
    const gone = value('Gone', 0, { chosen: 'excluded' });
    const more = facetRows(
      [{ ...errors, values: [gone, ...errors.values] }],
      noneFolded,
      () => 8,
    ).find(({ kind }) => kind === 'more');
    expect(more).toMatchObject({ left: 10 });
  });

  it('say what they are', () => {
    expect(valueName('errorCode', value('', 1))).toBe('no error code, 1 event');
    const stop = value('StopLogging', 1200, { source: 'cloudtrail.amazonaws.com' });
    expect(valueName('event', { ...stop, chosen: 'excluded' })).toBe(
      'StopLogging, cloudtrail, 1,200 events, excluded',
    );
  });

  it('come in steps that end at what the contract allows', () => {
    expect([8, 40, 200, 500].map(nextLimit)).toEqual([40, 200, 500, undefined]);
  });
});
