import Database from 'better-sqlite3';
import type { Verification } from '../../../preload/contract/domain.ts';
import { ChainReader } from '../chain.ts';
import { counted, messageOf, newChecks, verdict } from '../checks.ts';

/** Verifies an archive that may be open elsewhere: its database, and its ledger entry by entry. */
export async function verifyArchive(file: string): Promise<Verification> {
  const checks = newChecks();
  const nativeBinding = process.env['TRAILPROOF_SQLITE_BINDING'];
  try {
    const options = { readonly: true, ...(nativeBinding ? { nativeBinding } : {}) };
    const db = new Database(file, options);
    try {
      const found = String(db.pragma('integrity_check(1)', { simple: true }));
      if (found === 'ok') checks.pass('database', 'SQLite finds no damage');
      else checks.fail('database', found);
      const reader = new ChainReader();
      const rows = db.prepare('SELECT entry FROM ledger ORDER BY chain, seq').pluck().iterate();
      for (const row of rows) {
        const read = reader.read(String(row));
        if ('wrong' in read) checks.fail('ledger', read.wrong);
      }
      checks.pass('ledger', `${counted(reader.entries, 'act')} read, head ${reader.head()}`);
    } finally {
      db.close();
    }
  } catch (thrown) {
    checks.fail('database', `it cannot be read: ${messageOf(thrown)}`);
  }
  return verdict('archive', checks);
}
