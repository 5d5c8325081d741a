/**
 * Regular expressions whose time grows with the length of the text and no faster, whatever the
 * pattern: records are written by attackers, and JavaScript's own engine can be made to run for
 * years by `(a+)+b` and a long value. A Thompson automaton, determinised as it is walked.
 * Method: R. Cox, "Regular Expression Matching Can Be Simple And Fast" (2007).
 */
import { Problem } from '../../preload/contract/errors.ts';
import { foldOne } from './fold.ts';
import { parseRegex, type CharacterSet, type Regex } from './regex-parse.ts';

type Step =
  | { readonly kind: 'set'; readonly set: CharacterSet; readonly next: number }
  | { readonly kind: 'fork'; readonly next: number; other: number }
  | { readonly kind: 'start' | 'end'; readonly next: number }
  | { readonly kind: 'found' };

/** A set of steps the automaton may be in, with what was learnt about leaving it. */
interface State {
  readonly steps: readonly number[];
  readonly found: boolean;
  readonly foundAtEnd: boolean;
  readonly next: Map<number, State>;
}

const mostSteps = 5000;
const mostStates = 2000;

/**
 * A test whether a regular expression matches anywhere in a text; `.` is anything but a newline,
 * `^` and `$` are the ends of the whole text.
 *
 * @throws Problem bad_query for what is not supported (see regex-parse.ts) or too large
 */
export function regexMatcher(pattern: string, ignoreCase: boolean): (text: string) => boolean {
  const steps = program(parseRegex(pattern));
  let known = new Map<string, State>();
  let transitions = 0;

  const enter = (from: readonly number[], atStart: boolean): State => {
    const reached = closure(steps, from, atStart, false);
    // What the end of the text opens (`$^`) may depend on whether this is the start, too.
    const key = `${atStart} ${reached.join(' ')}`;
    const old = known.get(key);
    if (old) return old;
    const made: State = {
      steps: reached.filter((index) => steps[index]?.kind === 'set'),
      found: reached.some((index) => steps[index]?.kind === 'found'),
      foundAtEnd: closure(steps, from, atStart, true).some((i) => steps[i]?.kind === 'found'),
      next: new Map(),
    };
    known.set(key, made);
    return made;
  };

  const advance = (state: State, character: string): State => {
    const point = character.codePointAt(0) ?? 0;
    const old = state.next.get(point);
    if (old) return old;
    const variants = ignoreCase ? variantsOf(character) : [point];
    const onward = state.steps.flatMap((index) => {
      const step = steps[index];
      return step?.kind === 'set' && contains(step.set, variants) ? [step.next] : [];
    });
    // The search may begin anew after every character.
    const made = enter([...onward, 0], false);
    transitions += 1;
    state.next.set(point, made);
    return made;
  };

  let first = enter([0], true);
  return (text) => {
    if (known.size > mostStates || transitions > mostStates * 20) {
      known = new Map();
      transitions = 0;
      first = enter([0], true);
    }
    let state = first;
    for (const character of text) {
      if (state.found) return true;
      state = advance(state, character);
    }
    return state.found || state.foundAtEnd;
  };
}

/** Every step that can be reached without reading a character, in ascending order. */
function closure(
  steps: readonly Step[],
  from: readonly number[],
  atStart: boolean,
  atEnd: boolean,
): number[] {
  const seen = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const step = steps[index];
    if (step?.kind === 'fork') open.push(step.next, step.other);
    if (step?.kind === 'start' && atStart) open.push(step.next);
    if (step?.kind === 'end' && atEnd) open.push(step.next);
  }
  return [...seen].sort((a, b) => a - b);
}

/** The expression as steps; the first is where to begin. */
function program(tree: Regex): Step[] {
  const steps: Step[] = [];
  const put = (step: Step): number => {
    if (steps.length >= mostSteps) {
      throw new Problem('bad_query', 'The regular expression is too large; count less in {n,m}.');
    }
    return steps.push(step) - 1;
  };
  // Built from the end, so that every step knows what follows it; step 0 is set last.
  const build = (node: Regex, next: number): number => {
    switch (node.kind) {
      case 'set':
        return put({ kind: 'set', set: node.set, next });
      case 'start':
      case 'end':
        return put({ kind: node.kind, next });
      case 'sequence':
        return node.parts.reduceRight((after, part) => build(part, after), next);
      case 'choice':
        return node.parts
          .map((part) => build(part, next))
          .reduceRight((other, one) => put({ kind: 'fork', next: one, other }));
      case 'repeat':
        return repeat(node.part, node.min, node.max, next);
    }
  };
  const repeat = (part: Regex, min: number, max: number, next: number): number => {
    let entry = next;
    if (max === Infinity) {
      const fork: Step = { kind: 'fork', next, other: next };
      entry = put(fork);
      fork.other = build(part, entry);
    } else {
      for (let count = min; count < max; count += 1) {
        entry = put({ kind: 'fork', next, other: build(part, entry) });
      }
    }
    for (let count = 0; count < min; count += 1) entry = build(part, entry);
    return entry;
  };
  put({ kind: 'found' });
  const found = put({ kind: 'found' });
  const entry = build(tree, found);
  steps[0] = { kind: 'fork', next: entry, other: entry };
  return steps;
}

function contains(set: CharacterSet, points: readonly number[]): boolean {
  const inside = set.ranges.some(([from, to]) => points.some((p) => p >= from && p <= to));
  return inside !== set.outside;
}

/** A character and its other cases. */
function variantsOf(character: string): number[] {
  const lower = foldOne(character);
  const upper = lower.toUpperCase();
  const forms =
    upper.length === lower.length && foldOne(upper) === lower ? [lower, upper] : [lower];
  return [character, ...forms].map((form) => form.codePointAt(0) ?? 0);
}
