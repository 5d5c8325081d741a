import { defineConfig } from 'vitest/config';

const windowTests = 'test/e2e/**';
const rendererTests = 'test/renderer/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    pool: 'forks',
    // Two cores, and real SQLite files under each test.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'main',
          include: ['test/**/*.test.ts'],
          exclude: [windowTests, rendererTests, 'node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          include: [rendererTests],
          // They load React and the whole window in each file, and share nothing that one of them
          // changes: no environment, no file, and no global but those that are put back here.
          isolate: false,
          unstubGlobals: true,
        },
      },
    ],
  },
});
