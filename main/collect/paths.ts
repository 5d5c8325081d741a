import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import { causeOf, reasonOf } from '../platform/files.ts';
import { classify } from './classify.ts';
import { containerItems } from './containers.ts';
import type { Collected, Source } from './source.ts';

interface Found {
  readonly path: string;
  readonly named: boolean;
  /** Set for a folder that could not be opened: why. */
  readonly closed?: string;
}

/**
 * Files, folders and containers as one source. Folders are walked in name order; links in them are
 * not followed, so that nothing outside is taken along. What cannot be read does not stop the rest.
 *
 * @throws Problem `unreadable` if one of the given paths does not exist or is a folder that cannot
 *   be opened; `nothing_to_import` if they hold no file at all.
 */
export function pathSource(paths: readonly string[]): Source {
  const found = paths.flatMap((path) => [...walkNamed(path)]);
  if (found.length === 0) {
    const where = paths.join(', ');
    throw new Problem(
      'nothing_to_import',
      `${where} holds no files. Choose a folder with CloudTrail logs.`,
    );
  }
  const missing = missingSignatures(found);
  return { total: found.length + missing.length, items: itemsOf(inTimeOrder(found), missing) };
}

/**
 * A copy made with `aws s3 sync` has the digest files, but not their metadata, and only there is the
 * signature of the newest one: whoever imports it is told.
 */
function missingSignatures(found: readonly Found[]): Collected[] {
  const digest = found.find(({ path }) => path.includes('_CloudTrail-Digest_'));
  const has = found.some(({ path }) => basename(path) === 's3_object_metadata.json');
  if (digest === undefined || has) return [];
  const reason =
    'digest files without s3_object_metadata.json: a sync leaves the signatures behind; collect from the bucket, or save the metadata beside them';
  return [{ kind: 'ignored', name: dirname(digest.path), reason }];
}

/**
 * By the time that CloudTrail writes into the names of its files, across accounts and regions: an
 * archive that is filled in the order of time grows at its end. Other files come first, as walked.
 */
function inTimeOrder(found: readonly Found[]): Found[] {
  return found
    .map((file) => ({ file, time: /_(\d{8}T\d{4,6})Z/.exec(file.path)?.[1] ?? '' }))
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .map(({ file }) => file);
}

function* walkNamed(path: string): Generator<Found> {
  let names;
  try {
    names = statSync(path).isDirectory() ? entriesOf(path) : undefined;
  } catch (thrown) {
    throw new Problem('unreadable', `${path} cannot be read: ${reasonFor(path, thrown)}.`);
  }
  if (names === undefined) yield { path, named: true };
  else yield* walk(path, names);
}

type Entry = ReturnType<typeof entriesOf>[number];

function entriesOf(folder: string) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function* walk(folder: string, entries: readonly Entry[]): Generator<Found> {
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walkInside(path);
    else yield { path, named: false };
  }
}

function* walkInside(folder: string): Generator<Found> {
  let entries;
  try {
    entries = entriesOf(folder);
  } catch (thrown) {
    yield { path: folder, named: false, closed: reasonFor(folder, thrown) };
    return;
  }
  yield* walk(folder, entries);
}

async function* itemsOf(
  found: readonly Found[],
  notes: readonly Collected[],
): AsyncGenerator<Collected> {
  yield* notes;
  for (const { path, named, closed } of found) {
    try {
      if (closed === undefined) yield* itemsOfFile(path, named);
      else yield unreadable(path, `the folder cannot be opened: ${closed}`);
    } catch (thrown) {
      yield unreadable(path, isMangled(path, thrown) ? reasonFor(path, thrown) : causeOf(thrown));
    }
  }
}

async function* itemsOfFile(path: string, named: boolean): AsyncGenerator<Collected> {
  const stat = named ? statSync(path) : lstatSync(path);
  if (!stat.isFile()) {
    yield named
      ? unreadable(path, 'it is a device, not a file')
      : { kind: 'ignored', name: path, reason: 'a link or a device, not a file' };
    return;
  }
  const guess = classify(path, named);
  switch (guess.kind) {
    case 'zip':
    case 'tar':
      yield* containerItems(path, guess.kind, named);
      return;
    case 'sidecar':
      yield { kind: 'sidecar', what: guess.what, name: path, bytes: readFileSync(path) };
      return;
    case 'log':
      yield { kind: 'object', name: path, content: { kind: 'file', path, size: stat.size }, named };
      return;
    case 'ignored':
      yield { kind: 'ignored', name: path, reason: guess.reason };
  }
}

/**
 * Why a path cannot be opened. A name in another encoding than UTF-8 reaches us with its bytes replaced,
 * so that there is no such file: true, and of no use to anybody.
 */
function reasonFor(path: string, thrown: unknown): string {
  return isMangled(path, thrown)
    ? 'its name is not in UTF-8; rename it, and import it again'
    : reasonOf(thrown);
}

function isMangled(path: string, thrown: unknown): boolean {
  return path.includes('\ufffd') && (thrown as NodeJS.ErrnoException | null)?.code === 'ENOENT';
}

function unreadable(path: string, detail: string): Collected {
  return { kind: 'refused', name: path, bytes: Buffer.alloc(0), reason: 'unreadable', detail };
}
