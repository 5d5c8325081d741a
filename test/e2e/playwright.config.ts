import { defineConfig } from '@playwright/test';
import { virtualDisplayVariable } from '../../scripts/runtime/display.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/e2e',
  timeout: 240_000,
  expect: { timeout: 20_000 },
  // Windows on one display take each other's keyboard focus; virtual displays are one for each worker.
  workers: process.env[virtualDisplayVariable] === '1' ? 2 : 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
});
