import type { ImportResult } from '../../preload/contract/domain.ts';

/**
 * 130 interrupted, 4 an alert was raised, 1 something was rejected: a scheduler that is told one thing
 * is told of the alert; what was rejected stands in the result, and in the archive.
 */
export function exitOf({ cancelled, rejected }: ImportResult, alerts = 0): 0 | 1 | 4 | 130 {
  if (cancelled) return 130;
  if (alerts > 0) return 4;
  return rejected > 0 ? 1 : 0;
}

/** What an import or a collection brought, for a person. */
export function linesOf(result: ImportResult): string[] {
  const n = (value: number): string => value.toLocaleString('en');
  const counted = (value: number, one: string): string =>
    `${n(value)} ${value === 1 ? one : `${one}s`}`;
  const nothingNew = result.objects > 0 && result.known === result.objects && !result.cancelled;
  return [
    nothingNew
      ? `Nothing new: all ${n(result.objects)} objects are in the archive already.`
      : `${counted(result.objects, 'object')} (${n(result.known)} known already), ${counted(result.records, 'record')} in ${result.seconds} s.`,
    `${n(result.indexed)} indexed, ${counted(result.duplicates, 'duplicate')}, ${counted(result.conflicts, 'conflict')}, ${n(result.rejected)} rejected.`,
    ...result.rejections.map((each) => `rejected: ${each.object}: ${each.reason} (${each.detail})`),
    ...result.ignored.map((each) => `ignored: ${each.path}: ${each.reason}`),
    `Ledger head ${result.head}`,
  ];
}
