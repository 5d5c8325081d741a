import { Problem } from '../../../preload/contract/errors.ts';
import { and, not, type CaseMode, type Field, type Query } from '../ast.ts';
import { nearestField, recordFields } from '../fields.ts';
import { networkOf } from '../network.ts';
import { regexMatcher } from '../regex.ts';
import { anyOf } from '../tests.ts';
import { refuse } from './refuse.ts';
import { wildcardPattern } from './wildcards.ts';

type Scalar = string | null;

const kinds = ['contains', 'startswith', 'endswith', 're', 'exists', 'cidr'] as const;
type Kind = (typeof kinds)[number] | 'equals';

interface Modifiers {
  readonly kind: Kind;
  readonly all: boolean;
  readonly neq: boolean;
  readonly caseMode: CaseMode;
}

/** One line of a selection: `userIdentity.type|contains: [A, B]`. */
export function fieldQuery(key: string, value: unknown, where: string): Query {
  const [path = '', ...written] = key.split('|');
  const field = fieldOf(path, where);
  const modifiers = modifiersOf(written, where);
  if (modifiers.kind === 'exists') return existence(field, value, where);
  const isList = Array.isArray(value);
  const values = (isList ? value : [value]).map((each) => scalar(each, where));
  if (values.length === 0) refuse('the list of values is empty', where);
  if (modifiers.neq && isList) refuse('neq with a list is not supported', where);
  if (modifiers.all && values.length < 2) refuse('the modifier all needs a list', where);
  const groups = modifiers.all ? values.map((each) => [each]) : [values];
  const query = and(groups.map((group) => valueQuery(field, group, modifiers, where)));
  return modifiers.neq ? not(query) : query;
}

function fieldOf(path: string, where: string): Field {
  const [first = '', ...rest] = path.split('.');
  if (rest.includes('')) refuse('a part of the field path is empty', where);
  if (!recordFields.includes(first)) {
    const near = nearestField(first);
    const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
    refuse(`"${first}" is no field of a CloudTrail record${hint}`, where);
  }
  return { kind: 'path', path: [first, ...rest] };
}

function modifiersOf(written: readonly string[], where: string): Modifiers {
  const rest = new Set(written);
  if (rest.size < written.length) refuse('a modifier is written twice', where);
  const [kind = 'equals', second] = kinds.filter((known) => rest.delete(known));
  if (second !== undefined) refuse(`${kind} and ${second} do not go together`, where);
  const has = (name: string): boolean => rest.delete(name);
  const [all, neq, cased] = [has('all'), has('neq'), has('cased')];
  const ignored = kind === 're' && has('i');
  const [unknown] = rest;
  if (unknown !== undefined) refuse(`the modifier "${unknown}" is not supported`, where);
  if (cased && (kind === 're' || kind === 'cidr'))
    refuse(`cased with ${kind} means nothing`, where);
  if (kind === 'exists' && (all || neq || cased)) refuse('exists stands alone', where);
  const exact = kind === 're' ? !ignored : cased;
  return { kind, all, neq, caseMode: exact ? 'exact' : 'ignore' };
}

function existence(field: Field, value: unknown, where: string): Query {
  if (typeof value !== 'boolean') return refuse('exists needs true or false', where);
  return value ? { kind: 'present', field } : not({ kind: 'present', field });
}

/** Values are compared as texts: a number or a boolean is its JSON text. */
function scalar(value: unknown, where: string): Scalar {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return refuse('write a fractional number in quotes', where);
  return refuse('a value must be a text, a number, true, false or null', where);
}

function valueQuery(
  field: Field,
  values: readonly Scalar[],
  { kind, caseMode }: Modifiers,
  where: string,
): Query {
  if (kind === 'equals') {
    return anyOf(
      field,
      values.map((value) => (value === null ? null : wildcardPattern(value))),
      caseMode,
    );
  }
  const [first, ...rest] = values.map((value) => {
    if (value === null) return refuse(`null with ${kind} is not supported`, where);
    if (value === '') return refuse(`the empty text with ${kind} is not supported`, where);
    return value;
  });
  const texts: readonly [string, ...string[]] = [first ?? '', ...rest];
  switch (kind) {
    case 're':
      for (const text of texts) checkRegex(text, where);
      return { kind: 'text', field, operator: 'regex', values: texts, caseMode };
    case 'cidr':
      for (const text of texts) if (!networkOf(text)) refuse(`"${text}" is no network`, where);
      return { kind: 'network', field, values: texts };
    case 'contains':
    case 'startswith':
    case 'endswith': {
      const before = kind === 'startswith' ? '' : '*';
      const after = kind === 'endswith' ? '' : '*';
      const patterns = texts.map((text) => before + wildcardPattern(text) + after);
      return anyOf(field, patterns, caseMode);
    }
    case 'exists':
      return refuse('exists stands alone', where);
  }
}

function checkRegex(pattern: string, where: string): void {
  try {
    regexMatcher(pattern, false);
  } catch (thrown) {
    if (thrown instanceof Problem) refuse(thrown.message.replace(/^T(.*)\.$/s, 't$1'), where);
    throw thrown;
  }
}
