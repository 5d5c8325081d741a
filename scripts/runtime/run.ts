import { spawn, type SpawnOptions } from 'node:child_process';

export interface Finished {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end and gives back what it printed; never throws for an exit code. */
export function capture(
  program: string,
  args: readonly string[],
  options: SpawnOptions & { readonly seconds?: number } = {},
): Promise<Finished> {
  const { seconds, ...spawning } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...spawning, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const timer =
      seconds === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    const end = (code: number, more = ''): void => {
      clearTimeout(timer);
      resolve({ code, output: output + more });
    };
    child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
    child.on('error', (error) => end(127, error.message));
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs a program with this terminal as its own. Resolves with its exit code. */
export function runInherited(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
