import type { Check, Verification } from '../../preload/contract/integrity.ts';

/** Collects checks in the order in which they are made. */
export interface Checks {
  readonly list: Check[];
  pass(name: string, detail: string): void;
  fail(name: string, detail: string): void;
}

export function newChecks(): Checks {
  const list: Check[] = [];
  return {
    list,
    pass: (name, detail) => list.push({ name, ok: true, detail }),
    fail: (name, detail) => list.push({ name, ok: false, detail }),
  };
}

/** The verdict over all checks: valid only if every one of them holds. */
export function verdict(
  kind: Verification['kind'],
  checks: Checks,
  trust: Verification['trust'] = 'not checked',
): Verification {
  return { kind, trust, valid: checks.list.every((check) => check.ok), checks: checks.list };
}

/** A number as people read it: `12,345`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** The message of anything thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
