import type Database from 'better-sqlite3';
import type { Context } from './context.ts';
import { conditionOf } from './seal-conditions.ts';
import { Findings } from './findings.ts';
import { applicationId } from './open-database.ts';

/** Tables whose rows the database itself refuses to change. */
const sealedFirst = [
  'pack',
  'object',
  'folder',
  'origin',
  'sidecar',
  'ignored',
  'rejection',
  'duplicate',
  'conflict',
  'dict',
  'action',
  'place',
  'identity',
  'event',
  'ledger',
] as const;

/** Since the format that knows disposals. */
const sealedByDisposal = ['disposal', 'hole'] as const;

/** Since the format that knows collecting. */
const sealedByCollecting = ['acquirer', 'acquisition'] as const;

export const sealedTables = [...sealedFirst, ...sealedByDisposal, ...sealedByCollecting] as const;

/**
 * The check `file`: SQLite's own check of the whole file, the format, and the seals.
 *
 * Limit: SQLite's check is one call; nothing else is answered until it is done.
 */
export function checkFile({ db, checks }: Pick<Context, 'db' | 'checks'>): void {
  const findings = new Findings('file');
  const damages = db.prepare('PRAGMA integrity_check(100)').pluck().all() as string[];
  for (const damage of damages) if (damage !== 'ok') findings.add('database', damage);
  const version = Number(db.pragma('user_version', { simple: true }));
  const sealed = checkSeals(db, findings);
  findings.report(
    checks,
    `SQLite finds no damage; application id 0x${applicationId.toString(16)}, format ${version}, ${sealed} sealed tables`,
  );
}

/** Exactly the triggers that refuse a change: none missing, none other, which might undo one. Returns how many tables are sealed. */
function checkSeals(db: Database.Database, findings: Findings): number {
  const triggers = db.prepare(
    `SELECT name, tbl_name AS "table", sql FROM sqlite_schema WHERE type = 'trigger'`,
  );
  const found = new Map(
    (triggers.all() as { name: string; table: string; sql: string }[]).map((row) => [
      row.name,
      row,
    ]),
  );
  const knows = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?');
  const knowsDisposals = knows.get('disposal') !== undefined;
  const tables = [
    ...sealedFirst,
    ...(knowsDisposals ? sealedByDisposal : []),
    ...(knows.get('acquisition') === undefined ? [] : sealedByCollecting),
  ];
  for (const table of tables) {
    for (const verb of ['UPDATE', 'DELETE']) {
      const name = `seal_${table}_${verb.toLowerCase()}`;
      const trigger = found.get(name);
      found.delete(name);
      const place = `table ${table}`;
      if (trigger === undefined) {
        findings.add(place, `nothing refuses ${verb} (${name} is missing)`);
      } else if (oneLine(trigger.sql) !== sealOf(table, verb, name, knowsDisposals)) {
        findings.add(place, `${name} does not refuse ${verb}`);
      }
    }
  }
  for (const { name, table } of found.values()) {
    findings.add(`table ${table}`, `trigger ${name} does not belong there`);
  }
  return tables.length;
}

function sealOf(table: string, verb: string, name: string, knowsDisposals: boolean): string {
  const condition = knowsDisposals ? conditionOf(table, verb) : undefined;
  const when = condition === undefined ? '' : `WHEN ${condition} `;
  return `CREATE TRIGGER ${name} BEFORE ${verb} ON ${table} ${when}BEGIN SELECT RAISE(ABORT, '${table} is sealed'); END`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
