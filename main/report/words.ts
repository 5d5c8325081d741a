import type { ControlResult } from '../../preload/contract/domain.ts';

/** Results in an auditor's words. */
export const resultWords: Readonly<Record<ControlResult, string>> = {
  'not-evaluable': 'Not evaluable from logs',
  'no-deviation': 'No deviation',
  deviation: 'Deviation',
  'not-applicable': 'Not applicable',
};

/** The result of a control that may not have been concluded yet. */
export function resultOrOpen(result: ControlResult | null): string {
  return result === null ? 'Not concluded' : resultWords[result];
}

/** A whole number with separators. */
export function count(value: number): string {
  return value.toLocaleString('en');
}

/** `2026-03-14T02:17:08Z` → `2026-03-14 02:17:08`; the pages say once that times are UTC. */
export function moment(instant: string): string {
  return instant.replace('T', ' ').replace(/(\.\d+)?Z$/, '');
}

/** The first and last digits of a hash, for running heads; the whole stands where it is proved. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 8)}…${hash.slice(-4)}`;
}
