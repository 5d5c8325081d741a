/**
 * The one query: what the search bar, a Sigma rule, a saved view and a population all become.
 *
 * Nodes are made with the constructors below, which keep one shape per meaning: `and`/`or` are flat
 * and have at least two parts, a double negation vanishes.
 */

/** Where a node stands in the text it was parsed from: offsets in UTF-16 units, end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What a test looks at. A path leads into CloudTrail's own record; the derived fields are what the
 * index makes of it: `account` (whose trail), `who` (name or ARN), `actor` (the best name of who is
 * behind it), `where` (service, region or account), and the judged ones of judged-fields.ts. What people
 * said about an event (main/assess/holding.ts) is asked for by the annotated ones.
 */
export type Field =
  | { readonly kind: 'path'; readonly path: readonly [string, ...string[]] }
  | { readonly kind: 'derived'; readonly name: DerivedField };

export const judgedFields = ['identityKind', 'temporary', 'mfa', 'failed'] as const;
export type JudgedField = (typeof judgedFields)[number];
export const annotatedFields = [
  'annotated',
  'annotatedAt',
  'annotatedBy',
  'note',
  'star',
  'status',
  'tag',
] as const;
export type AnnotatedField = (typeof annotatedFields)[number];
export const derivedFields = [
  'account',
  'who',
  'actor',
  'where',
  ...judgedFields,
  ...annotatedFields,
] as const;
export type DerivedField = (typeof derivedFields)[number];

/** True for a field whose words are few and known: see judged-fields.ts. */
export function isJudged(field: DerivedField): field is JudgedField {
  return (judgedFields as readonly string[]).includes(field);
}

export type CaseMode = 'exact' | 'ignore';

export const textOperators = ['equals', 'starts', 'ends', 'contains', 'like', 'regex'] as const;
export type TextOperator = (typeof textOperators)[number];

export type NumberOperator = '<' | '<=' | '>' | '>=';

interface Leaf {
  readonly field: Field;
  readonly at?: Span;
}

/** True if the text of the field fits any of the values; `like` has the wildcards `*` and `?`. */
export interface TextTest extends Leaf {
  readonly kind: 'text';
  readonly operator: TextOperator;
  readonly values: readonly [string, ...string[]];
  readonly caseMode: CaseMode;
}

/** True if the field is a number (or the text of one) on that side of `value`, a decimal literal. */
export interface NumberTest extends Leaf {
  readonly kind: 'number';
  readonly operator: NumberOperator;
  readonly value: string;
}

/** True if the field is an instant in [from, to), whole seconds since 1970; null is open. */
export interface TimeTest extends Leaf {
  readonly kind: 'time';
  readonly from: number | null;
  readonly to: number | null;
}

/** True if the field is an IP address inside any of the networks, in CIDR notation. */
export interface NetworkTest extends Leaf {
  readonly kind: 'network';
  readonly values: readonly [string, ...string[]];
}

/** True if the field has a value. Missing, null, "", [] and {} are all the same: no value. */
export interface PresenceTest extends Leaf {
  readonly kind: 'present';
}

/**
 * Free text. `words`: part of any indexed column, or its words stand one after another in any value of
 * the record, or it is the eventID itself; `prefix`: the last word may go on; `part`: part of any
 * value. Never by case (of words: of ASCII). What a word is: main/archive/text/words.ts.
 */
export interface AnywhereTest {
  readonly kind: 'anywhere';
  readonly match: 'words' | 'prefix' | 'part';
  readonly text: string;
  readonly at?: Span;
}

export type FieldTest = TextTest | NumberTest | TimeTest | NetworkTest | PresenceTest;
export type Test = FieldTest | AnywhereTest;

export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'and'; readonly parts: readonly Query[] }
  | { readonly kind: 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | Test;

/** Every event. */
export const all: Query = { kind: 'all' };

/** Both of them, all of them; of nothing: every event. */
export function and(parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) =>
    part.kind === 'and' ? part.parts : part.kind === 'all' ? [] : [part],
  );
  const [only] = flat;
  if (only === undefined) return all;
  return flat.length === 1 ? only : { kind: 'and', parts: flat };
}

/** At least one of them; of nothing: no event. */
export function or(parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.kind === 'or' ? part.parts : [part]));
  const [only] = flat;
  if (only === undefined) return not(all);
  return flat.length === 1 ? only : { kind: 'or', parts: flat };
}

/** What the part does not find; never three-valued: an absent value is simply not equal. */
export function not(part: Query): Query {
  return part.kind === 'not' ? part.part : { kind: 'not', part };
}

/** The same query without positions, for comparing two. */
export function withoutPositions(query: Query): Query {
  switch (query.kind) {
    case 'all':
      return query;
    case 'and':
    case 'or':
      return { kind: query.kind, parts: query.parts.map(withoutPositions) };
    case 'not':
      return { kind: 'not', part: withoutPositions(query.part) };
    case 'anywhere':
    case 'number':
    case 'network':
    case 'present':
    case 'text':
    case 'time': {
      const { at: _, ...rest } = query;
      return rest;
    }
  }
}
