import type Database from 'better-sqlite3';
import { Problem } from '../../preload/contract/errors.ts';
import * as first from './migrations/0001-first.ts';
import * as words from './migrations/0002-words.ts';
import * as disposal from './migrations/0003-disposal.ts';
import * as acquisition from './migrations/0004-acquisition.ts';
import * as annotations from './migrations/0005-annotations.ts';
import * as views from './migrations/0006-views.ts';

/** SQLite's application_id of an archive: the bytes of "TrPf". */
export const applicationId = 0x54725066;

interface Migration {
  readonly version: number;
  readonly statements: string;
  readonly sealed: readonly string[];
}

/** Oldest first. A migration that was ever released is never edited: a test holds their hashes. */
export const migrations: readonly Migration[] = [
  first,
  words,
  disposal,
  acquisition,
  annotations,
  views,
];

export const currentVersion = migrations.length;

/**
 * Refuses what is no archive of this program, or of a later one. Only reads: somebody else's database
 * stays as it is.
 *
 * @returns the version of its format, 0 for a new file
 * @throws Problem not_an_archive, archive_from_future
 */
export function checkFormat(connection: Database.Database): number {
  const id = Number(connection.pragma('application_id', { simple: true }));
  const version = Number(connection.pragma('user_version', { simple: true }));
  const file = connection.name;
  const tables = Number(connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (id !== applicationId && (version !== 0 || tables > 0)) {
    throw new Problem('not_an_archive', `${file} is a database, but not a Trailproof archive.`);
  }
  if (version > currentVersion) {
    throw new Problem(
      'archive_from_future',
      `${file} was written by a newer Trailproof (format ${version}, this one knows ${currentVersion}). Update Trailproof to open it.`,
    );
  }
  return version;
}

/** Brings an open archive to the current version, each step with its bookkeeping in one transaction. */
export function migrate(connection: Database.Database): void {
  const version = checkFormat(connection);
  for (const migration of migrations) {
    if (migration.version > version) apply(connection, migration);
  }
}

function apply(connection: Database.Database, migration: Migration): void {
  connection
    .transaction(() => {
      connection.exec(migration.statements);
      for (const table of migration.sealed) seal(connection, table);
      connection.pragma(`application_id = ${applicationId}`);
      connection.pragma(`user_version = ${migration.version}`);
    })
    .immediate();
}

/** A second lock beside the types: the database itself refuses to change what is sealed. */
function seal(connection: Database.Database, table: string): void {
  for (const verb of ['UPDATE', 'DELETE']) {
    connection.exec(
      `CREATE TRIGGER seal_${table}_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
       BEGIN SELECT RAISE(ABORT, '${table} is sealed'); END`,
    );
  }
}
