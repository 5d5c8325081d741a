import { Problem } from '../../../preload/contract/errors.ts';
import { breathe } from '../../platform/clock.ts';
import { sha256Hex } from '../../platform/hash.ts';
import type { ReadDb } from '../handles.ts';
import { sql } from '../sql.ts';
import { digestBody, type DigestBody } from './digest-file.ts';
import { firstMember } from './first-member.ts';
import {
  metadataIn,
  metadataOf,
  type MetadataByPlace,
  type ObjectMetadata,
} from './object-metadata.ts';
import { parsedJson } from './parsed-json.ts';
import { digestName, logName, placeOf, type DigestName, type LogName } from './places.ts';

/** What a file's compressed bytes hold. */
export type Content =
  | { readonly ok: true; readonly hash: string; readonly hasTail: boolean }
  | { readonly ok: false; readonly detail: string };

interface TrailFile {
  readonly object: number;
  /** Where it was found, as a person would look for it. */
  readonly path: string;
  /** All places where it was found, see `placeOf`. */
  readonly places: readonly string[];
  readonly content: Content;
}

export interface LogFile extends TrailFile {
  readonly name: LogName | undefined;
}

export interface DigestFile extends TrailFile {
  readonly name: DigestName | undefined;
  readonly body: DigestBody | undefined;
}

/** Every file of a trail that the archive holds, and what S3 said of digests. */
export interface TrailFiles {
  readonly digests: readonly DigestFile[];
  readonly logs: readonly LogFile[];
  readonly metadata: MetadataByPlace;
}

export interface Watching {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

interface ObjectRow {
  readonly id: number;
  readonly pack: number;
  readonly start: number;
  readonly size: number;
  readonly kind: string;
  readonly shape: string;
  readonly text: Buffer | null;
  readonly disposed: number;
}

/** Files after which others may have their turn: about 20 ms. */
const pause = 40;

/**
 * Reads every digest and log file from the bytes that were kept, not from what the index says of them:
 * only they show what lies behind the end of the compressed data.
 *
 * @throws Problem cancelled
 */
export async function readTrailFiles(db: ReadDb, watching: Watching = {}): Promise<TrailFiles> {
  const { signal, onProgress } = watching;
  const origins = originsOf(db);
  const bytesOf = packReader(db);
  const rows = db.all<ObjectRow>(sql`SELECT id, pack, start, size, kind, shape,
      text_sha256 AS text, id IN (SELECT object FROM disposal) AS disposed
    FROM object ORDER BY pack, start`);
  const digests: DigestFile[] = [];
  const logs: LogFile[] = [];
  for (const [index, row] of rows.entries()) {
    const paths = origins.paths.get(row.id) ?? [];
    const file = fileOf(row, paths, bytesOf);
    if (file?.kind === 'digest') digests.push(file.file);
    if (file?.kind === 'log') logs.push(file.file);
    if (index % pause > 0) continue;
    onProgress?.(index, rows.length);
    await breathe();
    if (signal?.aborted) throw new Problem('cancelled', 'The check was stopped before its end.');
  }
  onProgress?.(rows.length, rows.length);
  return { digests, logs, metadata: metadataOfAll(db, origins.metadata) };
}

function fileOf(
  row: ObjectRow,
  paths: readonly string[],
  bytesOf: (row: ObjectRow) => Buffer,
):
  | { readonly kind: 'digest'; readonly file: DigestFile }
  | { readonly kind: 'log'; readonly file: LogFile }
  | undefined {
  const named = <T>(read: (path: string) => T | undefined): T | undefined =>
    paths.map(read).find((name) => name !== undefined);
  const where = { object: row.id, path: paths[0] ?? '', places: paths.map(placeOf) };
  const name = named(digestName);
  if (row.kind === 'digest' || name !== undefined) {
    const read = contentOf(row, bytesOf);
    const body = read.text === undefined ? undefined : digestBody(read.text);
    return { kind: 'digest', file: { ...where, name, content: read.content, body } };
  }
  const log = named(logName);
  if (log === undefined && (row.kind !== 'log' || row.shape !== 'records')) return undefined;
  return { kind: 'log', file: { ...where, name: log, content: contentOf(row, bytesOf).content } };
}

function contentOf(
  row: ObjectRow,
  bytesOf: (row: ObjectRow) => Buffer,
): { readonly content: Content; readonly text?: Buffer } {
  if (row.disposed === 1) {
    // Its tombstone keeps the hash that the import found.
    const hash = row.text?.toString('hex');
    if (hash === undefined) return { content: { ok: false, detail: 'it was disposed of' } };
    return { content: { ok: true, hash, hasTail: false } };
  }
  const member = firstMember(bytesOf(row));
  if (!member.ok) return { content: member };
  const { text, hasTail } = member;
  return { content: { ok: true, hash: sha256Hex(text), hasTail }, text };
}

/** Objects lie one behind the other: each pack is read once. */
function packReader(db: ReadDb): (row: ObjectRow) => Buffer {
  let held = -1;
  let bytes: Buffer = Buffer.alloc(0);
  return ({ pack, start, size }) => {
    if (pack !== held) {
      bytes =
        db.get<{ bytes: Buffer }>(sql`SELECT bytes FROM pack WHERE id = ${pack}`)?.bytes ??
        Buffer.alloc(0);
      held = pack;
    }
    return bytes.subarray(start, start + size);
  };
}

interface Origins {
  readonly paths: ReadonlyMap<number, readonly string[]>;
  /** What a collector kept of S3's answer, as JSON, by path. */
  readonly metadata: readonly (readonly [path: string, json: string])[];
}

function originsOf(db: ReadDb): Origins {
  const paths = new Map<number, string[]>();
  const metadata: (readonly [string, string])[] = [];
  const rows = db.iterate<{ object: number; path: string; metadata: string | null }>(
    sql`SELECT object, folder.path || origin.name AS path, metadata
      FROM origin JOIN folder ON folder.id = origin.folder ORDER BY object, n`,
  );
  for (const row of rows) {
    const known = paths.get(row.object);
    if (known === undefined) paths.set(row.object, [row.path]);
    else known.push(row.path);
    if (row.metadata !== null) metadata.push([row.path, row.metadata]);
  }
  return { paths, metadata };
}

function metadataOfAll(db: ReadDb, kept: Origins['metadata']): MetadataByPlace {
  const found = new Map<string, ObjectMetadata[]>();
  const add = (place: string, metadata: ObjectMetadata): void => {
    const known = found.get(place);
    if (known === undefined) found.set(place, [metadata]);
    else known.push(metadata);
  };
  for (const [path, json] of kept) add(placeOf(path), metadataOf(path, parsedJson(json)));
  const sidecars = db.all<{ bytes: Buffer }>(
    sql`SELECT bytes FROM sidecar WHERE kind = 'object-metadata' ORDER BY run, name`,
  );
  for (const { bytes } of sidecars) {
    for (const [place, metadata] of metadataIn(bytes.toString('utf8'))) add(place, metadata);
  }
  return found;
}
