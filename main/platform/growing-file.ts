import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { Problem } from '../../preload/contract/errors.ts';
import { draftBeside, reasonOf, removeQuietly } from './files.ts';

/** What was written. */
export interface WholeFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** Bytes that are kept back, so that a file of many small lines is not written line by line. */
const chunk = 256 * 1024;

/**
 * A file that is written piece by piece, whole or not at all: a neighbour grows and is renamed when it is
 * complete, in the place of whatever was there.
 */
export class GrowingFile {
  readonly #path: string;
  readonly #draft: string;
  readonly #hash = createHash('sha256');
  #handle: number;
  #waiting: Buffer[] = [];
  #held = 0;
  #bytes = 0;

  /** @throws Problem unwritable */
  constructor(path: string) {
    this.#path = path;
    this.#draft = draftBeside(path);
    this.#handle = this.#doing(() => openSync(this.#draft, 'wx'));
  }

  /** @throws Problem unwritable */
  write(data: Uint8Array | string): void {
    const bytes = Buffer.from(data as Uint8Array);
    this.#waiting.push(bytes);
    this.#held += bytes.length;
    if (this.#held >= chunk) this.#drain();
  }

  /** @throws Problem unwritable */
  finish(): WholeFile {
    this.#drain();
    this.#doing(() => {
      fsyncSync(this.#handle);
      this.#close();
      renameSync(this.#draft, this.#path);
    });
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Leaves nothing behind, and what was there before as it was. */
  abandon(): void {
    this.#close();
    removeQuietly(this.#draft);
  }

  #drain(): void {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#held = 0;
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    this.#doing(() => {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#handle, bytes, at);
    });
  }

  #close(): void {
    if (this.#handle < 0) return;
    closeSync(this.#handle);
    this.#handle = -1;
  }

  #doing<T>(work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      throw new Problem('unwritable', `${this.#path} cannot be written: ${reasonOf(thrown)}.`);
    }
  }
}
