import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trailproof-cache-'));
  vi.stubEnv('TRAILPROOF_CACHE', folder);
  // The cache folder is read from the environment once, when its module is loaded.
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): string {
  writeFileSync(path, text);
  return path;
}

// Turns red when a run that was stopped leaves something that the next run takes for whole.
test('what could not be finished leaves nothing behind', async () => {
  const { madeOnce } = await import('../../../scripts/runtime/cache.ts');
  const broken = madeOnce('thing', (draft) => {
    write(join(draft, 'thing'), 'half');
    return Promise.reject(new Error('power cut'));
  });
  await expect(broken).rejects.toThrow('power cut');
  expect(readdirSync(folder)).toEqual([]);
});

test('a thing is made once; of two runs at once the first one stays', async () => {
  const { madeOnce } = await import('../../../scripts/runtime/cache.ts');
  const make = vi.fn((draft: string) => {
    const made = join(draft, 'made');
    mkdirSync(made);
    write(join(made, 'who'), draft);
    return Promise.resolve(made);
  });
  const [one, other] = await Promise.all([madeOnce('thing', make), madeOnce('thing', make)]);
  expect(one).toBe(other);
  expect(make).toHaveBeenCalledTimes(2);
  await madeOnce('thing', make);
  expect(make).toHaveBeenCalledTimes(2);
  expect(readdirSync(folder)).toEqual(['thing']);
});

test('only old drafts of killed runs are swept away', async () => {
  const { madeOnce } = await import('../../../scripts/runtime/cache.ts');
  mkdirSync(join(folder, 'draft-old'));
  mkdirSync(join(folder, 'draft-new'));
  const longAgo = Date.now() / 1000 - 3 * 3600;
  utimesSync(join(folder, 'draft-old'), longAgo, longAgo);
  await madeOnce('thing', (draft) => Promise.resolve(write(join(draft, 'thing'), '')));
  expect(readdirSync(folder).sort()).toEqual(['draft-new', 'thing']);
});

// Turns red when two checkouts with one cache start each other's app.
test('each checkout has its own copy of the runtime, which costs no space', async () => {
  const { copyForCheckout } = await import('../../../scripts/runtime/link-app.ts');
  const runtime = join(folder, 'electron-1');
  mkdirSync(join(runtime, 'resources'), { recursive: true });
  write(join(runtime, 'electron'), 'program');
  const one = await copyForCheckout(runtime, '/checkout/one');
  const other = await copyForCheckout(runtime, '/checkout/other');
  expect(readlinkSync(join(one, 'resources', 'app'))).toBe('/checkout/one');
  expect(readlinkSync(join(other, 'resources', 'app'))).toBe('/checkout/other');
  expect(existsSync(join(runtime, 'resources', 'app'))).toBe(false);
  expect(readFileSync(join(one, 'electron'), 'utf8')).toBe('program');
  expect(statSync(join(one, 'electron')).nlink).toBe(3);
});
