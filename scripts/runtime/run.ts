import { spawn, type SpawnOptions } from 'node:child_process';

export interface Finished {
  readonly code: number;
  readonly output: string;
}

type Options = SpawnOptions & { readonly seconds?: number };

/** Runs a program to its end and gives back what it printed; never throws for an exit code. */
export function capture(
  program: string,
  args: readonly string[],
  options: Options = {},
): Promise<Finished> {
  const { seconds, ...spawning } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...spawning, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let timer: NodeJS.Timeout | undefined;
    const end = (code: number, more = ''): void => {
      clearTimeout(timer);
      resolve({ code, output: output + more });
    };
    if (seconds !== undefined) {
      timer = setTimeout(() => {
        child.kill('SIGKILL');
        // A grandchild may hold the pipes open; it is not waited for.
        end(124, `\n${program} took longer than ${seconds} s`);
      }, seconds * 1000);
    }
    child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
    child.on('error', (error) => end(127, error.message));
    child.on('close', (code) => end(code ?? 1));
  });
}

/**
 * Runs a program with this terminal as its own. Resolves with its exit code. A signal that ends this
 * process ends the program first, so that no window stays behind.
 */
export function runInherited(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
    let isEnding = false;
    const pass = (signal: NodeJS.Signals): void => {
      isEnding = true;
      // A terminal sends SIGINT to the program too; twice would cut off its tidying up.
      if (signal !== 'SIGINT') child.kill(signal);
    };
    for (const signal of endings) process.on(signal, pass);
    const end = (code: number): void => {
      for (const signal of endings) process.off(signal, pass);
      if (isEnding) process.exit(130);
      resolve(code);
    };
    child.on('error', () => end(127));
    child.on('close', (code) => end(code ?? 1));
  });
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** As `capture`, for npm: the one that started this script, because Windows spawns no npm.cmd. */
export function captureNpm(args: readonly string[], options: Options): Promise<Finished> {
  const [program, ...before] = npm();
  return capture(program, [...before, ...args], options);
}

/** As `runInherited`, for npm. */
export function runNpm(args: readonly string[], options: SpawnOptions): Promise<number> {
  const [program, ...before] = npm();
  return runInherited(program, [...before, ...args], options);
}

function npm(): [string, ...string[]] {
  const script = process.env['npm_execpath'];
  return script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
}
