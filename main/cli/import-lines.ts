import type { ImportResult } from '../../preload/contract/domain.ts';

/** 130 interrupted, 1 something was rejected. */
export function exitOf({ cancelled, rejected }: ImportResult): 0 | 1 | 130 {
  if (cancelled) return 130;
  return rejected > 0 ? 1 : 0;
}

/** What an import or a collection brought, for a person. */
export function linesOf(result: ImportResult): string[] {
  const n = (value: number): string => value.toLocaleString('en');
  const nothingNew = result.objects > 0 && result.known === result.objects && !result.cancelled;
  return [
    nothingNew
      ? `Nothing new: all ${n(result.objects)} objects are in the archive already.`
      : `${n(result.objects)} objects (${n(result.known)} known already), ${n(result.records)} records in ${result.seconds} s.`,
    `${n(result.indexed)} indexed, ${n(result.duplicates)} duplicates, ${n(result.conflicts)} conflicts, ${n(result.rejected)} rejected.`,
    ...result.rejections.map((each) => `rejected: ${each.object}: ${each.reason} (${each.detail})`),
    ...result.ignored.map((each) => `ignored: ${each.path}: ${each.reason}`),
    `Ledger head ${result.head}`,
  ];
}
