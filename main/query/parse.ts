/**
 * The search bar's language. Grammar (docs: the search help in the window says the same):
 *
 *   query   = [ any ]                          nothing finds every event, and so does `*`
 *   any     = both { OR both }
 *   both    = one { [AND] one }
 *   one     = NOT one | ( any ) | field test | free text
 *   field   = short name | CloudTrail's field path, e.g. requestParameters.userName
 *   test    = ("=" | "!=" | ":=" | ":") values       texts; see parse-test.ts
 *           | "~" values | ("<" | "<=" | ">" | ">=") value | "IN" networks
 *   values  = value | ( value { , value } )
 *   value   = word | "phrase" | null
 */
import { Problem } from '../../preload/contract/errors.ts';
import { now as clock } from '../platform/clock.ts';
import { all, and, not, or, type AnywhereTest, type Query } from './ast.ts';
import { parseFieldTest } from './parse-test.ts';
import { simplest } from './pattern.ts';
import { Reader } from './reader.ts';

/** Longest query text, in UTF-16 units: the contract's limit. */
const longestText = 4000;
const deepest = 50;
/** SQLite refuses expressions nested deeper than 1,000; a chain of AND nests once per member. */
const mostTests = 200;

/**
 * Parses what a person typed. The empty text is every event.
 *
 * @throws Problem bad_query with one sentence; details.position is the offset (UTF-16 units, from
 *   0) that it is about
 * @param now what "today" and "-7d" are seen from
 */
export function parseQuery(text: string, now: string = clock()): Query {
  if (text.length > longestText) {
    throw new Problem(
      'bad_query',
      `The query is longer than ${longestText} characters; split it.`,
      {
        position: longestText,
      },
    );
  }
  return readQuery(new Reader(text, Math.floor(Date.parse(now) / 1000)));
}

/** Reads a query to the end of the text. @throws Problem bad_query */
export function readQuery(reader: Reader): Query {
  reader.space();
  if (reader.isDone()) return all;
  const query = any(reader, { depth: 0, tests: 0 });
  if (!reader.isDone()) reader.fail('there is a ")" without its "("; remove it');
  return query;
}

interface Budget {
  readonly depth: number;
  tests: number;
}

function any(reader: Reader, budget: Budget): Query {
  if (budget.depth > deepest) reader.fail(`parentheses nest more than ${deepest} deep; use fewer`);
  const parts = [both(reader, budget)];
  while (reader.word('OR')) parts.push(both(reader, budget));
  return or(parts);
}

function both(reader: Reader, budget: Budget): Query {
  const parts = [one(reader, budget)];
  for (;;) {
    if (reader.word('AND')) parts.push(one(reader, budget));
    else if (reader.isDone() || reader.sees(')') || reader.seesWord('OR')) return and(parts);
    else parts.push(one(reader, budget));
  }
}

function one(reader: Reader, budget: Budget): Query {
  let negations = 0;
  while (reader.word('NOT')) negations += 1;
  const inner = unnegated(reader, budget);
  return negations % 2 === 1 ? not(inner) : inner;
}

function unnegated(reader: Reader, budget: Budget): Query {
  const from = reader.position;
  reader.awaits({ kind: 'condition', from });
  if (reader.isDone()) reader.fail('a condition is missing at the end; add one');
  if (reader.take('(')) {
    const inside = { depth: budget.depth + 1, tests: budget.tests };
    const query = any(reader, inside);
    budget.tests = inside.tests;
    if (!reader.take(')')) reader.fail('this "(" has no ")"; add one at the end', from);
    return query;
  }
  if (reader.seesWord('AND') || reader.seesWord('OR')) {
    reader.fail('a condition is missing before this word; add one');
  }
  budget.tests += 1;
  if (budget.tests > mostTests) {
    reader.fail(`there are more than ${mostTests} conditions; use a list, as in what = (A, B)`);
  }
  return parseFieldTest(reader) ?? freeText(reader);
}

function freeText(reader: Reader): Query {
  const from = reader.position;
  const value = reader.value();
  if (!value) return reader.fail('this character begins no condition; put it in quotes');
  const at = { from, to: reader.end };
  if (value.kind === 'word' && /^(and|or|not)$/i.test(value.text)) {
    reader.fail(`write ${value.text.toUpperCase()} in capitals, or put it in quotes`, from);
  }
  if (value.kind === 'word' && /^\*+$/.test(value.text)) return all;
  const { operator, value: text } = { value: '', ...simplest(value.pattern) };
  if (text === '') reader.fail('this text is empty; write what to look for', from);
  const match = matches.get(operator);
  if (match !== undefined) return { kind: 'anywhere', match, text, at };
  return reader.fail('a word may end in *, or stand between two; put other text in quotes', from);
}

const matches: ReadonlyMap<string, AnywhereTest['match']> = new Map([
  ['equals', 'words'],
  ['starts', 'prefix'],
  ['contains', 'part'],
]);
