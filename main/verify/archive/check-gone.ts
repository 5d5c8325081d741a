import type { Findings } from './findings.ts';
import type { OriginalTexts } from './original-texts.ts';
import type { ObjectRow } from './rows.ts';

/** An object that the ledger says was disposed of: zeros where it lay, or nothing, and no row left. */
export function checkGone(
  originals: OriginalTexts,
  { id }: ObjectRow,
  rows: readonly (readonly unknown[])[],
  name: string,
  findings: Findings,
): void {
  const bytes = originals.bytes(id);
  if (bytes === undefined) findings.add(name, 'the pack in which it lay is gone');
  else if (!bytes.equals(Buffer.alloc(bytes.length))) {
    findings.add(name, 'it was disposed of, its bytes are still there');
  }
  if (rows.some(({ length }) => length > 0)) {
    findings.add(name, 'it was disposed of, rows about its records are still there');
  }
}
