import { joinSql, sql, type Sql } from '../archive/sql.ts';
import {
  annotatedFields,
  type AnnotatedField,
  type Field,
  type FieldTest,
  type Query,
} from './ast.ts';
import { asParameter } from './free-text.ts';
import { matcherOf } from './matcher.ts';

/**
 * The words of the fields that every event has, of which the first goes without saying: the archive
 * tells the others alone (main/assess/holding.ts).
 */
const words: ReadonlyMap<AnnotatedField, readonly [string, ...string[]]> = new Map([
  ['annotated', ['false', 'true']],
  ['star', ['false', 'true']],
  ['status', ['new', 'in-review', 'resolved']],
]);

/** A field of what people said about an event, not of its record. */
export function isAnnotated(
  field: Field,
): field is { readonly kind: 'derived'; readonly name: AnnotatedField } {
  return field.kind === 'derived' && (annotatedFields as readonly string[]).includes(field.name);
}

/** True if what the query finds changes with what people say about events. */
export function asksForAnnotations(query: Query): boolean {
  return hasTest(query, ({ field }) => isAnnotated(field));
}

/** True if the query says which review status events are to have, or not to have. */
export function asksForStatus(query: Query): boolean {
  return hasTest(query, ({ field }) => isAnnotated(field) && field.name === 'status');
}

/** True if one of the tests of fields in the query fits, wherever it stands. */
function hasTest(query: Query, fits: (test: FieldTest) => boolean): boolean {
  switch (query.kind) {
    case 'all':
    case 'anywhere':
      return false;
    case 'and':
    case 'or':
      return query.parts.some((part) => hasTest(part, fits));
    case 'not':
      return hasTest(query.part, fits);
    case 'network':
    case 'number':
    case 'present':
    case 'text':
    case 'time':
      return fits(query);
  }
}

/** The condition on `event AS e` that a test of such a field holds. */
export function onAnnotations(test: FieldTest, field: AnnotatedField): Sql {
  if (field === 'note') {
    return sql`e.id IN (SELECT a.event FROM annotation AS a WHERE a.note IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM out_of_force AS o WHERE o.chain = a.chain AND o.seq = a.seq)
      AND text_matches(a.note, ${asParameter(test)}))`;
  }
  const known = words.get(field);
  if (known === undefined) {
    return sql`e.id IN (SELECT event FROM holding
      WHERE field = ${field} AND text_matches(value, ${asParameter(test)}))`;
  }
  const fits = matcherOf(test);
  const [usual, ...others] = known;
  if (!fits(usual)) return among(field, others.filter(fits));
  return sql`NOT (${among(
    field,
    others.filter((word) => !fits(word)),
  )})`;
}

function among(field: AnnotatedField, values: readonly string[]): Sql {
  if (values.length === 0) return sql`0`;
  const list = joinSql(
    values.map((value) => sql`${value}`),
    ', ',
  );
  return sql`e.id IN (SELECT event FROM holding WHERE field = ${field} AND value IN (${list}))`;
}
