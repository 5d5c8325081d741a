import { createHash } from 'node:crypto';
import type { ReadDb } from './handles.ts';
import type { RejectedPart } from './scan/scan-object.ts';
import { sql } from './sql.ts';

/**
 * What no original can tell again (where it was found, why a part of it was rejected) is bound by a
 * hash in the ledger: SHA-256 over one line of JSON for each fact, each ended by a line feed.
 */

/** An object of a step, with what was said of it. */
export interface Stored {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly shape: string;
  readonly rejected: readonly RejectedPart[];
}

/**
 * The hash of a step: for each object, in the order of their numbers, `["object", id, kind, shape,
 * name]`, then for each rejected part, by offset, length and detail, `["rejected", ordinal, offset,
 * length, reason, detail]`.
 */
export function stepCustody(objects: readonly Stored[]): string {
  return custodyHash(
    objects.flatMap(({ id, kind, shape, name, rejected }) => [
      ['object', id, kind, shape, name],
      ...rejected
        .toSorted((a, b) => a.offset - b.offset || a.length - b.length)
        .map(({ ordinal, offset, length, reason, detail }) => [
          'rejected',
          ordinal,
          offset,
          length,
          reason,
          detail,
        ]),
    ]),
  );
}

/** The hash of what else a whole run brought, as `notesCustody`; ignored files in the order of their paths. */
export function runCustody(db: ReadDb, run: number): string {
  const again = db.all<{ object: number; n: number; name: string }>(
    sql`SELECT object, n, folder.path || name AS name FROM origin
      JOIN folder ON folder.id = origin.folder WHERE run = ${run} AND n > 0 ORDER BY object, n`,
  );
  const ignored = db.all<{ path: string; reason: string }>(
    sql`SELECT path, reason FROM ignored WHERE run = ${run} ORDER BY path, reason`,
  );
  const sidecars = db.all<{ sha256: Buffer; kind: string; name: string }>(
    sql`SELECT sha256, kind, name FROM sidecar WHERE run = ${run} ORDER BY sha256`,
  );
  return notesCustody(again, ignored, sidecars);
}

/**
 * The hash of what an import met beside new objects: `["again", object, n, name]` for each further
 * place where an object was found, `["ignored", path, reason]`, `["sidecar", sha256, kind, name]`,
 * each as they are given.
 */
export function notesCustody(
  again: readonly { readonly object: number; readonly n: number; readonly name: string }[],
  ignored: readonly { readonly path: string; readonly reason: string }[],
  sidecars: readonly { readonly sha256: Buffer; readonly kind: string; readonly name: string }[],
): string {
  return custodyHash([
    ...again.map(({ object, n, name }) => ['again', object, n, name]),
    ...ignored.map(({ path, reason }) => ['ignored', path, reason]),
    ...sidecars.map(({ sha256, kind, name }) => ['sidecar', sha256.toString('hex'), kind, name]),
  ]);
}

/** How an object came here, as one fact: `["acquired", sha256, name, by, at, version, …]`. */
export function acquiredFact(
  { sha256, path }: { readonly sha256: string; readonly path: string },
  how: Readonly<
    Record<'by' | 'at', string> &
      Record<'version' | 'etag' | 'modified' | 'metadata', string | null>
  >,
): unknown[] {
  const { by, at, version, etag, modified, metadata } = how;
  return ['acquired', sha256, path, by, at, version, etag, modified, metadata];
}

/** SHA-256 over one line of JSON for each fact. */
export function custodyHash(facts: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const fact of facts) hash.update(`${JSON.stringify(fact)}\n`);
  return hash.digest('hex');
}
