import type Database from 'better-sqlite3';
import { z } from 'zod';
import { Instant, Sha256 } from '../../../preload/contract/ids.ts';
import { canonical } from '../../platform/canonical.ts';
import { sha256Hex, sha256HexOfFile } from '../../platform/hash.ts';
import { counted } from '../checks.ts';
import { actsOf } from './acts.ts';
import { numberFrom, type Context } from './context.ts';
import { Findings } from './findings.ts';
import { isObject, parsedOrUndefined } from './json.ts';
import { openDatabase } from './open-database.ts';

/** What an archive says of the one it continues. */
const Link = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  file: z.string(),
  head: Sha256,
  chains: z.array(z.tuple([z.string(), z.number().int().positive(), Sha256])).min(1),
  sha256: Sha256,
  events: z.number().int().nonnegative(),
  last_event: Instant.nullable(),
});
type Link = z.infer<typeof Link>;

/**
 * The check `predecessor`: the archive continues that file. Its second entry names the file's chains
 * and head; every entry up to them is hashed again in the file, and one of them says that it is
 * continued here. Acts added to the file since are no fault, and counted.
 *
 * Limit: of the file's evidence this says nothing; verify it by itself.
 *
 * @throws Problem as `openDatabase` does for the file
 */
export async function checkPredecessor(
  { db, checks }: Pick<Context, 'db' | 'checks'>,
  file: string,
): Promise<void> {
  const findings = new Findings('predecessor');
  const link = linkOf(db, findings);
  let looked = file;
  if (link !== undefined) {
    const opened = openDatabase(file);
    try {
      const since = compare(opened.db, link, findings);
      const same = (await sha256HexOfFile(file)) === link.sha256;
      looked = `“${link.name}” (${link.file}), head ${link.head}, ${counted(since, 'act')} since; its file ${same ? 'is byte for byte as it was' : 'has been written to since'}`;
    } finally {
      opened.close();
    }
  }
  findings.report(checks, looked);
}

function linkOf(db: Database.Database, findings: Findings): Link | undefined {
  const [act, ...more] = [...actsOf(db, 'engagement.continues')];
  if (act === undefined) {
    findings.add('ledger', 'it does not say that it continues another archive');
    return undefined;
  }
  const said = Link.safeParse(act.body);
  if (act.seq !== 2 || more.length > 0 || !said.success) {
    findings.add(act.place, 'it says otherwise than at its beginning, once, what it continues');
    return undefined;
  }
  const { chains, head } = said.data;
  if (sha256Hex(canonical(chains)) !== head) {
    findings.add(act.place, 'the head it names is not that of the chains it names');
  }
  return said.data;
}

/** @returns how many entries the file has beyond those that the link names */
function compare(old: Database.Database, link: Link, findings: Findings): number {
  let named = 0;
  for (const [chain, seq, hash] of link.chains) {
    named += seq;
    if (hashOfChain(old, chain, seq) !== hash) {
      findings.add(`${chain} ${seq}`, 'the file’s ledger says something else up to this entry');
    }
  }
  const isNamed = [...actsOf(old, 'engagement.continued')].some(
    ({ chain, seq, body }) =>
      body['id'] === link.id && link.chains.some(([name, last]) => name === chain && seq <= last),
  );
  if (!isNamed) findings.add('the file', 'its ledger does not say that it is continued here');
  return Math.max(0, numberFrom(old, 'SELECT count(*) FROM ledger') - named);
}

/** The hash of a chain's entry, if every entry before it is there and each holds the last one's. */
function hashOfChain(old: Database.Database, chain: string, seq: number): string | undefined {
  const rows = old
    .prepare('SELECT seq, entry FROM ledger WHERE chain = ? AND seq <= ? ORDER BY seq')
    .iterate(chain, seq) as Iterable<{ seq: number; entry: string }>;
  let before = '0'.repeat(64);
  let count = 0;
  for (const row of rows) {
    count += 1;
    const said = parsedOrUndefined(row.entry);
    if (row.seq !== count || !isObject(said) || said['prev'] !== before) return undefined;
    before = sha256Hex(row.entry);
  }
  return count === seq ? before : undefined;
}
