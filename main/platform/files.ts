import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';

/**
 * Writes a file whole or not at all: a neighbour is written and synced, then renamed over it.
 *
 * @throws Problem `unwritable` with one sentence that names the file.
 */
export function writeFileWhole(path: string, data: Uint8Array | string): void {
  const draft = draftBeside(path);
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  try {
    const handle = openSync(draft, 'wx');
    try {
      let at = 0;
      while (at < bytes.length) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, path);
  } catch (thrown) {
    removeQuietly(draft);
    throw new Problem('unwritable', `${path} cannot be written: ${reasonOf(thrown)}.`);
  }
}

/** A name beside a file, under which the file can be written until it is whole. */
export function draftBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.part`);
}

/**
 * Gives a draft its name, and never takes it from another file: a link fails where a renaming would
 * replace. Where the disk knows no links (FAT), the name is looked at just before.
 *
 * @throws Problem refused, if there is something of that name
 */
export function nameDraft(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(path)) {
      throw new Problem('refused', `${path} exists already; choose another name.`);
    }
    renameSync(draft, path);
    return;
  }
  removeQuietly(draft);
}

/**
 * Makes an empty file that only its owner may read and write, if there is none: what is put into it
 * later is closed to others from the first byte. Where it cannot be made, whoever writes it will say so.
 */
export function makePrivate(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch {
    // It is there already, or cannot be made.
  }
}

/** Makes what was written to a file last, whatever happens to the machine afterwards. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes what a folder lists as lasting as its files; some systems do that by themselves, and cannot be asked. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows opens no folders; some network disks cannot sync one.
  }
}

/** Removes a file that may not even have been made; the failure before is the one to tell. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // ENOTDIR, ENAMETOOLONG: there is nothing to remove.
  }
}

/**
 * True if `path` is inside `folder` or is the folder itself. Compares whole path segments: a
 * sibling whose name begins alike, `..` and another drive are outside.
 */
export function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is not a folder',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  EEXIST: 'there is something of that name already',
  ELOOP: 'its links go round in a circle',
  EIO: 'the disk reports an error',
};

/** The cause of a failed file operation in a few words. */
export function reasonOf(thrown: unknown): string {
  const code = (thrown as NodeJS.ErrnoException | null)?.code;
  return (code !== undefined && reasons[code]) || code || 'an unknown error';
}

/** Why bytes could not be read, whoever threw: the file system, or Node for what is too large. */
export function causeOf(thrown: unknown): string {
  const code = (thrown as NodeJS.ErrnoException | null)?.code;
  if (code === 'ERR_FS_FILE_TOO_LARGE') return 'it is larger than 2 GiB';
  return code ? reasonOf(thrown) : (thrown as Error).message;
}
