import { readFileSync } from 'node:fs';
import type { ItemContent } from '../../collect/source.ts';
import { causeOf } from '../../platform/files.ts';

export type Read =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly reason: string; readonly detail: string };

/** The bytes of an item; one that cannot be read does not stop the others. */
export function readContent(content: ItemContent): Read {
  // Handed over from another thread a Buffer arrives as a plain Uint8Array.
  if (content.kind === 'bytes') return { ok: true, bytes: asBuffer(content.bytes) };
  try {
    return { ok: true, bytes: readFileSync(content.path) };
  } catch (thrown) {
    return { ok: false, reason: 'unreadable', detail: causeOf(thrown) };
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
