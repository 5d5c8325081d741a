import { sha256Hex } from '../../platform/hash.ts';
import type { Checks } from '../checks.ts';
import { readEntry, type Entry } from '../chain.ts';
import { openPdf } from '../pdf/document.ts';
import { embeddedFiles } from '../report/embedded.ts';
import { verifyReport } from '../verify-report.ts';

/** A report that was handed in to hold an archive or a proof against. */
export interface GivenReport {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The ledger as a signed report carries it: what no one can rewrite any more. */
export interface ReportAnchor {
  /** How a check is called. */
  readonly check: string;
  /** `signed by “…”` and when, by the signer's own clock. */
  readonly signed: string;
  readonly head: string;
  readonly acts: number;
  /** Hash and act of each entry by chain, in the order of their numbers from 1. */
  readonly chains: ReadonlyMap<string, readonly { readonly hash: string; readonly entry: Entry }[]>;
}

/**
 * Reads the ledger out of each report that is valid itself; one that is not fails as a check, and
 * says nothing about anything else.
 *
 * @param trust certificates in PEM that the signers must chain to, or undefined
 * @throws Problem bad_request (the trusted certificates)
 */
export function readReports(
  reports: readonly GivenReport[],
  trust: string | undefined,
  checks: Checks,
): { readonly anchors: readonly ReportAnchor[]; readonly isTrusted: boolean } {
  let isTrusted = true;
  const anchors = reports.flatMap(({ name, bytes }) => {
    const check = `anchor ${name}`;
    const found = verifyReport(bytes, { trust });
    const wrong = found.checks.find(({ ok, name: each }) => !ok && each !== 'trust');
    if (wrong !== undefined) {
      checks.fail(check, `the report is not valid itself (${wrong.name}: ${wrong.detail})`);
      return [];
    }
    for (const each of found.checks.filter((made) => made.name === 'trust')) {
      checks.list.push({ ...each, name: `trust ${name}` });
    }
    isTrusted &&= found.trust === 'trusted';
    const signature = found.checks.find((made) => made.name.startsWith('signature '));
    return [{ check, signed: signedWords(signature?.detail ?? ''), ...ledgerIn(bytes) }];
  });
  return { anchors, isTrusted };
}

/** Of `valid: made with the key of “…” (…), at … by the signer’s own clock`, what follows. */
function signedWords(detail: string): string {
  return detail.replace(/^valid: made with the key of/, 'signed with the key of');
}

/** The report has been verified: its ledger is whole, and gives the head that it names. */
function ledgerIn(bytes: Uint8Array): Pick<ReportAnchor, 'head' | 'acts' | 'chains'> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map(embeddedFiles(openPdf(file)).map(({ name, bytes }) => [name, bytes]));
  const manifest = JSON.parse(String(files.get('manifest.json'))) as {
    readonly ledger: { readonly head: string; readonly acts: number };
  };
  const chains = new Map<string, { hash: string; entry: Entry }[]>();
  for (const line of String(files.get('ledger.jsonl')).split('\n')) {
    const read = line === '' ? undefined : readEntry(line);
    if (read === undefined || 'wrong' in read) continue;
    const list = chains.get(read.entry.chain) ?? [];
    list.push({ hash: sha256Hex(line), entry: read.entry });
    chains.set(read.entry.chain, list);
  }
  return { head: manifest.ledger.head, acts: manifest.ledger.acts, chains };
}
