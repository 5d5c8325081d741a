import type { ReadDb } from '../archive/handles.ts';
import type { LedgerEntryText } from '../archive/ledger.ts';
import { sql } from '../archive/sql.ts';
import { canonical } from '../platform/canonical.ts';
import { sha256Hex } from '../platform/hash.ts';
import type { Attachment, SealedStep } from './model.ts';

export interface LedgerCopy {
  readonly head: string;
  readonly acts: number;
  readonly steps: readonly SealedStep[];
  readonly file: Attachment;
}

/**
 * The whole ledger as `ledger.jsonl`: each line is an entry's canonical text, whose SHA-256 is its
 * hash; chain after chain, each in the order of its numbers. The head is computed from these very
 * lines (by the rule in main/archive/ledger.ts), so that file and head cannot differ.
 */
export function readLedger(db: ReadDb): LedgerCopy {
  const rows = db.all<{ entry: string }>(sql`SELECT entry FROM ledger ORDER BY chain, seq`);
  const heads = new Map<string, [string, number, string]>();
  const steps: SealedStep[] = [];
  for (const { entry } of rows) {
    const { chain, seq, at, act, body } = JSON.parse(entry) as LedgerEntryText;
    heads.set(chain, [chain, seq, sha256Hex(entry)]);
    if (act === 'import.step') steps.push({ ...(body as unknown as Omit<SealedStep, 'at'>), at });
  }
  return {
    head: sha256Hex(canonical([...heads.values()])),
    acts: rows.length,
    steps: steps.sort((a, b) => a.firstObject - b.firstObject),
    file: {
      name: 'ledger.jsonl',
      type: 'application/jsonl',
      description: 'Every entry of the custody ledger, in its canonical text',
      bytes: Buffer.from(rows.map(({ entry }) => `${entry}\n`).join('')),
    },
  };
}
