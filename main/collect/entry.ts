import { classify } from './classify.ts';
import type { Collected } from './source.ts';

/** Where an entry lies: `logs.zip!a/b.json`. */
export function entryPath(container: string, inside: string): string {
  return `${container}!${inside}`;
}

/**
 * What becomes of an entry by its name alone, before a byte of it is unpacked; `undefined`: its
 * bytes are wanted.
 *
 * An entry with an unsafe name is refused without its bytes: an archive knows an object by its
 * bytes, and must not take those of the same file, imported later under its true name, for refused.
 */
export function withoutBytes(
  container: string,
  inside: string,
  size: number,
  largest: number,
): Collected | undefined {
  const name = entryPath(container, inside);
  if (isUnsafe(inside)) {
    return refusedEntry(
      name,
      'unsafe name',
      'the name points outside its container; unpack it yourself and import what comes out',
    );
  }
  const guess = classify(inside, false);
  if (guess.kind === 'ignored') return { kind: 'ignored', name, reason: guess.reason };
  if (guess.kind === 'zip' || guess.kind === 'tar') {
    return { kind: 'ignored', name, reason: 'a container inside a container; unpack it first' };
  }
  if (size <= largest) return undefined;
  return refusedEntry(name, 'too large', `it unpacks to ${size} bytes, more than ${largest}`);
}

/** An entry whose bytes were read. */
export function withBytes(container: string, inside: string, bytes: Buffer): Collected {
  const name = entryPath(container, inside);
  const guess = classify(inside, false);
  if (guess.kind === 'sidecar') return { kind: 'sidecar', what: guess.what, name, bytes };
  return { kind: 'object', name, content: { kind: 'bytes', bytes }, named: false };
}

/** An entry that cannot be taken, for a reason that a person can act on. */
export function refusedEntry(name: string, reason: string, detail: string): Collected {
  return { kind: 'refused', name, bytes: Buffer.alloc(0), reason, detail };
}

/** Names that would leave the folder into which somebody unpacks, on any system. */
export function isUnsafe(name: string): boolean {
  return (
    name.includes('\0') ||
    /^[a-z]:/i.test(name) ||
    /^[\\/]/.test(name) ||
    name.split(/[\\/]/).includes('..')
  );
}

/** All bytes of a stream. */
export async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
