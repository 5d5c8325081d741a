import { and, not, or, type Query } from '../ast.ts';
import { refuse } from './refuse.ts';

const where = 'detection.condition';
const token = /\s*(\(|\)|[A-Za-z0-9_*]+)/y;
const deepest = 50;

/**
 * The condition over the named selections. `not` binds tightest, then `and`, then `or`. A
 * selection that the condition never uses is refused: it is a slip that changes what is found.
 */
export function parseCondition(condition: unknown, selections: ReadonlyMap<string, Query>): Query {
  if (Array.isArray(condition)) refuse('a list of conditions is not supported', where);
  if (typeof condition !== 'string') return refuse('a condition is missing', 'detection');
  const words = tokens(condition);
  const used = new Set<string>();
  let at = 0;

  const query = any(0);
  if (at < words.length) refuse(`"${words[at] ?? ''}" is not expected`, where);
  for (const name of selections.keys()) {
    if (!used.has(name)) refuse(`the selection "${name}" is never used`, where);
  }
  return query;

  function any(depth: number): Query {
    if (depth > deepest) refuse('parentheses nest too deep', where);
    const parts = [both(depth)];
    while (take('or')) parts.push(both(depth));
    return or(parts);
  }

  function both(depth: number): Query {
    const parts = [one(depth)];
    while (take('and')) parts.push(one(depth));
    return and(parts);
  }

  function one(depth: number): Query {
    let negations = 0;
    while (take('not')) negations += 1;
    const inner = primary(depth);
    return negations % 2 === 1 ? not(inner) : inner;
  }

  function primary(depth: number): Query {
    if (take('(')) {
      const inner = any(depth + 1);
      if (!take(')')) refuse('a ")" is missing', where);
      return inner;
    }
    const word = words[at];
    if (word === undefined || word === ')') return refuse('a selection is missing', where);
    at += 1;
    if (words[at] === 'of') {
      at += 1;
      return several(word);
    }
    const found = selections.get(word);
    if (found === undefined) return refuse(`there is no selection "${word}"`, where);
    used.add(word);
    return found;
  }

  function several(count: string): Query {
    if (count !== '1' && count !== 'all') {
      refuse(`"${count} of" is not supported, only "1 of" and "all of"`, where);
    }
    const pattern = words[at] ?? '';
    at += 1;
    // Specification, "condition": them is every selection but those that begin with _.
    const isMeant = (name: string): boolean =>
      pattern === 'them' ? !name.startsWith('_') : fits(pattern, name);
    const meant = [...selections].filter(([name]) => isMeant(name));
    if (meant.length === 0) refuse(`no selection fits "${pattern}"`, where);
    for (const [name] of meant) used.add(name);
    const parts = meant.map(([, query]) => query);
    return count === '1' ? or(parts) : and(parts);
  }

  function take(word: string): boolean {
    if (words[at] !== word) return false;
    at += 1;
    return true;
  }
}

function tokens(condition: string): string[] {
  if (condition.includes('|')) refuse('aggregation (a "|") is not supported', where);
  const words: string[] = [];
  token.lastIndex = 0;
  const text = condition.trimEnd();
  while (token.lastIndex < text.length) {
    const from = token.lastIndex;
    const found = token.exec(text)?.[1];
    if (found === undefined) refuse(`"${text.slice(from).trim()[0] ?? ''}" is not expected`, where);
    words.push(found ?? '');
  }
  return words;
}

/** `selection_*`: a star is any run of characters. */
function fits(pattern: string, name: string): boolean {
  const pieces = pattern.split('*');
  const [first = '', ...rest] = pieces;
  if (rest.length === 0) return pattern === name;
  const last = rest.pop() ?? '';
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= name.length - last.length;
}
