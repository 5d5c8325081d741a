/** A good archive with everything in it, and a hand that changes one thing past its seals. */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { migrations } from '../../../main/archive/migrate.ts';
import type { Archive } from '../../../main/archive/open.ts';
import { recordReader, textOfObjects } from '../../../main/archive/read-record.ts';
import { annotate, conclude, createAssessment } from '../../../main/assess/index.ts';
import { assetsFolder } from '../../../main/platform/assets.ts';
import { registerRecordFunctions } from '../../../main/query/index.ts';
import { importPaths, maria, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';

const quiet = { eventName: 'DescribeTrails' };
const inLog = { eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging' };

/** Records of the first file; the first and the second are in a population, the others in none. */
const first = [
  record({ ...inLog, eventID: 'one' }),
  record({ ...inLog, eventID: 'two, with a comma' }),
  record({ ...quiet, eventID: 'three', errorCode: 'AccessDenied' }),
  record({ ...quiet, eventID: 'four', userAgent: 'müßig' }),
  record({ ...quiet, eventID: 'five', eventTime: '2026-03-15T00:00:00Z' }),
];

/** Files of every shape: two gzip members, a duplicate, a conflict, rejected parts, a digest. */
const files: Readonly<Record<string, string | Buffer>> = {
  'a.json.gz': inTwoMembers(logText(...first)),
  'b.json': logText(
    Object.fromEntries(Object.entries(first[2] ?? {}).toReversed()),
    record({ ...quiet, eventID: 'four', sourceIPAddress: '198.51.100.7' }),
    record({ eventTime: 'yesterday', eventID: 'no-time' }),
    17,
  ),
  'c.json': JSON.stringify({
    Events: [
      { EventId: 'x', CloudTrailEvent: JSON.stringify(record({ ...quiet, eventID: 'looked-up' })) },
    ],
  }),
  'd.jsonl': `${JSON.stringify(record({ ...quiet, eventID: 'l-1' }))}\n${JSON.stringify(record({ ...quiet, eventID: 'l-2' }))}\nnot json\n`,
  'e.json': JSON.stringify({
    version: '0',
    'detail-type': 'AWS API Call via CloudTrail',
    detail: record({ ...quiet, eventID: 'bridged' }),
  }),
  'f.json': JSON.stringify({ awsAccountId: '1', digestStartTime: '2026-03-14T00:00:00Z' }),
  'g.json.gz': gzipSync(logText(record({ eventID: 'never read' }))).subarray(0, -12),
  'h.json': `${logText(record({ ...quiet, eventID: 'h' })).slice(0, -2)},{"eventVersion":"1.1`,
  'i.json': JSON.stringify({
    hits: {
      hits: [
        { _source: record({ ...quiet, eventID: 'e-1' }) },
        {
          _source: {
            message: 'a call',
            event: { original: JSON.stringify(record({ ...quiet, eventID: 'e-2' })) },
          },
        },
        { _source: { event: { action: 'no original' } } },
      ],
    },
  }),
  'j.json': JSON.stringify({
    QueryResultRows: [
      [{ eventTime: 'x' }, { eventJson: JSON.stringify(record({ ...quiet, eventID: 'lake' })) }],
      [{ eventTime: 'x' }, { eventName: 'columns only' }],
    ],
  }),
  'k.jsonl': `${JSON.stringify({ result: { _raw: JSON.stringify(record({ ...quiet, eventID: 's-1' })) } })}\n${JSON.stringify({ result: { _raw: JSON.stringify(record({ ...quiet, eventID: 's-2' })) } })}\n`,
  'l.json': Buffer.from(`\ufeff${logText(record({ ...quiet, eventID: 'ü-16' }))}`, 'utf16le'),
  'stray.md': '# notes',
};

export interface Prepared {
  readonly file: string;
  /** Changes the archive past its seals, and puts them back. */
  readonly tamper: (...statements: readonly string[]) => void;
  /** Changes an entry's text and every hash after it, as one who can compute would. */
  readonly forge: (act: string, changed: (entry: string) => string) => void;
}

/** A closed archive: two imports, the second of the same files, an annotation, an assessment, a conclusion. */
export async function goodArchive(): Promise<Prepared> {
  const folder = tempFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const archive = newArchive();
  await importPaths(archive, folder);
  await importPaths(archive, folder);
  actsOfPeople(archive);
  archive.close();
  return handOn(archive.file);
}

/** The hand, for the file of a closed archive. */
export function handOn(file: string): Prepared {
  return {
    file,
    tamper: (...statements) => change(file, statements),
    forge: (act, changed) => rewrite(file, act, changed),
  };
}

function actsOfPeople(archive: Archive): void {
  const readRecord = recordReader(archive.originals);
  registerRecordFunctions(archive.connection, textOfObjects(archive.originals));
  const events = archive.connection
    .prepare('SELECT id FROM event WHERE object = 1 AND ordinal < 2')
    .pluck()
    .all() as number[];
  annotate(archive.write, maria, { events, note: 'Seen with the operator.', tag: 'logging' });
  const made = createAssessment(
    { db: archive.write, author: maria, readRecord, assetsFolder: assetsFolder() },
    {
      framework: 'cis-aws-foundations@7.0.0',
      name: 'First quarter',
      from: '2026-03-01T00:00:00Z',
      to: '2026-04-01T00:00:00Z',
      accounts: ['111122223333'],
      regions: [],
    },
  );
  const control = archive.connection
    .prepare('SELECT control FROM population WHERE count > 0')
    .pluck()
    .get() as string;
  const rationale = 'The trail was stopped twice.';
  conclude(archive.write, maria, { assessment: made.id, control, result: 'deviation', rationale });
}

function change(file: string, statements: readonly string[]): void {
  unsealed(file, (db) => {
    for (const statement of statements) {
      const { changes } = db.prepare(statement).run();
      if (changes === 0) throw new Error(`it changed nothing: ${statement}`);
    }
  });
}

function rewrite(file: string, act: string, changed: (entry: string) => string): void {
  unsealed(file, (db) => {
    const rows = db.prepare('SELECT seq, entry FROM ledger ORDER BY seq').all();
    let prev = '0'.repeat(64);
    for (const { seq, entry } of rows as { seq: number; entry: string }[]) {
      const told = entry.startsWith(`{"act":"${act}"`) ? changed(entry) : entry;
      const text = told.replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${prev}"`);
      const hash = createHash('sha256').update(text).digest('hex');
      db.prepare('UPDATE ledger SET prev = ?, hash = ?, entry = ? WHERE seq = ?').run(
        prev,
        hash,
        text,
        seq,
      );
      prev = hash;
    }
  });
}

function unsealed(file: string, work: (db: Database.Database) => void): void {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  const seals = db.prepare(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'seal_%'",
  );
  const kept = seals.all() as { name: string; sql: string }[];
  for (const { name } of kept) db.exec(`DROP TRIGGER ${name}`);
  work(db);
  for (const { sql } of kept) db.exec(sql);
  db.close();
}

function inTwoMembers(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([gzipSync(bytes.subarray(0, 700)), gzipSync(bytes.subarray(700))]);
}

const sealed = migrations.flatMap((migration) => migration.sealed);

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
export function tamperAnywhere(file: string, seed: number): string | undefined {
  const next = numbers(seed);
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
