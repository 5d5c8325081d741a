/**
 * Reads a regular expression into a tree. The language is the one that every engine agrees on:
 * literals, `.`, classes, `\d \w \s`, `^ $`, groups, `|`, `* + ? {n,m}`. What needs backtracking or
 * differs between engines is refused by name: back references, lookaround, `\b`, named groups.
 */
import { Problem } from '../../preload/contract/errors.ts';

export type Regex =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Regex[] }
  | { readonly kind: 'repeat'; readonly part: Regex; readonly min: number; readonly max: number };

/** Code points from–to, both included; `outside` turns it round. */
export interface CharacterSet {
  readonly ranges: readonly (readonly [number, number])[];
  readonly outside: boolean;
}

export const longestRegex = 500;
const mostRepeats = 1000;
const deepest = 50;

const digits = [[0x30, 0x39]] as const;
const wordly = [...digits, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]] as const;
const spaces = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x2028, 0x2029],
] as const;
const classes: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  d: digits,
  w: wordly,
  s: spaces,
};
const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11 };

/**
 * The tree of a regular expression.
 *
 * @throws Problem bad_query naming what is not supported, {position} inside the expression
 */
export function parseRegex(pattern: string): Regex {
  const points = Array.from(pattern, (character) => character.codePointAt(0) ?? 0);
  let at = 0;
  let depth = 0;

  if (pattern.length > longestRegex) refuse(`is longer than ${longestRegex} characters`);
  const tree = choice();
  if (at < points.length) refuse('has a ")" without its "("');
  return tree;

  function choice(): Regex {
    depth += 1;
    if (depth > deepest) refuse(`nests more than ${deepest} groups`);
    const parts = [sequence()];
    while (take('|')) parts.push(sequence());
    depth -= 1;
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: 'choice', parts };
  }

  function sequence(): Regex {
    const parts: Regex[] = [];
    while (at < points.length && !sees('|') && !sees(')')) parts.push(quantified(atom()));
    return { kind: 'sequence', parts };
  }

  function quantified(part: Regex): Regex {
    const range = quantifier();
    if (!range) return part;
    if (part.kind === 'start' || part.kind === 'end') refuse('repeats an anchor');
    if (sees('+')) refuse('uses a possessive quantifier, which is not supported');
    take('?'); // Lazy or greedy: whether there is a match is the same.
    if (sees('*') || sees('+') || sees('?')) refuse('repeats a repetition; put it in a group');
    return { kind: 'repeat', part, ...range };
  }

  function quantifier(): { min: number; max: number } | undefined {
    if (take('*')) return { min: 0, max: Infinity };
    if (take('+')) return { min: 1, max: Infinity };
    if (take('?')) return { min: 0, max: 1 };
    const rest = String.fromCodePoint(...points.slice(at, at + 12));
    const found = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(rest);
    if (!found) {
      if (sees('{')) refuse('has a "{" that counts nothing; write \\{ for the character');
      return undefined;
    }
    at += found[0].length;
    const min = Number(found[1]);
    const max = found[3] ? Number(found[3]) : found[2] ? Infinity : min;
    if (min > mostRepeats || (max !== Infinity && max > mostRepeats)) {
      refuse(`repeats more than ${mostRepeats} times`);
    }
    if (max < min) refuse('counts down in a "{n,m}"');
    return { min, max };
  }

  function atom(): Regex {
    if (take('(')) return group();
    if (take('[')) return { kind: 'set', set: bracketed() };
    if (take('^')) return { kind: 'start' };
    if (take('$')) return { kind: 'end' };
    if (take('.')) return { kind: 'set', set: { ranges: [[10, 10]], outside: true } };
    if (sees('*') || sees('+') || sees('?') || sees('{')) refuse('repeats nothing');
    if (take('\\')) return { kind: 'set', set: escaped() };
    const point = points[at] ?? 0;
    at += 1;
    return { kind: 'set', set: { ranges: [[point, point]], outside: false } };
  }

  function group(): Regex {
    if (take('?')) {
      if (sees('=') || sees('!')) refuse('uses lookahead, which is not supported');
      if (sees('<') || sees('P')) refuse('uses lookbehind or a named group, not supported');
      if (!take(':')) refuse('uses an inline flag or a special group, which is not supported');
    }
    const inner = choice();
    if (!take(')')) refuse('has a "(" without its ")"');
    return inner;
  }

  function bracketed(): CharacterSet {
    const outside = take('^');
    const ranges: (readonly [number, number])[] = [];
    for (let first = true; first || !sees(']'); first = false) {
      if (at >= points.length) refuse('has a "[" without its "]"');
      if (sees('[') && points[at + 1] === 0x3a) refuse('uses a POSIX class, not supported');
      const low = member();
      if (
        low.length === 1 &&
        sees('-') &&
        points[at + 1] !== undefined &&
        points[at + 1] !== 0x5d
      ) {
        at += 1;
        const high = member();
        const from = low[0]?.[0] ?? 0;
        const to = high[0]?.[1] ?? 0;
        if (high.length !== 1 || to < from) refuse('has a range in "[…]" that runs backwards');
        ranges.push([from, to]);
      } else {
        ranges.push(...low);
      }
    }
    at += 1;
    return { ranges, outside };
  }

  function member(): readonly (readonly [number, number])[] {
    if (take('\\')) {
      const set = escaped();
      if (set.outside) refuse('uses \\D, \\W or \\S inside "[…]", which is not supported');
      return set.ranges;
    }
    const point = points[at] ?? 0;
    at += 1;
    return [[point, point]];
  }

  function escaped(): CharacterSet {
    const point = points[at];
    if (point === undefined) return refuse('ends in a lone backslash');
    at += 1;
    const character = String.fromCodePoint(point);
    const named = classes[character.toLowerCase()];
    if (named) return { ranges: named, outside: character !== character.toLowerCase() };
    const control = controls[character];
    if (control !== undefined) return single(control);
    if (character === 'x') return single(hex(2));
    if (character === 'u') return single(hex(4));
    if (/\d/.test(character)) return refuse('uses a back reference, which is not supported');
    if (character === 'b' || character === 'B') {
      return refuse('uses a word boundary (\\b), which is not supported');
    }
    if (/[A-Za-z]/.test(character)) return refuse(`uses \\${character}, which is not supported`);
    return single(point);
  }

  function hex(length: number): number {
    const text = String.fromCodePoint(...points.slice(at, at + length));
    if (!new RegExp(`^[0-9A-Fa-f]{${length}}$`).test(text)) refuse('has an unfinished \\x or \\u');
    at += length;
    return Number.parseInt(text, 16);
  }

  function sees(character: string): boolean {
    return points[at] === character.codePointAt(0);
  }

  function take(character: string): boolean {
    if (!sees(character)) return false;
    at += 1;
    return true;
  }

  function refuse(what: string): never {
    throw new Problem(
      'bad_query',
      `The regular expression ${what} (its character ${Math.min(at, points.length) + 1}).`,
      { position: at },
    );
  }
}

function single(point: number): CharacterSet {
  return { ranges: [[point, point]], outside: false };
}
