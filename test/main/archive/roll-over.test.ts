import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Check } from '../../../preload/contract/integrity.ts';
import { canonical } from '../../../main/platform/canonical.ts';
import { sha256Hex } from '../../../main/platform/hash.ts';
import { ledgerPage } from '../../../main/archive/ledger-view.ts';
import { ledgerHead, recordAct } from '../../../main/archive/ledger.ts';
import { openArchive } from '../../../main/archive/open.ts';
import { rollOver } from '../../../main/archive/roll-over.ts';
import { engagementOf } from '../../../main/archive/summary.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { keptArchive, maria } from '../../fixtures/archives.ts';
import { tempFolder } from '../../fixtures/temp.ts';

interface Rolled {
  readonly old: string;
  readonly next: string;
  readonly sha256: string;
  readonly head: string;
}

/** The kept archive, continued in a new file. */
async function rolled(): Promise<Rolled> {
  const old = keptArchive();
  const next = join(tempFolder(), 'next.trailproof');
  const { sha256, head } = await rollOver({ file: old, out: next, name: 'FY27', author: maria });
  return { old, next, sha256, head };
}

async function predecessor(next: string, previous: string): Promise<Check | undefined> {
  const { checks } = await verifyArchive(next, { previous });
  expect(checks.filter(({ ok, name }) => !ok && name !== 'predecessor')).toEqual([]);
  return checks.find(({ name }) => name === 'predecessor');
}

// Red if the link names another head or file than those that are there afterwards, if evidence is
// carried over, or if the old archive does not tell of the new one.
test('a new file names the old one: its head, the bytes of its file, its last event', async () => {
  const { old, next, sha256, head } = await rolled();
  expect(sha256Hex(readFileSync(old))).toBe(sha256);
  expect(readdirSync(dirname(next))).toEqual(['next.trailproof']);
  const archive = openArchive(next);
  expect(engagementOf(archive.read)).toMatchObject({
    name: 'FY27',
    continues: 'version-1',
    events: 0,
    objects: 0,
    ledger: { acts: 2 },
  });
  const entry = archive.read.get<{ entry: string }>({
    text: 'SELECT entry FROM ledger WHERE seq = 2',
    values: [],
  });
  const { body } = JSON.parse(entry?.entry ?? '') as { body: Record<string, unknown> };
  expect(body).toMatchObject({ head, sha256, events: 301, last_event: '2026-06-30T23:10:15Z' });
  expect(sha256Hex(canonical(body['chains']))).toBe(head);
  archive.close();
  const before = openArchive(old);
  expect(ledgerHead(before.read)).toBe(head);
  expect(ledgerPage(before.read, 0, 1).entries[0]?.sentence).toBe(
    'Continued in a new file, “FY27”',
  );
  before.close();
  expect(await verifyArchive(old)).toMatchObject({ valid: true });
});

test('the link is confirmed with the old file beside the new one', async () => {
  const { old, next, head } = await rolled();
  const found = await predecessor(next, old);
  expect(found).toMatchObject({ ok: true });
  expect(found?.detail).toContain(
    `“version-1” (kept.trailproof), head ${head}, 0 acts since; its file is byte for byte`,
  );
});

// Red if an act after the end is taken for a forgery, or goes unsaid.
test('acts after the end are counted, and no fault', async () => {
  const { old, next } = await rolled();
  const archive = openArchive(old);
  recordAct(archive.write, maria, 'test.act', {});
  recordAct(archive.write, { ...maria, chain: '00000000-22222222' }, 'test.act', {});
  archive.close();
  const found = await predecessor(next, old);
  expect(found).toMatchObject({ ok: true });
  expect(found?.detail).toContain('2 acts since; its file has been written to since');
});

/** Changes an archive past its seals. */
function tamper(file: string, work: (db: Database.Database) => void): void {
  const db = new Database(file);
  const seals = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of seals) db.exec(`DROP TRIGGER ${name}`);
  work(db);
  for (const { sql } of seals) db.exec(sql);
  db.close();
}

// Red if the old ledger's own hashes are believed, if its chain is not followed from the beginning,
// or if it need not say that it is continued here.
test.each([
  [
    'an entry with another text under its old hash',
    (db: Database.Database) =>
      db.exec("UPDATE ledger SET entry = replace(entry, 'Ada', 'Eve') WHERE seq = 3"),
    /says something else up to this entry/,
  ],
  [
    'an entry taken out',
    (db: Database.Database) => db.exec('DELETE FROM ledger WHERE seq = 4'),
    /says something else up to this entry/,
  ],
  [
    'its last act taken out',
    (db: Database.Database) =>
      db.exec("DELETE FROM ledger WHERE entry LIKE '%engagement.continued%'"),
    /says something else up to this entry; the file: its ledger does not say that it is continued/,
  ],
])('an old file with %s is found', async (_what, change, says) => {
  const { old, next } = await rolled();
  tamper(old, change);
  const found = await predecessor(next, old);
  expect(found).toMatchObject({ ok: false });
  expect(found?.detail).toMatch(says);
});

test('another file than the one it continues is told', async () => {
  const { next } = await rolled();
  const other = await rolled();
  expect(await predecessor(next, other.old)).toMatchObject({ ok: false });
  expect(await predecessor(keptArchive(), other.old)).toMatchObject({
    ok: false,
    detail: expect.stringContaining('does not say that it continues another archive') as string,
  });
  await expect(verifyArchive(next, { previous: `${next}.gone` })).rejects.toMatchObject({
    code: 'not_found',
  });
});

// Red if the old archive is told before the new one can be made, or if something is left behind.
test('a name that is taken, or a folder that is not there, changes nothing', async () => {
  const old = keptArchive();
  openArchive(old).close();
  const before = readFileSync(old);
  const taken = join(tempFolder(), 'taken.trailproof');
  copyFileSync(old, taken);
  const to = (out: string) => rollOver({ file: old, out, name: 'FY27', author: maria });
  await expect(to(taken)).rejects.toThrow('exists already');
  await expect(to(old)).rejects.toThrow('exists already');
  await expect(to(join(taken, 'no', 'next'))).rejects.toThrow('its folder does not exist');
  await expect(
    rollOver({ file: `${old}.gone`, out: `${old}.next`, name: 'x', author: maria }),
  ).rejects.toThrow('does not exist');
  expect(readFileSync(old).equals(before)).toBe(true);
  expect(existsSync(`${old}.next`)).toBe(false);
});

// Red if the hash is taken of a file that another program has not put its log into yet.
test('while another program reads an older moment of it, it is refused as busy', async () => {
  const old = keptArchive();
  const reader = openArchive(old);
  reader.connection.exec('BEGIN');
  ledgerHead(reader.read);
  const out = join(tempFolder(), 'next.trailproof');
  await expect(
    rollOver({ file: old, out, name: 'FY27', author: maria, waitSeconds: 0 }),
  ).rejects.toMatchObject({ code: 'busy' });
  expect(readdirSync(dirname(out))).toEqual([]);
  reader.connection.exec('COMMIT');
  reader.close();
  expect(await verifyArchive(old)).toMatchObject({ valid: true });
});
