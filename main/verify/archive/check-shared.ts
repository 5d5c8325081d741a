import { isDense } from './check-holes.ts';
import type { Context } from './context.ts';
import type { Findings } from './findings.ts';
import { textHash } from './text-hash.ts';

/** Columns that hold numbers of texts. */
const textColumns: Readonly<Record<string, readonly string[]>> = {
  action: ['event_name', 'event_source', 'event_type', 'category'],
  place: ['account', 'region'],
  identity: [
    'type',
    'principal',
    'arn',
    'account',
    'access_key',
    'user_name',
    'invoked_by',
    'issuer',
    'source_identity',
    'on_behalf_of',
    'who',
    'actor',
  ],
};

/**
 * The rows that many events share, and the texts, also those that no event uses: every text has its
 * hash and stands there once, every row points to texts that are there and is there once, and every
 * conflict and duplicate is an event's.
 */
export function checkShared(context: Context, findings: Findings): void {
  for (const part of ['dict', 'action', 'place', 'identity'] as const) {
    // A row that nothing uses could otherwise change its own number unseen.
    if (!isDense(context, part, part === 'dict' ? 0 : 1)) {
      findings.add(part, 'its numbers have a hole');
    }
  }
  checkTexts(context, findings);
  for (const [table, columns] of Object.entries(textColumns)) {
    checkRows(context, table, columns, findings);
  }
  checkReferences(context, findings);
}

function checkTexts({ db }: Context, findings: Findings): void {
  const empty = db.prepare('SELECT hash, value FROM dict WHERE id = 0').get();
  if (JSON.stringify(empty) !== '{"hash":0,"value":""}') {
    findings.add('text 0', 'it is not the empty text');
  }
  const texts = db.prepare('SELECT id, hash, value FROM dict WHERE id <> 0');
  for (const row of texts.iterate()) {
    const { id, hash, value } = row as { id: number; hash: number; value: string };
    if (hash !== textHash(value)) findings.add(`text ${id}`, 'its hash is not its own');
  }
  const twice = db.prepare('SELECT min(id) FROM dict GROUP BY hash, value HAVING count(*) > 1');
  for (const id of twice.pluck().iterate()) findings.add(`text ${String(id)}`, 'it is there twice');
}

function checkRows(
  { db }: Context,
  table: string,
  columns: readonly string[],
  findings: Findings,
): void {
  const missing = columns.map((column) => `${column} NOT IN (SELECT id FROM dict)`).join(' OR ');
  for (const id of db.prepare(`SELECT id FROM ${table} WHERE ${missing}`).pluck().iterate()) {
    findings.add(`${table} ${String(id)}`, 'it names a text that is not there');
  }
  const numbers = table === 'identity' ? ['kind', 'temporary', 'ground'] : [];
  const all = [...columns, ...numbers].join(', ');
  const twice = db.prepare(`SELECT min(id) FROM ${table} GROUP BY ${all} HAVING count(*) > 1`);
  for (const id of twice.pluck().iterate()) {
    findings.add(`${table} ${String(id)}`, 'it is there twice');
  }
}

function checkReferences({ db }: Context, findings: Findings): void {
  const lost = db.prepare(`
    SELECT 'conflict ' || event AS place FROM conflict
      WHERE event NOT IN (SELECT id FROM event) OR first NOT IN (SELECT id FROM event)
    UNION ALL SELECT 'origin of object ' || object FROM origin
      WHERE folder NOT IN (SELECT id FROM folder)
    UNION ALL SELECT 'folder ' || id FROM folder WHERE id NOT IN (SELECT folder FROM origin)
    UNION ALL SELECT 'rejection of object ' || rejection.object FROM rejection
      LEFT JOIN origin ON origin.object = rejection.object AND n = 0
      LEFT JOIN folder ON folder.id = folder
      WHERE rejection.run IS NOT origin.run OR rejection.name IS NOT folder.path || origin.name`);
  for (const place of lost.pluck().iterate()) {
    findings.add(String(place), 'what it belongs to is not there, or another');
  }
}
