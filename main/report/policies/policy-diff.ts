import type { DiffLine } from '../../../preload/contract/activity.ts';
import { added, lineDiff, removed, same } from './line-diff.ts';

export type Policy = Readonly<Record<string, unknown>>;

/** A policy as indented lines. */
export function linesOf(policy: unknown): string[] {
  return JSON.stringify(policy, null, 2).split('\n');
}

/**
 * Two versions of a policy compared as what they are: their statements, in whatever order. A statement
 * that both have is the same; one with the same Sid is compared line by line; others came or went. The
 * order of statements has no meaning (IAM user guide, "IAM JSON policy elements: Statement").
 */
export function policyDiff(before: Policy, after: Policy): DiffLine[] {
  const { Statement: old, ...oldRest } = before;
  const { Statement: fresh, ...freshRest } = after;
  return [
    ...same(['{']),
    ...lineDiff(membersOf(oldRest), membersOf(freshRest)).map(withComma),
    ...same(['  "Statement": [']),
    ...statementsDiff(listOf(old), listOf(fresh)),
    ...same(['  ]', '}']),
  ];
}

/** One statement may stand without a list around it. */
function listOf(statements: unknown): readonly unknown[] {
  if (Array.isArray(statements)) return statements as unknown[];
  return statements === undefined ? [] : [statements];
}

function statementsDiff(before: readonly unknown[], after: readonly unknown[]): DiffLine[] {
  const left = [...before];
  const pairs = after.map((fresh) => ({ fresh, old: takenFrom(left, fresh, isEqual) }));
  const changed = pairs.map(({ fresh, old }) => ({
    fresh,
    old: old ?? takenFrom(left, fresh, haveSameSid),
  }));
  const blocks = [
    ...changed.map(({ fresh, old }) =>
      old === undefined ? added(block(fresh)) : lineDiff(block(old), block(fresh)),
    ),
    ...left.map((old) => removed(block(old))),
  ];
  return blocks.flatMap((lines, at) => (at < blocks.length - 1 ? ended(lines) : lines));
}

/** The lines of a statement that another one follows. */
function ended(lines: readonly DiffLine[]): DiffLine[] {
  return lines.map((line, at) => (at === lines.length - 1 ? withComma(line) : line));
}

function withComma({ kind, text }: DiffLine): DiffLine {
  return { kind, text: /[,[{]$/.test(text) ? text : `${text},` };
}

/** Takes the first that fits out of the list. */
function takenFrom(
  list: unknown[],
  wanted: unknown,
  fits: (one: unknown, other: unknown) => boolean,
): unknown {
  const at = list.findIndex((each) => fits(each, wanted));
  return at < 0 ? undefined : list.splice(at, 1)[0];
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function haveSameSid(one: unknown, other: unknown): boolean {
  const [sid, otherSid] = [one, other].map((each) => (each as { Sid?: unknown } | null)?.Sid);
  return typeof sid === 'string' && sid !== '' && sid === otherSid;
}

function block(statement: unknown): string[] {
  return linesOf(statement).map((line) => `    ${line}`);
}

function membersOf(rest: Policy): string[] {
  return linesOf(rest).slice(1, -1);
}
