import { defineConfig } from '@playwright/test';
import { virtualDisplayVariable } from '../../scripts/runtime/display.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/e2e',
  timeout: 240_000,
  expect: { timeout: 20_000 },
  // One window at a time is what a person has. Two halve the time and find what waits for too little, on
  // virtual displays only: each worker has its own, and on a shared one they would take each other's focus.
  workers:
    process.env[virtualDisplayVariable] === '1'
      ? Number(process.env['TRAILPROOF_WINDOWS'] ?? 1)
      : 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
});
