/** From values as they were written to the leaves of the query. */
import { Problem } from '../../preload/contract/errors.ts';
import {
  not,
  or,
  type CaseMode,
  type Field,
  type NumberOperator,
  type Query,
  type Span,
  type TextOperator,
} from './ast.ts';
import { literal, simplest } from './pattern.ts';
import type { Reader, Value } from './reader.ts';
import { regexMatcher } from './regex.ts';

/** A field and the values it is tested against, with where to point in case of an error. */
export interface ValueTest {
  readonly reader: Reader;
  readonly field: Field;
  readonly values: readonly [Value, ...Value[]];
  readonly at: Span;
}

/** `=`: a word's wildcards count, `null` is "no value". */
export function equalsAny({ field, values, at }: ValueTest, caseMode: CaseMode): Query {
  return anyOf(
    field,
    values.map((value) => (isNull(value) ? null : value.pattern)),
    caseMode,
    at,
  );
}

/** `:`: contains; but a word with wildcards is a pattern of the whole value. */
export function patternsAny({ reader, field, values, at }: ValueTest, caseMode: CaseMode): Query {
  const patterns = values.map((value) => {
    if (value.text === '') reader.fail('this text is empty; write what to look for', value.from);
    const isPlain = simplest(value.pattern).operator === 'equals';
    return isPlain ? `*${literal(value.text)}*` : value.pattern;
  });
  return anyOf(field, patterns, caseMode, at);
}

/**
 * Any of the patterns (notation of pattern.ts); null and the empty pattern are "no value". Values
 * of one operator share a leaf, in the order of their first appearance.
 */
export function anyOf(
  field: Field,
  patterns: readonly (string | null)[],
  caseMode: CaseMode,
  at?: Span,
): Query {
  const place = at === undefined ? {} : { at };
  const leaves = new Map<TextOperator | 'present' | 'absent', string[]>();
  for (const pattern of patterns) {
    const test = simplest(pattern ?? '');
    const value = test.operator === 'present' ? '' : test.value;
    const isNothing = test.operator === 'equals' && value === '';
    const operator = isNothing ? 'absent' : test.operator;
    leaves.set(operator, [...(leaves.get(operator) ?? []), value]);
  }
  return or(
    [...leaves].map(([operator, [first = '', ...rest]]): Query => {
      if (operator === 'present') return { kind: 'present', field, ...place };
      if (operator === 'absent') return not({ kind: 'present', field, ...place });
      return { kind: 'text', field, operator, values: [first, ...rest], caseMode, ...place };
    }),
  );
}

/** `~`: regular expressions; `(?i)` in front of one ignores the case. */
export function regexAny({ reader, field, values, at }: ValueTest): Query {
  return or(
    (['exact', 'ignore'] as const).flatMap((caseMode): Query[] => {
      const patterns = values
        .filter((value) => value.text.startsWith('(?i)') === (caseMode === 'ignore'))
        .map((value) => {
          const pattern = caseMode === 'ignore' ? value.text.slice(4) : value.text;
          return checked(reader, pattern, value.from);
        });
      const [first, ...rest] = patterns;
      if (first === undefined) return [];
      return [{ kind: 'text', field, operator: 'regex', values: [first, ...rest], caseMode, at }];
    }),
  );
}

function checked(reader: Reader, pattern: string, from: number): string {
  if (pattern === '') reader.fail('this regular expression is empty; write one', from);
  try {
    regexMatcher(pattern, false);
    return pattern;
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    const [, rest = ''] = /^The (.*)\.$/s.exec(thrown.message) ?? [];
    return reader.fail(`the ${rest}; write it more simply`, from);
  }
}

/** `<` and its like on a number. */
export function numberTest(
  { field, values: [value], at }: ValueTest,
  operator: NumberOperator,
): Query {
  return { kind: 'number', field, operator, value: value.text, at };
}

function isNull(value: Value): boolean {
  return value.kind === 'word' && value.text === 'null' && value.pattern === 'null';
}
