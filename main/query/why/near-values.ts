import type { ReadDb } from '../../archive/handles.ts';
import { and, not, or, type Field, type Query, type TextTest } from '../ast.ts';
import { knownValues, wordFields } from '../complete/complete.ts';
import { columnsOf, editDistance } from '../fields.ts';
import { vocabularyOf } from '../complete/vocabulary.ts';
import { fold } from '../fold.ts';

/** A list of more values is compared by its beginning and its inside alone. */
const mostCompared = 5000;
const mostMeant = 3;

/** A condition that may be meant in place of another: on the same field, or on the one that has the value. */
export type Meant = TextTest;

/** The columns that near values are looked for in. */
export function columnsFor(part: Query): ReturnType<typeof columnsOf> {
  const fields = leavesOf(part).flatMap((leaf) => ('field' in leaf ? [leaf.field] : []));
  return [...fields, ...wordFields].flatMap(columnsOf);
}

/** Values of the archive like those that a condition asks for, the nearest first; none if it has them. */
export function nearValues(db: ReadDb, part: Query): readonly { leaf: Query; meant: Meant }[] {
  return leavesOf(part).flatMap((leaf) => {
    if (leaf.kind === 'anywhere') return meantBy(db, wordFields, leaf.text, leaf);
    if (leaf.kind !== 'text' || leaf.operator === 'regex' || leaf.operator === 'like') return [];
    const others = wordFields.filter((field) => field !== leaf.field);
    return leaf.values.flatMap((text) => {
      const same = meantBy(db, [leaf.field], text, leaf);
      return same.length > 0 ? same : meantBy(db, others, text, leaf, true);
    });
  });
}

function meantBy(
  db: ReadDb,
  fields: readonly Field[],
  text: string,
  leaf: Query,
  isExact = false,
): { leaf: Query; meant: Meant }[] {
  return fields
    .flatMap((field) => nearIn(db, field, text, isExact).map((each) => ({ ...each, field })))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, mostMeant)
    .map(({ field, value }) => ({
      leaf,
      meant: { kind: 'text', field, operator: 'equals', values: [value], caseMode: 'exact' },
    }));
}

function nearIn(
  db: ReadDb,
  field: Field,
  text: string,
  isExact: boolean,
): { readonly value: string; readonly distance: number }[] {
  const wanted = fold(text);
  const found = new Map<string, number>();
  for (const { text: value } of knownValues(db, field, text, mostMeant)) {
    const isSame = fold(value) === wanted;
    if (isSame || !isExact) found.set(value, isSame ? 0 : 0.5);
  }
  if (!isExact && found.size === 0) {
    const limit = Math.max(1, Math.floor(wanted.length / 4));
    for (const column of columnsOf(field)) {
      const values = vocabularyOf(db).values(column);
      if (values === undefined || values.size > mostCompared) continue;
      for (const { text: value } of values.all()) {
        if (Math.abs(value.length - wanted.length) > limit) continue;
        const distance = editDistance(wanted, fold(value));
        if (distance <= limit) found.set(value, distance);
      }
    }
  }
  return [...found].map(([value, distance]) => ({ value, distance }));
}

/** The tests that a condition demands or offers; what it rules out is not why nothing is found. */
function leavesOf(part: Query): Query[] {
  if (part.kind === 'and' || part.kind === 'or') return part.parts.flatMap(leavesOf);
  return part.kind === 'not' || part.kind === 'all' ? [] : [part];
}

/** The query with another condition in place of one of its tests. */
export function replaced(query: Query, leaf: Query, by: Query): Query {
  if (query === leaf) return by;
  switch (query.kind) {
    case 'and':
      return and(query.parts.map((part) => replaced(part, leaf, by)));
    case 'or':
      return or(query.parts.map((part) => replaced(part, leaf, by)));
    case 'not':
      return not(replaced(query.part, leaf, by));
    case 'all':
    case 'anywhere':
    case 'network':
    case 'number':
    case 'present':
    case 'text':
    case 'time':
      return query;
  }
}
