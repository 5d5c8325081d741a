import type {
  AnywhereTest,
  DerivedField,
  Field,
  FieldTest,
  Query,
  TextOperator,
  TextTest,
} from './ast.ts';
import { fieldText } from './canonical-query.ts';
import { instantText } from './time.ts';

/**
 * A query as one plain English sentence. Unambiguous: groups stand in parentheses, a text compared
 * case and all is "exactly" so, and a negated test says that events without the field are found too.
 */
export function explain(query: Query): string {
  if (query.kind === 'all') return 'Every event.';
  if (query.kind === 'not' && query.part.kind === 'all') return 'No event.';
  const note = ignoresCase(query) ? ' Capitals count only where it says “exactly”.' : '';
  return `Events where ${phrase(query)}.${note}`;
}

/** The conditions that must all hold, as `explain` says them; of every event: none. */
export function explainConditions(query: Query): string[] {
  if (query.kind === 'all') return [];
  return query.kind === 'and' ? query.parts.map(inside) : [phrase(query)];
}

function phrase(query: Query): string {
  switch (query.kind) {
    case 'all':
      return 'anything is the case';
    case 'and':
      return query.parts.map(inside).join(' and ');
    case 'or':
      return query.parts.map(inside).join(' or ');
    case 'not':
      return negated(query.part);
    case 'anywhere':
      return anywherePhrase(query);
    case 'network':
    case 'number':
    case 'present':
    case 'text':
    case 'time':
      return `${subject(query.field)} ${predicate(query)}`;
  }
}

function anywherePhrase({ match, text }: AnywhereTest): string {
  const found = quote(text);
  switch (match) {
    case 'words':
      return `any indexed field contains ${found}, or any field has it as whole words, or the eventID is exactly that`;
    case 'prefix':
      return `any indexed field contains ${found}, or any field has words that begin so`;
    case 'part':
      return `any field contains ${found}`;
  }
}

function inside(query: Query): string {
  const isGroup = query.kind === 'and' || query.kind === 'or' || query.kind === 'anywhere';
  return isGroup ? `(${phrase(query)})` : phrase(query);
}

function negated(query: Query): string {
  switch (query.kind) {
    case 'all':
      return 'nothing is the case';
    case 'and':
    case 'or':
    case 'not':
    case 'anywhere':
      return `it is not so that (${phrase(query)})`;
    case 'present':
      return `${subject(query.field)} has no value`;
    case 'text':
      if (hasOneValue(query.field))
        return `${subject(query.field)} ${textPredicate(query, 'isNot')}`;
      return `(${subject(query.field)} has no value, or none that ${predicate(query)})`;
    case 'network':
    case 'number':
    case 'time':
      return `(${subject(query.field)} has no value, or none that ${predicate(query)})`;
  }
}

/** Fields of which every event has one value, no more and no less. */
const oneValue: ReadonlySet<DerivedField> = new Set([
  'identityKind',
  'temporary',
  'mfa',
  'failed',
  'annotated',
  'star',
  'status',
]);

function hasOneValue(field: Field): boolean {
  return field.kind === 'derived' && oneValue.has(field.name);
}

const derivedWords: Record<DerivedField, string> = {
  account: 'the account',
  who: 'who (name or ARN)',
  actor: 'the actor',
  identityKind: 'the kind of identity',
  temporary: 'whether the credentials are temporary',
  mfa: 'whether MFA was used',
  failed: 'whether the call failed',
  where: 'where (service, region or account)',
  annotated: 'whether it is annotated',
  annotatedAt: 'the time of its last annotation',
  annotatedBy: 'who annotated it',
  note: 'a note on it',
  star: 'whether it is starred',
  status: 'its review status',
  tag: 'a tag on it',
};

function subject(field: Field): string {
  return field.kind === 'derived' ? derivedWords[field.name] : fieldText(field);
}

function predicate(test: FieldTest): string {
  switch (test.kind) {
    case 'text':
      return textPredicate(test);
    case 'number':
      return `is a number ${numberWords[test.operator]} ${test.value}`;
    case 'time':
      return timePredicate(test.from, test.to);
    case 'network':
      return `is an IP address in ${choice(test.values)}`;
    case 'present':
      return 'has a value';
  }
}

/** Said of a value that fits, and of one that does not; what follows “exactly”. */
const textWords: Record<TextOperator, { is: string; isNot: string; what: string }> = {
  equals: { is: 'is', isNot: 'is not', what: '' },
  starts: { is: 'starts', isNot: 'does not start', what: 'with ' },
  ends: { is: 'ends', isNot: 'does not end', what: 'with ' },
  contains: { is: 'contains', isNot: 'does not contain', what: '' },
  like: { is: 'fits', isNot: 'does not fit', what: 'the pattern ' },
  regex: { is: 'matches', isNot: 'does not match', what: 'the regular expression ' },
};

function textPredicate(
  { operator, values, caseMode }: TextTest,
  said: 'is' | 'isNot' = 'is',
): string {
  const words = textWords[operator];
  const exactly = caseMode === 'exact' ? 'exactly ' : '';
  return `${words[said]} ${exactly}${words.what}${choice(values.map(quote))}`;
}

const numberWords = { '<': 'below', '<=': 'of at most', '>': 'above', '>=': 'of at least' };

function timePredicate(from: number | null, to: number | null): string {
  const start = from === null ? '' : `at or after ${instantText(from)}`;
  const stop = to === null ? '' : `before ${instantText(to)}`;
  return `is ${[start, stop].filter((part) => part !== '').join(' and ')}`;
}

function choice(values: readonly string[]): string {
  const last = values.at(-1) ?? '';
  return values.length === 1 ? last : `${values.slice(0, -1).join(', ')} or ${last}`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function ignoresCase(query: Query): boolean {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.some(ignoresCase);
  if (query.kind === 'not') return ignoresCase(query.part);
  return query.kind === 'anywhere' || (query.kind === 'text' && query.caseMode === 'ignore');
}
