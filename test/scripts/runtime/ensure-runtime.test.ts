import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ensureRuntime, nameOf, type Way } from '../../../scripts/runtime/ensure-runtime.ts';
import { executableName, needsOwnBinding, type Runtime } from '../../../scripts/runtime/runtime.ts';

const official: Runtime = { kind: 'official', executable: '/e', folder: '/', version: '45.4.1' };
const tryOut: Runtime = { ...official, kind: 'try-out', version: '33.2.1' };

const has = (runtime: Runtime): Way => vi.fn(() => Promise.resolve({ runtime }));
const hasNot = (reason: string): Way => vi.fn(() => Promise.resolve({ reason }));
const fails = (message: string): Way => vi.fn(() => Promise.reject(new Error(message)));

let told: string[] = [];
beforeEach(() => {
  told = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told.push(String(text));
    return true;
  });
});
afterEach(() => void vi.restoreAllMocks());

// Turns red when the try-out runtime is preferred, or fetched although it is not needed.
test('the first way that has one wins, and later ones are not asked', async () => {
  const last = has(tryOut);
  expect(await ensureRuntime([hasNot('not set'), has(official), last])).toEqual(official);
  expect(last).not.toHaveBeenCalled();
  expect(told).toEqual(['Electron 1/3: not set\n', 'Electron 2/3: official 45.4.1\n']);
});

test('every step tells its outcome in one line', async () => {
  await ensureRuntime([hasNot('not set'), hasNot('unreachable'), has(tryOut)]);
  expect(told.map((line) => line.split(':')[0])).toEqual([
    'Electron 1/3',
    'Electron 2/3',
    'Electron 3/3',
  ]);
  expect(told.at(-1)).toContain('for looking and testing only');
});

// Turns red when a folder that somebody named is silently passed over.
test('a wish that cannot be met ends the search', async () => {
  const second = has(official);
  await expect(ensureRuntime([fails('names /x'), second])).rejects.toThrow('names /x');
  expect(second).not.toHaveBeenCalled();
});

test('when nothing helps, the error names each reason and a way out', async () => {
  const ways = [hasNot('not set'), hasNot('unreachable'), hasNot('none for win32-x64')];
  await expect(ensureRuntime(ways)).rejects.toThrow(
    /not set; unreachable; none for win32-x64.*ELECTRON_OVERRIDE_DIST_PATH/,
  );
});

test('a runtime is named with its kind', () => {
  expect(nameOf({ ...official, kind: 'override', version: '44.0.0' })).toContain('44.0.0, /e');
});

test.each([
  ['33.2.1', true],
  ['34.9.9', true],
  ['35.0.0', false],
  ['45.4.1', false],
  ['of unknown version', false],
])('Electron %s needs its own database binding: %s', (version, expected) => {
  expect(needsOwnBinding(version)).toBe(expected);
});

test('the executable lies where each system has it', () => {
  expect(executableName('linux')).toBe('electron');
  expect(executableName('win32')).toBe('electron.exe');
  expect(executableName('darwin')).toMatch(/\.app\/Contents\/MacOS\/Electron$/);
});
