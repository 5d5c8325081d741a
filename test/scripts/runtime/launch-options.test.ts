import { afterEach, expect, test, vi } from 'vitest';
import { launchArguments, launchOptionsFor } from '../../../scripts/runtime/launch-options.ts';
import type { Runtime } from '../../../scripts/runtime/runtime.ts';

const official: Runtime = { kind: 'official', executable: '/e', folder: '/', version: '45.4.1' };
const tryOut: Runtime = {
  ...official,
  kind: 'try-out',
  version: '33.2.1',
  nativeBinding: '/b.node',
};
const person = { isRootOnLinux: false, hasGraphics: true };

afterEach(() => void vi.unstubAllEnvs());

// Turns red when somebody's own window loses its sandbox.
test('a person at a desk gets the sandbox and the graphics card', () => {
  expect(launchArguments(official, '/app', person)).toEqual(['/app']);
  expect(launchArguments(tryOut, '/app', person)).toEqual([]);
});

test('the switches go before the app', () => {
  const facts = { isRootOnLinux: true, hasGraphics: false };
  expect(launchArguments(official, '/app', facts)).toEqual([
    '--no-sandbox',
    '--disable-gpu',
    '/app',
  ]);
});

test('only the try-out runtime is named to the app, with its database binding', () => {
  const { env } = launchOptionsFor(tryOut, { TRAILPROOF_HOME: '/h' });
  expect(env).toMatchObject({
    TRAILPROOF_RUNTIME: 'try-out',
    TRAILPROOF_SQLITE_BINDING: '/b.node',
    TRAILPROOF_HOME: '/h',
  });
  const shipped = launchOptionsFor(official).env;
  expect(shipped).not.toHaveProperty('TRAILPROOF_RUNTIME');
  expect(shipped).not.toHaveProperty('TRAILPROOF_SQLITE_BINDING');
});

// Turns red when npm start in an editor's terminal opens no window.
test('ELECTRON_RUN_AS_NODE of the surroundings is not passed on', () => {
  vi.stubEnv('ELECTRON_RUN_AS_NODE', '1');
  expect(launchOptionsFor(official).env).not.toHaveProperty('ELECTRON_RUN_AS_NODE');
});
