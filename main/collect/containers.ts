import { readFileSync, statSync } from 'node:fs';
import type { Collected } from './source.ts';
import { tarEntries } from './tar.ts';
import { zipEntries } from './zip.ts';

/** Bytes that are held at once, and so the largest entry; CloudTrail's own files end at 50 MB. */
const largestEntry = 1024 * 1024 * 1024;

/**
 * Entries of a container, read one by one into memory: nothing is ever written to disk, so a hostile
 * name cannot reach a file. Damage ends the entries, not the import: those before it were yielded,
 * and the container itself is refused with its bytes. A container without a single log is one that a
 * person named (refused) or that lay in a folder (ignored).
 *
 * @param largest bytes an entry may unpack to
 * @throws what the file system throws, if the container cannot be read
 */
export async function* containerItems(
  path: string,
  kind: 'zip' | 'tar',
  named: boolean,
  largest: number = largestEntry,
): AsyncGenerator<Collected> {
  const entries = kind === 'zip' ? zipEntries(path, largest) : tarEntries(path, largest);
  let used = 0;
  try {
    for await (const item of entries) {
      if (item.kind !== 'ignored') used += 1;
      yield item;
    }
  } catch (thrown) {
    // Errors of the file system name the call that failed; those of the unpackers do not.
    if (!(thrown instanceof Error) || 'syscall' in thrown) throw thrown;
    yield refusedContainer(path, 'damaged container', thrown.message, largest);
    return;
  }
  if (used > 0) return;
  const reason = 'a container without a log';
  if (named) yield refusedContainer(path, reason, 'no entry has the name of a log', largest);
  else yield { kind: 'ignored', name: path, reason };
}

function refusedContainer(
  path: string,
  reason: string,
  detail: string,
  largest: number,
): Collected {
  const bytes = statSync(path).size <= largest ? readFileSync(path) : Buffer.alloc(0);
  return { kind: 'refused', name: path, bytes, reason, detail };
}
