/**
 * The ledger's rules, said a second time on purpose (the first is main/archive/ledger.ts): an entry
 * is the canonical JSON (RFC 8785) of {chain, seq, prev, at, author, act, body}, its hash the SHA-256
 * of that text; `prev` is the hash before it in its chain, or 64 zeros. The head is the SHA-256 of
 * the canonical JSON of [[chain, seq, hash], …] over the chains' last entries, sorted by chain.
 */
import { z } from 'zod';
import { canonical } from '../platform/canonical.ts';
import { sha256Hex } from '../platform/hash.ts';

const Entry = z.strictObject({
  chain: z.string(),
  seq: z.number().int(),
  prev: z.string(),
  at: z.string(),
  author: z.strictObject({ name: z.string(), initials: z.string(), role: z.string() }),
  act: z.string(),
  body: z.record(z.string(), z.unknown()),
});
export type Entry = z.infer<typeof Entry>;

const nothingBefore = '0'.repeat(64);

/** The entry that a text holds, with its hash, or what is wrong with it. */
export function readEntry(
  text: string,
): { readonly entry: Entry; readonly hash: string } | { readonly wrong: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (canonical(value) !== text) return { wrong: 'its text is not canonical' };
    return { entry: Entry.parse(value), hash: sha256Hex(text) };
  } catch {
    return { wrong: 'its text is no ledger entry' };
  }
}

/** The last entry of a chain: [chain, number, hash]. */
export type ChainHead = readonly [chain: string, seq: number, hash: string];

/** The head over the last entries of all chains. */
export function headOf(heads: readonly ChainHead[]): string {
  return sha256Hex(canonical(heads.toSorted(([a], [b]) => compare(a, b))));
}

/** Chains are sorted as SQLite sorts texts: by their bytes in UTF-8. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Follows the chains entry by entry. Entries of one chain come in the order of their numbers. */
export class ChainReader {
  entries = 0;
  readonly #last = new Map<string, { seq: number; hash: string }>();

  /** The entry that the text holds, or what is wrong with it. */
  read(
    text: string,
  ): { readonly entry: Entry; readonly hash: string } | { readonly wrong: string } {
    this.entries += 1;
    const read = readEntry(text);
    if ('wrong' in read) return read;
    const { entry, hash } = read;
    const before = this.#last.get(entry.chain);
    this.#last.set(entry.chain, { seq: entry.seq, hash });
    if (entry.seq !== (before?.seq ?? 0) + 1) {
      return { wrong: `entry ${(before?.seq ?? 0) + 1} is missing before it` };
    }
    if (entry.prev !== (before?.hash ?? nothingBefore)) {
      return { wrong: 'it does not follow from the entry before it' };
    }
    return { entry, hash };
  }

  /** The head over all that was read. */
  head(): string {
    return headOf([...this.#last].map(([chain, { seq, hash }]) => [chain, seq, hash]));
  }
}
