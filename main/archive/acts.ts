import type { ReadDb } from './handles.ts';
import type { LedgerEntryText } from './ledger.ts';
import { sql } from './sql.ts';

/**
 * The ledger's acts of these names, in the order in which they were written. Canonical JSON puts
 * `act` first, so that SQLite can tell them without reading the rest.
 */
export function actsNamed(db: ReadDb, ...names: readonly string[]): LedgerEntryText[] {
  return names
    .flatMap((name) => {
      const from = `{"act":"${name}"`;
      return db.all<{ row: number; entry: string }>(
        sql`SELECT rowid AS row, entry FROM ledger WHERE substr(entry, 1, ${from.length}) = ${from}`,
      );
    })
    .sort((a, b) => a.row - b.row)
    .map(({ entry }) => JSON.parse(entry) as LedgerEntryText);
}
