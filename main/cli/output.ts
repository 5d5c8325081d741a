import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf } from '../platform/files.ts';
import type { CommonOptions, Outcome } from './context.ts';
import { visible } from '../platform/visible.ts';

type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Where a command line writes: the process's own streams, or a test's. */
export interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
}

/** What commands print through: results on stdout, everything else on stderr. */
export class Output {
  readonly #stdout: Stream;
  readonly #stderr: Stream;
  #failure: NodeJS.ErrnoException | undefined;
  #exit: number = 0;

  constructor({ stdout, stderr }: Streams) {
    this.#stdout = stdout;
    this.#stderr = stderr;
    stdout.on('error', (error) => (this.#failure ??= error));
    // A message that nobody can be told is no reason to end.
    stderr.on('error', () => undefined);
  }

  /** The exit code of the command that finished. */
  get exit(): number {
    return this.#exit;
  }

  /** True if results go to a terminal, which acts upon what it is sent. */
  get toTerminal(): boolean {
    return this.#stdout.isTTY === true;
  }

  /** Writes a result as it is. */
  write(data: string | Uint8Array): void {
    if (this.#failure === undefined) this.#stdout.write(data);
  }

  /** Writes a line for a person. */
  print(line: string): void {
    this.write(`${visible(line)}\n`);
  }

  /** Writes one line to stderr, whatever the message holds. */
  complain(message: string): void {
    this.#stderr.write(`${visible(message)}\n`);
  }

  /** Writes text of our own to stderr, which may have several lines. */
  help(text: string): void {
    this.#stderr.write(text);
  }

  /**
   * Waits until what was written has left. Returns false if the reader went away (`… | head -1`):
   * that is how a reader says that it has enough, and no failure.
   *
   * @throws Problem unwritable, if it could not be written for another reason
   */
  async flushed(): Promise<boolean> {
    if (this.#failure === undefined) await this.#emptied();
    if (this.#failure === undefined) return true;
    if (this.#failure.code === 'EPIPE') return false;
    const reason = reasonOf(this.#failure);
    throw new Problem('unwritable', `The output cannot be written: ${reason}.`);
  }

  /** Says what a command has done: one JSON object with `--json`, else lines for a person. */
  finish(options: CommonOptions, { result, lines, exit = 0 }: Outcome): void {
    this.#exit = exit;
    if (options.json) this.write(`${visible(JSON.stringify(result))}\n`);
    else for (const line of lines) this.print(line);
  }

  /** Progress on one line of stderr, if a person is looking. */
  progress(options: CommonOptions, label: string): (done: number, total: number) => void {
    const shown = !options.quiet && this.#stderr.isTTY === true;
    return (done, total) => {
      if (shown) {
        this.#stderr.write(`\r${label} ${done} of ${total}${done >= total ? '\n' : ''}`);
      }
    };
  }

  /** One line of stderr that the next one replaces, if a person is looking; the empty text ends it. */
  status(options: CommonOptions, text: string): void {
    if (options.quiet || this.#stderr.isTTY !== true) return;
    this.#stderr.write(`\r\u001b[K${visible(text)}`);
  }

  /** An error of the stream is told one turn after the callback of the write. */
  #emptied(): Promise<void> {
    return new Promise((resolve) => {
      this.#stdout.write('', () => setImmediate(resolve));
    });
  }
}
