import { defineConfig } from '@playwright/test';

/** What the window takes, measured and printed; `npm run bench -- --window` runs it. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../../test-results/bench',
  timeout: 600_000,
  workers: 1,
  reporter: [['line']],
});
