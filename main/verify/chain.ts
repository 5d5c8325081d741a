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

/** Follows the chains entry by entry. Entries of one chain come in the order of their numbers. */
export class ChainReader {
  entries = 0;
  readonly #last = new Map<string, { seq: number; hash: string }>();

  /** The entry that the text holds, or what is wrong with it. */
  read(
    text: string,
  ): { readonly entry: Entry; readonly hash: string } | { readonly wrong: string } {
    this.entries += 1;
    let entry: Entry;
    try {
      const value: unknown = JSON.parse(text);
      if (canonical(value) !== text) return { wrong: 'its text is not canonical' };
      entry = Entry.parse(value);
    } catch {
      return { wrong: 'its text is no ledger entry' };
    }
    const hash = sha256Hex(text);
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
    const heads = [...this.#last].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return sha256Hex(canonical(heads.map(([chain, { seq, hash }]) => [chain, seq, hash])));
  }
}
