import type { Field } from '../ast.ts';
import { isMember } from '../fields.ts';
import { isTime } from '../parse-test.ts';

interface Operator {
  readonly sign: string;
  readonly words: string;
}

const equality: readonly Operator[] = [
  { sign: '=', words: 'is exactly; * and ? stand for other characters' },
  { sign: '!=', words: 'is not, or has no value' },
];
const texts: readonly Operator[] = [
  { sign: ':', words: 'contains, whatever the case' },
  { sign: ':=', words: 'is, whatever the case' },
  { sign: '~', words: 'matches a regular expression' },
];
const order: readonly Operator[] = [
  { sign: '>', words: 'after, or more than' },
  { sign: '>=', words: 'from then on, or at least' },
  { sign: '<', words: 'before, or less than' },
  { sign: '<=', words: 'up to then, or at most' },
];
const network: Operator = { sign: 'IN', words: 'inside a network, as in 10.0.0.0/8' };

/** What can be asked of a field, the usual first. */
export function operatorsFor(field: Field): readonly Operator[] {
  if (isTime(field)) return [...equality, ...order];
  if (isMember(field, 'sourceIPAddress')) return [...equality, network, ...texts];
  const hasColumns = field.kind === 'derived' || field.path[0] === 'userIdentity';
  return hasColumns ? [...equality, ...texts] : [...equality, ...texts, ...order];
}
