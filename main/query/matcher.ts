import type { FieldTest, NumberTest, TextTest, TimeTest } from './ast.ts';
import { fold } from './fold.ts';
import { networkMatcher } from './network.ts';
import { likeMatcher } from './pattern.ts';
import { regexMatcher } from './regex.ts';
import { secondsOf } from './time.ts';

type Fieldless<T> = T extends unknown ? Omit<T, 'field'> : never;

/** A test, whatever it is of. */
export type Comparison = Fieldless<FieldTest>;

/**
 * What a test means for one text of its field: the single definition that columns and records
 * share. A field with no value has no text, so no test but the negated ones finds it.
 *
 * @throws Problem bad_query for a regular expression that is not supported
 */
export function matcherOf(test: Comparison): (text: string) => boolean {
  switch (test.kind) {
    case 'text':
      return textMatcher(test);
    case 'number':
      return numberMatcher(test);
    case 'time':
      return timeMatcher(test);
    case 'network':
      return networkMatcher(test.values);
    case 'present':
      return () => true;
  }
}

function textMatcher({
  operator,
  values,
  caseMode,
}: Fieldless<TextTest>): (text: string) => boolean {
  const ignoreCase = caseMode === 'ignore';
  if (operator === 'like' || operator === 'regex') {
    const make = operator === 'like' ? likeMatcher : regexMatcher;
    const each = values.map((value) => make(value, ignoreCase));
    return (text) => each.some((fits) => fits(text));
  }
  const wanted = ignoreCase ? values.map(fold) : values;
  const compare = comparisons[operator];
  return (text) => {
    const found = ignoreCase ? fold(text) : text;
    return wanted.some((value) => compare(found, value));
  };
}

const comparisons = {
  equals: (text: string, value: string) => text === value,
  starts: (text: string, value: string) => text.startsWith(value),
  ends: (text: string, value: string) => text.endsWith(value),
  contains: (text: string, value: string) => text.includes(value),
};

const decimal = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** True for the text of a number as `<` and `>` understand it. */
export function isNumber(text: string): boolean {
  return decimal.test(text);
}

function numberMatcher({ operator, value }: Fieldless<NumberTest>): (text: string) => boolean {
  return (text) => {
    if (!isNumber(text)) return false;
    const order = compareNumbers(text, value);
    switch (operator) {
      case '<':
        return order < 0;
      case '<=':
        return order <= 0;
      case '>':
        return order > 0;
      case '>=':
        return order >= 0;
    }
  };
}

/** Whole numbers are compared digit for digit, beyond 2^53 too; fractions as doubles. */
function compareNumbers(a: string, b: string): number {
  const whole = /^-?\d+$/;
  if (whole.test(a) && whole.test(b)) {
    const [x, y] = [BigInt(a), BigInt(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return Number(a) - Number(b);
}

function timeMatcher({ from, to }: Fieldless<TimeTest>): (text: string) => boolean {
  return (text) => {
    const seconds = secondsOf(text);
    return (
      seconds !== undefined && (from === null || seconds >= from) && (to === null || seconds < to)
    );
  };
}
