import type Database from 'better-sqlite3';
import { isObject, objectIn, parsedOrUndefined, textIn } from './json.ts';

/** An act as the ledger tells it. */
export interface Act {
  readonly chain: string;
  readonly seq: number;
  readonly name: string;
  readonly author: string;
  readonly at: string;
  /** Rises in the order in which acts were written, whoever wrote them. */
  readonly row: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** How a person finds it: its chain and number. */
  readonly place: string;
}

/**
 * The ledger's acts of a name, chain by chain. Canonical JSON puts `act` first,
 * so that SQLite can tell them; an entry in another form is none (the check `ledger` says so).
 */
export function* actsOf(db: Database.Database, name: string): Generator<Act> {
  const from = `{"act":"${name}"`;
  const rows = db
    .prepare(
      'SELECT rowid AS row, chain, seq, entry FROM ledger WHERE substr(entry, 1, ?) = ? ORDER BY chain, seq',
    )
    .iterate(from.length, from) as Iterable<{
    row: number;
    chain: string;
    seq: number;
    entry: string;
  }>;
  for (const { row, chain, seq, entry } of rows) {
    const value = parsedOrUndefined(entry);
    if (!isObject(value)) continue;
    yield {
      chain,
      seq,
      name,
      author: textIn(objectIn(value, 'author'), 'name'),
      at: textIn(value, 'at'),
      row,
      body: objectIn(value, 'body'),
      place: `ledger ${chain} ${seq}`,
    };
  }
}
