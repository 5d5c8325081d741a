/** The command line as a process of its own, from its sources: for signals, pipes and exit codes. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export interface Ended {
  readonly exit: number | null;
  readonly signal: string | null;
  readonly err: string;
}

/** Starts a command; `env` is added to this process's. */
export function start(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['main/cli/index.ts', ...argv], {
    env: { ...process.env, ...env },
  });
}

/** Waits for the end of a command. stderr is read to its end, stdout is left to the caller. */
export async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const [err, [exit, signal]] = await Promise.all([
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null, string | null]>,
  ]);
  return { exit, signal, err };
}
