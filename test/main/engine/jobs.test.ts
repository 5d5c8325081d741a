import { expect, test } from 'vitest';
import { Problem } from '../../../preload/contract/errors.ts';
import { createJobs } from '../../../main/engine/jobs.ts';

// Red if Node's own AbortError comes through: the window would call it a fault of the program.
test('what a cancelled job throws is that it was cancelled', async () => {
  const jobs = createJobs();
  const running = jobs.run('a', async (signal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    signal.throwIfAborted();
  });
  jobs.cancel('a');
  await expect(running).rejects.toMatchObject({ name: 'Problem', code: 'cancelled' });
});

// Red if every failure is told as a cancelled job's.
test('what a job throws for itself comes through, and so does a Problem', async () => {
  const jobs = createJobs();
  await expect(jobs.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const problem = new Problem('unwritable', 'The disk is full.');
  const cancelled = jobs.run('b', () => {
    jobs.cancel('b');
    return Promise.reject(problem);
  });
  await expect(cancelled).rejects.toBe(problem);
});
