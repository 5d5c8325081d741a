import type { Collected } from '../collect/source.ts';
import { sha256 } from '../platform/hash.ts';
import { locate, type Layout } from './locate.ts';
import { unpack } from './unpack.ts';

/** An original, read as far as is possible without the archive. */
export interface PreparedObject {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
  /** The uncompressed text and its SHA-256 (CloudTrail's digests name this one), or neither. */
  readonly text: Buffer | undefined;
  readonly textSha256: Buffer | undefined;
  readonly layout: Extract<Layout, { kind: 'log' | 'digest' }> | Unreadable;
}

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: string;
  readonly detail: string;
}

export type Prepared =
  | { readonly kind: 'object'; readonly object: PreparedObject }
  | { readonly kind: 'ignored'; readonly name: string; readonly reason: string }
  | Extract<Collected, { kind: 'sidecar' }>;

/** Reasons for which a file is no log at all, as opposed to a log that is broken. */
const noLog = new Set(['not CloudTrail', 'not JSON']);

/**
 * Decides what an item of a source is. A stray file of a folder that is no log is ignored; the same
 * file named by a person is rejected, and so is anything that looks like a log but cannot be read.
 */
export function prepare(item: Collected): Prepared {
  switch (item.kind) {
    case 'ignored':
    case 'sidecar':
      return item;
    case 'refused':
      return unreadable(item, { reason: item.reason, detail: item.detail });
    case 'object':
      return prepareObject(item);
  }
}

function prepareObject(item: Extract<Collected, { kind: 'object' }>): Prepared {
  const unpacked = unpack(item.bytes);
  if (!unpacked.ok) return unreadable(item, unpacked);
  const layout = locate(unpacked.text);
  if (layout.kind === 'none') {
    if (noLog.has(layout.reason) && !item.named) {
      return { kind: 'ignored', name: item.name, reason: `${layout.reason}: ${layout.detail}` };
    }
    return unreadable(item, layout);
  }
  const { name, bytes } = item;
  const digest = sha256(bytes);
  return {
    kind: 'object',
    object: {
      name,
      bytes,
      sha256: digest,
      text: unpacked.text,
      textSha256: unpacked.packed ? sha256(unpacked.text) : digest,
      layout,
    },
  };
}

function unreadable(
  item: { readonly name: string; readonly bytes: Buffer },
  why: { readonly reason: string; readonly detail: string },
): Prepared {
  return {
    kind: 'object',
    object: {
      name: item.name,
      bytes: item.bytes,
      sha256: sha256(item.bytes),
      text: undefined,
      textSha256: undefined,
      layout: { kind: 'unreadable', reason: why.reason, detail: why.detail },
    },
  };
}
