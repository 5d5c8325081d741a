import type { GrantedPath } from '../../preload/contract/domain.ts';

/** What paths that arrived are for. */
export type Arrival =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'missing'; readonly path: GrantedPath }
  | { readonly kind: 'open'; readonly path: GrantedPath }
  | { readonly kind: 'verify'; readonly path: GrantedPath }
  | { readonly kind: 'import'; readonly paths: readonly GrantedPath[] };

/**
 * An engagement among them is opened, a lone PDF is verified, everything else is imported; if one is
 * not there, nothing is done with the others.
 */
export function sortArrival(paths: readonly GrantedPath[]): Arrival {
  const [first] = paths;
  if (first === undefined) return { kind: 'nothing' };
  const missing = paths.find((path) => path.kind === 'new');
  if (missing !== undefined) return { kind: 'missing', path: missing };
  const engagement = paths.find((path) => path.kind === 'file' && has(path, '.trailproof'));
  if (engagement !== undefined) return { kind: 'open', path: engagement };
  if (paths.length === 1 && has(first, '.pdf')) return { kind: 'verify', path: first };
  return { kind: 'import', paths };
}

/** True if the name alone says that the path is nothing this program reads. */
export function isStranger(path: GrantedPath): boolean {
  return path.kind === 'file' && !KNOWN.test(path.name);
}

const KNOWN = /\.(trailproof|pdf|json|jsonl|ndjson|log|csv|gz|zip|tar|tgz)$/i;

function has(path: GrantedPath, extension: string): boolean {
  return path.name.toLowerCase().endsWith(extension);
}
