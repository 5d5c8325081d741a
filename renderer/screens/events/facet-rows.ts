import type { Facet, FacetName, FacetValue } from '../../../preload/contract/overview.ts';

/** A row of the list: a group's head, a value, or the way to more of them. */
export type FacetRow =
  | {
      readonly kind: 'head';
      readonly id: string;
      readonly facet: FacetName;
      readonly isOpen: boolean;
      readonly distinct: number;
    }
  | {
      readonly kind: 'value';
      readonly id: string;
      readonly facet: FacetName;
      readonly value: FacetValue;
      /** Of the group's largest, 0 to 1. */
      readonly share: number;
    }
  | {
      readonly kind: 'more';
      readonly id: string;
      readonly facet: FacetName;
      readonly left: number;
    };

/** Values of a group at first, and as it is asked for more; the contract allows no more of them. */
const limits = [8, 40, 200, 500] as const;
export const firstLimit = limits[0];

/** How many values come next; undefined if no more can be shown. */
export function nextLimit(limit: number): number | undefined {
  return limits.find((each) => each > limit);
}

/** Every row in order. Values of a folded group have none; a group without any is left out. */
export function facetRows(
  facets: readonly Facet[],
  folded: ReadonlySet<FacetName>,
  limitOf: (facet: FacetName) => number,
): FacetRow[] {
  return facets.flatMap((facet): FacetRow[] => {
    const { name, distinct } = facet;
    const values = shownValues(facet);
    if (values.length === 0) return [];
    const isOpen = !folded.has(name);
    const head: FacetRow = { kind: 'head', id: name, facet: name, isOpen, distinct };
    if (!isOpen) return [head];
    const most = Math.max(1, ...values.map(({ events }) => events));
    const rows = values.map((value): FacetRow => {
      const id = `${name} ${value.text} ${value.source}`;
      return { kind: 'value', id, facet: name, value, share: value.events / most };
    });
    const left = distinct - facet.values.filter(({ events }) => events > 0).length;
    const canGrow = left > 0 && nextLimit(limitOf(name)) !== undefined;
    return [
      head,
      ...rows,
      ...(canGrow ? [{ kind: 'more' as const, id: `${name} more`, facet: name, left }] : []),
    ];
  });
}

function shownValues({ values, none }: Facet): readonly FacetValue[] {
  const hasNone = none !== null && (none.events > 0 || none.chosen !== null);
  // That every event is without a value says nothing that would narrow.
  const isAlone = values.length === 0 && none?.chosen === null;
  return hasNone && !isAlone ? [...values, none] : values;
}
