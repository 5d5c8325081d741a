import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ChildTask } from '../../../fixtures/collect-child.ts';
import { plantedKey } from '../../../fake-aws/world.ts';

const program = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'collect-child.ts');

export interface Ended {
  readonly how: 'ended' | 'killed';
  /** The last line it printed: what it brought, if it ended. */
  readonly last: string;
}

/** Collects in a process of its own; it is killed when it has told `until` as done. */
export function collectInChild(task: ChildTask, until = Number.POSITIVE_INFINITY): Promise<Ended> {
  const running = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: plantedKey.accessKeyId,
      AWS_SECRET_ACCESS_KEY: plantedKey.secretAccessKey,
    },
  });
  let last = '';
  running.stdout.on('data', (data: Buffer) => {
    last = data.toString().trimEnd().split('\n').at(-1) ?? '';
    if (Number(last) >= until) running.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    running.on('exit', (code) => resolve({ how: code === 0 ? 'ended' : 'killed', last }));
  });
}
