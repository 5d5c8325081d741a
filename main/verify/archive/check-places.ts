import type { Findings } from './findings.ts';
import { leftOver } from './left-over.ts';
import type { Span } from './rows.ts';

/**
 * Checks what all rows of an object say together: ordinals from 0 without holes, spans that do not
 * overlap and rise with the ordinals, and no record of the original outside of them.
 */
export function checkPlaces(
  text: Buffer,
  rows: readonly Span[],
  name: string,
  findings: Findings,
): void {
  const ordinals = rows.flatMap(({ ordinal }) => (ordinal === null ? [] : [ordinal]));
  ordinals.sort((a, b) => a - b);
  const hole = ordinals.findIndex((ordinal, index) => ordinal !== index);
  if (hole >= 0) {
    const twice = ordinals[hole] === ordinals[hole - 1];
    const which = twice ? hole : hole + 1;
    findings.add(`${name} record ${which}`, twice ? 'it has two rows' : 'it has no row');
  }
  const spans = rows
    .filter(({ offset, length }) => offset >= 0 && length >= 0 && offset + length <= text.length)
    .sort((a, b) => a.offset - b.offset || a.length - b.length);
  for (const [index, span] of spans.entries()) {
    const before = spans[index - 1];
    if (before !== undefined && before.offset + before.length > span.offset) {
      findings.add(name, `two rows claim the byte at ${span.offset}`);
      return;
    }
  }
  const records = spans.flatMap(({ ordinal }) => (ordinal === null ? [] : [ordinal]));
  const turned = records.findIndex((ordinal, index) => ordinal < (records[index - 1] ?? 0));
  // An EventBridge envelope may hold its `detail` before or after what else is a record.
  if (turned >= 0 && !text.includes('"detail-type"')) {
    findings.add(`${name} record ${(records[turned] ?? 0) + 1}`, 'its ordinal is not its place');
  }
  for (const path of leftOver(text, spans)) {
    findings.add(`${name} ${path}`, 'the original holds a record there, the index does not');
  }
}
