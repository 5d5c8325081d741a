/**
 * One who holds the file and can compute: changes the past and makes every hash anew. Uses nothing of
 * ours: SQLite, SHA-256, and the rules as docs/decisions/0004 tells them.
 */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Replaces a text in every entry and in the notes, and makes all hashes, heads and seals fit again. */
export function rewriteWhole(file: string, said: string, instead: string): void {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  const seals = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of seals) db.exec(`DROP TRIGGER ${name}`);
  const rows = db.prepare('SELECT rowid, chain, seq, entry FROM ledger ORDER BY rowid').all() as {
    rowid: number;
    chain: string;
    seq: number;
    entry: string;
  }[];
  const update = db.prepare('UPDATE ledger SET prev = ?, hash = ?, entry = ? WHERE rowid = ?');
  const last = new Map<string, [string, number, string]>();
  const hashes = new Map<string, string>();
  for (const { rowid, chain, seq, entry } of rows) {
    const prev = last.get(chain)?.[2] ?? '0'.repeat(64);
    let text = entry.replaceAll(said, instead).replace(/"prev":"\w{64}"/, `"prev":"${prev}"`);
    const heads = [...last.values()].sort(([a], [b]) => (a < b ? -1 : 1));
    // Reports name the head before them, seals the entry of a step: both are new ones now.
    text = text.replace(/"head":"\w{64}"/, `"head":"${sha256(JSON.stringify(heads))}"`);
    text = text.replace(/"step":"(\w{64})"/, (_all, old: string) => `"step":"${hashes.get(old)}"`);
    const hash = sha256(text);
    hashes.set(sha256(entry), hash);
    update.run(prev, hash, text, rowid);
    last.set(chain, [chain, seq, hash]);
  }
  db.prepare('UPDATE annotation SET note = replace(note, ?, ?)').run(said, instead);
  for (const { sql } of seals) db.exec(sql);
  db.close();
}

/** Changes what the last entry of the only chain says, with its hash, as one who can compute would. */
export function rewordLast(file: string, changed: (entry: string) => string): void {
  const db = new Database(file);
  const { seq, entry } = db
    .prepare('SELECT seq, entry FROM ledger ORDER BY seq DESC LIMIT 1')
    .get() as { seq: number; entry: string };
  const text = changed(entry);
  if (text === entry) throw new Error('it changed nothing');
  const seal = db
    .prepare("SELECT sql FROM sqlite_schema WHERE name = 'seal_ledger_update'")
    .pluck()
    .get() as string;
  db.exec('DROP TRIGGER seal_ledger_update');
  const hash = sha256(text);
  db.prepare('UPDATE ledger SET hash = ?, entry = ? WHERE seq = ?').run(hash, text, seq);
  db.exec(seal);
  db.close();
}
