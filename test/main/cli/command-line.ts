/** The command line as its users meet it: words in; exit code, stdout and stderr out. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { runCommandLine } from '../../../main/cli/run.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** stdout before it was decoded. */
  readonly bytes: Buffer;
}

/** Gives the tests of a file a home of their own, and no person but the one they name. */
export function withOwnHome(): void {
  let home = '';
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'trailproof-home-'));
    // For withoutRights, too.
    chmodSync(home, 0o777);
    vi.stubEnv('TRAILPROOF_HOME', home);
    vi.stubEnv('TRAILPROOF_PERSON', undefined);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true, force: true });
  });
}

/** Runs a command line in this process; neither stream is a terminal. */
export function run(...argv: readonly string[]): Promise<Ran> {
  return runOn({ stdout: false, stderr: false }, ...argv);
}

/** As `run`, where the streams named are terminals. */
export async function runOn(
  terminal: { readonly stdout: boolean; readonly stderr: boolean },
  ...argv: readonly string[]
): Promise<Ran> {
  const stdout = new Captured(terminal.stdout);
  const stderr = new Captured(terminal.stderr);
  const exit = await runCommandLine(argv, { stdout, stderr });
  return { exit, out: stdout.bytes.toString(), err: stderr.bytes.toString(), bytes: stdout.bytes };
}

/** Runs a command that must succeed, with `--json`. Returns the object of its last line. */
export async function json(...argv: readonly string[]): Promise<Record<string, unknown>> {
  const ran = await run(...argv, '--json');
  expect(ran).toMatchObject({ exit: 0, err: '' });
  return lastLine(ran);
}

/** The one JSON object that stands in the last line. */
export function lastLine({ out }: Ran): Record<string, unknown> {
  expect(out.endsWith('}\n')).toBe(true);
  return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>;
}

/** Asserts that a command ended with one readable line on stderr and nothing on stdout. */
export function expectRefusal(ran: Ran, exit: number, says: RegExp | string): void {
  expect(ran).toMatchObject({ exit, out: '' });
  expect(ran.err).toMatch(says);
  expect(ran.err).toMatch(/^[^\n]{10,300}[.!?]\n$/);
  expect(ran.err).not.toMatch(/^\s+at |Error:|node:|undefined/m);
}

/** A file in a folder of its own. */
export function fileOf(name: string, content: string | Buffer): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** An archive with these records, imported by the command line. */
export async function archiveOf(...records: readonly unknown[]): Promise<string> {
  const archive = join(tempFolder(), 'test.trailproof');
  const content = logText(...(records.length > 0 ? records : [record()]));
  await json('import', fileOf('log.json', content), '--archive', archive);
  return archive;
}

class Captured extends Writable {
  readonly #parts: Buffer[] = [];
  readonly isTTY: boolean;

  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#parts.push(chunk);
    done();
  }
}
