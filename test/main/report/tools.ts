import { execFileSync, spawnSync } from 'node:child_process';

/** True if the program can be started at all. */
export function have(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

/** What a program prints. Exit codes are not looked at: pdfsig's is always 0. */
export function printed(program: string, ...args: string[]): string {
  const { stdout, stderr, error } = spawnSync(program, args, { maxBuffer: 64 * 1024 * 1024 });
  if (error) throw error;
  return `${stdout.toString()}${stderr.toString()}`;
}

/** An empty certificate store, without which pdfsig does not judge anything. */
export function nssStore(folder: string): string {
  execFileSync('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password']);
  return `sql:${folder}`;
}
