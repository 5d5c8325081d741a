import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf } from '../platform/files.ts';
import { classify } from './classify.ts';
import { tarEntries, zipEntries } from './containers.ts';
import type { Collected, Source } from './source.ts';

interface Found {
  readonly path: string;
  readonly named: boolean;
}

/**
 * Files, folders and containers as one source. Folders are walked in name order, links are not
 * followed. One file that cannot be read does not stop the others.
 *
 * @throws Problem `unreadable` if one of the given paths does not exist or cannot be opened;
 *   `nothing_to_import` if they hold no file at all.
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
  return { total: found.length, items: itemsOf(inTimeOrder(found)) };
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
  let stat;
  try {
    stat = statSync(path);
  } catch (thrown) {
    throw new Problem('unreadable', `${path} cannot be read: ${reasonOf(thrown)}.`);
  }
  if (stat.isDirectory()) yield* walkFolder(path);
  else yield { path, named: true };
}

function* walkFolder(folder: string): Generator<Found> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (thrown) {
    throw new Problem('unreadable', `${folder} cannot be read: ${reasonOf(thrown)}.`);
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walkFolder(path);
    else yield { path, named: false };
  }
}

async function* itemsOf(found: readonly Found[]): AsyncGenerator<Collected> {
  for (const { path, named } of found) {
    try {
      yield* itemsOfFile(path, named);
    } catch (thrown) {
      const content = { kind: 'bytes', bytes: Buffer.alloc(0) } as const;
      yield { kind: 'object', name: path, content, named, refused: unreadable(thrown) };
    }
  }
}

async function* itemsOfFile(path: string, named: boolean): AsyncGenerator<Collected> {
  const stat = statSync(path);
  if (!stat.isFile()) {
    yield { kind: 'ignored', name: path, reason: 'not a regular file' };
    return;
  }
  const guess = classify(path, named);
  switch (guess.kind) {
    case 'zip':
      yield* zipEntries(path);
      return;
    case 'tar':
      yield* tarEntries(path);
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

function unreadable(thrown: unknown): { reason: string; detail: string } {
  const code = (thrown as NodeJS.ErrnoException | null)?.code;
  const detail = code ? reasonOf(thrown) : (thrown as Error).message;
  return { reason: 'unreadable', detail };
}
