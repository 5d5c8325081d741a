import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { expect, test } from 'vitest';
import { importInThread } from '../../../main/engine/import-in-thread.ts';
import { behindPeople } from '../../../main/platform/give-way.ts';
import { writeDemo } from '../../../main/demo/index.ts';
import { maria, newArchive } from '../../fixtures/archives.ts';
import { tempFolder } from '../../fixtures/temp.ts';

/** What the kernel tells of this process's threads: their `nice` (proc_pid_stat(5), field 19). */
function priorities(): number[] {
  return readdirSync('/proc/self/task').flatMap((thread) => {
    try {
      const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
      return [Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
}

// Red if the thread that imports, or those that read for it, stand in the way of an answer; or if the
// whole engine stands back with them.
test.skipIf(process.platform !== 'linux')('an import gives way to what is asked', async () => {
  const trail = tempFolder();
  await writeDemo({ out: trail, events: 3000, days: 5 });
  const { file } = newArchive();
  const own = getPriority();
  let behind = 0;
  await importInThread(
    { file, of: [trail], author: maria },
    {
      signal: new AbortController().signal,
      onProgress: () => {
        behind = Math.max(
          behind,
          priorities().filter((each) => each === own + behindPeople).length,
        );
      },
    },
  );
  expect(behind).toBeGreaterThan(1);
  expect(getPriority()).toBe(own);
});
