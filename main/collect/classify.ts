import { basename } from 'node:path';
import type { SidecarKind } from './source.ts';

/** What a file is taken for by its name alone, before a byte of it is read. */
export type Guess =
  | { readonly kind: 'log' }
  | { readonly kind: 'zip' | 'tar' }
  | { readonly kind: 'sidecar'; readonly what: SidecarKind }
  | { readonly kind: 'ignored'; readonly reason: string };

const sidecars: ReadonlyMap<string, SidecarKind> = new Map([
  ['s3_object_metadata.json', 'object-metadata'],
  ['list_public_keys.json', 'public-keys'],
]);

/**
 * Decides by name. In a folder only names that logs have are read (`.json`, `.jsonl`, `.ndjson`,
 * `.log`, `.csv`, each also with `.gz`, and `.zip`, `.tar.gz`, `.tgz`); everything else is ignored with its
 * reason. A file that the person named is read whatever it is called.
 */
export function classify(path: string, named: boolean): Guess {
  const name = basename(path).toLowerCase();
  const sidecar = sidecars.get(name);
  if (sidecar !== undefined) return { kind: 'sidecar', what: sidecar };
  if (!named && (name.startsWith('._') || name === '.ds_store')) {
    return { kind: 'ignored', reason: 'a file of the desktop, not a log' };
  }
  if (name.endsWith('.zip')) return { kind: 'zip' };
  if (name.endsWith('.tar.gz') || name.endsWith('.tgz') || name.endsWith('.tar')) {
    return { kind: 'tar' };
  }
  if (named || /\.(json|jsonl|ndjson|log|csv)(\.gz)?$|\.gz$/.test(name)) return { kind: 'log' };
  return { kind: 'ignored', reason: 'not the name of a log file' };
}
