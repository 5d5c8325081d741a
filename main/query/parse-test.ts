/**
 * One condition on one field.
 *
 *   what = StopLogging       the text, case and all        what != X    not that
 *   what := stoplogging      the text, whatever the case
 *   what : logging           contains, whatever the case
 *   what = Stop*  what:*ing  wildcards: * any run, ? one character; the pattern is the whole value
 *   error = *  error = null  has a value, has none         in quotes * and null are plain text
 *   ip IN 10.0.0.0/8         inside a network
 *   userAgent ~ "^aws-cli/"  regular expression; (?i) in front ignores the case
 *   when = 2026-03, when = 2026-03-01..2026-03-14, when < 2026-03-14T12
 *   tag = suspicious         what people said: tag, note, star, status (new, in-review, resolved),
 *   annotatedAt > -7d        annotated, annotatedBy, annotatedAt (the last time)
 */
import { Problem } from '../../preload/contract/errors.ts';
import { not, type Field, type Query, type Span } from './ast.ts';
import { isMember, nearestField, recordField, shortName } from './fields.ts';
import { isNumber } from './matcher.ts';
import { networkOf } from './network.ts';
import { parseTime } from './parse-time.ts';
import type { Reader, Value } from './reader.ts';
import { equalsAny, numberTest, patternsAny, regexAny, type ValueTest } from './tests.ts';

const keys = String.raw`(?:[A-Za-z_][\w-]*|"(?:[^"\\]|\\.)*")`;
/** A field as it is written, wherever it stands. */
export const fieldPath = new RegExp(String.raw`${keys}(?:\.${keys})*`, 'y');
const operators = ['!=', ':=', '<=', '>=', '=', ':', '~', '<', '>'] as const;
type Operator = (typeof operators)[number] | 'IN';

/** A condition on a field, or undefined if what comes next is none; then nothing is consumed. */
export function parseFieldTest(reader: Reader): Query | undefined {
  const from = reader.position;
  const written = reader.match(fieldPath);
  const operator = written === undefined ? undefined : operatorAt(reader);
  // People paste ARNs; `arn` is no field of a record, so nothing is lost.
  if (written === undefined || operator === undefined || (written === 'arn' && operator === ':')) {
    reader.rewind(from);
    return undefined;
  }
  const field = fieldOf(written, 'put the whole text in quotes to search for it');
  if (typeof field === 'string') return reader.fail(field, from);
  const values = valuesAt(reader, field, operator);
  const at = { from, to: reader.end };
  return conditionOf(reader, field, operator, values, at);
}

function operatorAt(reader: Reader): Operator | undefined {
  if (reader.word('IN')) return 'IN';
  return operators.find((operator) => reader.take(operator));
}

/** The field, or what is wrong with it; `otherwise`: what to do if no name is near. */
function fieldOf(written: string, otherwise: string): Field | string {
  const parts = written.match(new RegExp(keys, 'g')) ?? [];
  const path = parts.map((part) => (part.startsWith('"') ? unquoted(part) : part));
  const [first = '', ...rest] = path;
  if (path.includes('')) return 'a part of the field path is empty; name it';
  // In quotes any name passes: other tools add members of their own.
  if (written.startsWith('"')) return { kind: 'path', path: [first, ...rest] };
  const short = rest.length === 0 ? shortName(first) : undefined;
  if (short) return short;
  const known = recordField(first);
  if (known !== undefined) return { kind: 'path', path: [known, ...rest] };
  const near = nearestField(first);
  const hint = near === undefined ? otherwise : `try ${near}`;
  return `CloudTrail records have no field "${first}"; ${hint}`;
}

/** The field that a whole text names. @throws Problem bad_query if it names none */
export function fieldNamed(text: string): Field {
  fieldPath.lastIndex = 0;
  const isPath = fieldPath.exec(text)?.[0] === text;
  const field = isPath
    ? fieldOf(text, 'see the Fields of a record')
    : `"${text.slice(0, 100)}" is no field`;
  if (typeof field !== 'string') return field;
  throw new Problem('bad_query', `${field.slice(0, 1).toUpperCase()}${field.slice(1)}.`);
}

function unquoted(part: string): string {
  return part.slice(1, -1).replaceAll(/\\(.)/gs, '$1');
}

function valuesAt(reader: Reader, field: Field, operator: Operator): readonly [Value, ...Value[]] {
  const open = reader.position;
  const next = (isListed: boolean): Value => {
    reader.awaits({ kind: 'value', from: reader.position, field, operator, isListed });
    return valueAt(reader, operator);
  };
  if (!reader.take('(')) return [next(false)];
  const values: [Value, ...Value[]] = [next(true)];
  while (reader.take(',')) values.push(next(true));
  if (!reader.take(')')) {
    reader.fail(
      reader.isDone()
        ? 'this list has no ")"; add one at the end'
        : 'the values of a list are separated by commas; add one here',
      reader.isDone() ? open : reader.position,
    );
  }
  return values;
}

function valueAt(reader: Reader, operator: Operator): Value {
  const isKeyword = ['AND', 'OR', 'NOT'].some((word) => reader.seesWord(word));
  const value = isKeyword ? undefined : reader.value();
  if (value) return value;
  return reader.fail(`a value is missing after ${operator}; write one, in quotes if it has spaces`);
}

function conditionOf(
  reader: Reader,
  field: Field,
  operator: Operator,
  values: readonly [Value, ...Value[]],
  at: Span,
): Query {
  const target: ValueTest = { reader, field, values, at };
  if (operator === 'IN') return networks(target);
  if (isTime(field) && operator !== '~') {
    const isAny = values.length === 1 && values[0].kind === 'word' && values[0].text === '*';
    const query = isAny ? patternsAny(target, 'exact') : parseTime(target, operator);
    return operator === '!=' ? not(query) : query;
  }
  switch (operator) {
    case '=':
      return networksOrTexts(target);
    case '!=':
      return not(networksOrTexts(target));
    case ':=':
      return equalsAny(target, 'ignore');
    case ':':
      return patternsAny(target, 'ignore');
    case '~':
      return regexAny(target);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return isNumber(values[0].text) && values.length === 1
        ? numberTest(target, operator)
        : parseTime(target, operator);
  }
}

/** The fields that can hold nothing but an instant. */
export function isTime(field: Field): boolean {
  const isDerived = field.kind === 'derived' && field.name === 'annotatedAt';
  return isDerived || isMember(field, 'eventTime');
}

/** No address has a slash in it, so `ip = 10.0.0.0/8` can only mean the network. */
function networksOrTexts(target: ValueTest): Query {
  const isNetwork = (value: Value): boolean => value.kind === 'word' && value.text.includes('/');
  return isMember(target.field, 'sourceIPAddress') && target.values.every(isNetwork)
    ? networks(target)
    : equalsAny(target, 'exact');
}

function networks({ reader, field, values, at }: ValueTest): Query {
  const [first, ...rest] = values.map((value) => {
    if (networkOf(value.text)) return value.text;
    return reader.fail(
      'this is no IP network; write one as 10.0.0.0/8, its last bits zero',
      value.from,
    );
  });
  return { kind: 'network', field, values: [first ?? '', ...rest], at };
}
