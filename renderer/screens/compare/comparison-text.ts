import type { EventRecord } from '../../../preload/contract/domain.ts';
import type { ComparedField } from './compare-records.ts';

/**
 * A comparison as tab-separated rows. Values stand as JSON, so that none begins like a formula but
 * numbers below zero; names of fields are guarded, because whoever made the call may choose them.
 */
export function comparisonText(
  records: readonly EventRecord[],
  fields: readonly ComparedField[],
): string {
  const head = ['field', ...records.map(({ eventID }) => eventID), 'comparison'];
  const rows = fields.map(({ path, values, differs }) => [
    path,
    ...values.map((value) => value ?? 'absent'),
    differs ? 'differs' : 'same',
  ]);
  return [head, ...rows].map((cells) => `${cells.map(cell).join('\t')}\n`).join('');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  const line = safe.replaceAll(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ');
  return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
