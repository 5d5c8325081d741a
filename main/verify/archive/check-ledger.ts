import { canonical } from '../../platform/canonical.ts';
import { sha256Hex } from '../../platform/hash.ts';
import { headOf } from '../chain.ts';
import { counted } from '../checks.ts';
import type { Context } from './context.ts';
import { Findings } from './findings.ts';
import { isObject, parsedOrUndefined } from './json.ts';

interface LedgerRow {
  readonly chain: string;
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly entry: string;
}

const nothingBefore = '0'.repeat(64);

/**
 * The check `ledger`: every chain from 1 without holes, each entry's text hashed again, its form and
 * what it repeats. Limit: a chain that lost its last entries is still a chain; that shows by what
 * they wrote (checks `import steps` and `papers`) or by the head, against a signed report.
 *
 * @throws Problem cancelled
 */
export async function checkLedger({ db, checks, pace }: Context): Promise<void> {
  const findings = new Findings('ledger');
  const heads = new Map<string, LedgerRow>();
  let entries = 0;
  const rows = db.prepare('SELECT * FROM ledger ORDER BY chain, seq').iterate();
  for (const row of rows as Iterable<LedgerRow>) {
    checkEntry(row, heads.get(row.chain), findings);
    heads.set(row.chain, row);
    entries += 1;
    await pace.step();
  }
  const head = headOf([...heads.values()].map(({ chain, seq, hash }) => [chain, seq, hash]));
  findings.report(
    checks,
    `${counted(entries, 'entry', 'entries')} in ${counted(heads.size, 'chain')}, head ${head}`,
  );
}

function checkEntry(row: LedgerRow, before: LedgerRow | undefined, findings: Findings): void {
  const { chain, seq, prev, hash, entry } = row;
  const place = `${chain} ${seq}`;
  const expected = (before?.seq ?? 0) + 1;
  if (seq > expected) {
    const last = seq - 1;
    const missing = last === expected ? `entry ${last} is` : `entries ${expected} to ${last} are`;
    findings.add(place, `${missing} missing before it`);
  } else if (seq < expected) {
    findings.add(place, 'a chain begins with entry 1');
  } else if (prev !== (before?.hash ?? nothingBefore)) {
    findings.add(place, 'it does not follow from the entry before it');
  }
  if (sha256Hex(entry) !== hash) findings.add(place, 'its text was changed: it has another hash');
  const value = parsedOrUndefined(entry);
  if (!isObject(value) || !isCanonical(value, entry)) {
    findings.add(place, 'its text is no canonical JSON object');
  } else if (value['chain'] !== chain || value['seq'] !== seq || value['prev'] !== prev) {
    findings.add(place, 'its text says another chain, number or entry before it');
  }
}

function isCanonical(value: unknown, text: string): boolean {
  try {
    return canonical(value) === text;
  } catch {
    return false;
  }
}
