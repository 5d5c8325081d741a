import Database from 'better-sqlite3';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sealed } from '../../../main/archive/migrations/0001-first.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { goodArchive } from './archive-tampering.ts';

/** A small generator with a seed, so that a failure can be repeated (Numerical Recipes, ranqd1). */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Value = string | number | Buffer | null;

/** The value with one byte of it changed. */
function changed(value: Value, next: (below: number) => number): Value {
  if (typeof value === 'number') return value + (next(2) === 0 ? 1 : -1) * 2 ** next(8);
  const bytes = Buffer.from(value ?? '');
  if (bytes.length === 0) return typeof value === 'string' ? 'x' : null;
  const at = next(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 + next(0x1e));
  return typeof value === 'string' ? bytes.toString('utf8') : bytes;
}

/** Changes one value of one row past the seals; returns what, or undefined if there is nothing. */
function tamper(file: string, next: (below: number) => number): string | undefined {
  const db = new Database(file);
  try {
    db.pragma('foreign_keys = OFF');
    db.pragma('ignore_check_constraints = ON');
    const table = sealed[next(sealed.length)] ?? '';
    const seal = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck();
    const [name, kept] = [`seal_${table}_update`, seal.get(`seal_${table}_update`) as string];
    const rows = db.prepare(`SELECT * FROM ${table}`).all() as Record<string, Value>[];
    const row = rows[next(rows.length)] ?? {};
    const columns = Object.keys(row).filter((column) => row[column] !== null);
    const column = columns[next(columns.length)] ?? '';
    const value = changed(row[column] ?? null, next);
    if (value === null || value === row[column]) return undefined;
    const where = columns.map((each) => `${each} = ?`).join(' AND ');
    db.exec(`DROP TRIGGER ${name}`);
    db.prepare(`UPDATE OR REPLACE ${table} SET ${column} = ? WHERE ${where}`).run(
      value,
      ...columns.map((each) => row[each]),
    );
    db.exec(kept);
    return `${table}.${column} of ${JSON.stringify(row).slice(0, 300)}`;
  } finally {
    db.close();
  }
}

// Red if any column of any sealed table is taken on trust.
test('one byte changed anywhere in a sealed table is found, 600 times', async () => {
  const { file } = await goodArchive();
  const copy = join(tempFolder(), 'copy.trailproof');
  const missed: string[] = [];
  let done = 0;
  for (let seed = 1; done < 600; seed += 1) {
    copyFileSync(file, copy);
    const what = tamper(copy, numbers(seed * 7919));
    if (what === undefined) continue;
    done += 1;
    const { valid } = await verifyArchive(copy);
    if (valid) missed.push(`seed ${seed}: ${what}`);
  }
  expect(missed).toEqual([]);
}, 120_000);
