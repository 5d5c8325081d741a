import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Built for the oldest runtime that is run: Node 20.18 and Chromium 130 (see docs/decisions/0002).
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: 'main/index.ts',
          engine: 'main/engine/process.ts',
          cli: 'main/cli/index.ts',
          'import-thread': 'main/engine/import-thread.ts',
          'collect-thread': 'main/engine/collect-thread.ts',
          'completeness-thread': 'main/engine/completeness-thread.ts',
          'keeping-thread': 'main/engine/keeping-thread.ts',
          'disposal-thread': 'main/engine/disposal-thread.ts',
          'scan-worker': 'main/archive/scan/worker.ts',
          'people-thread': 'main/engine/people-thread.ts',
          'words-thread': 'main/engine/words-thread.ts',
          'words-worker': 'main/archive/text/worker.ts',
          'ahead-worker': 'main/query/ahead-worker.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[name].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload script can require nothing but electron.
      externalizeDeps: false,
      target: 'node20.18',
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: 'preload/index.ts' },
        // A sandboxed preload script must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react({ jsxImportSource: '#drawn' })],
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      rollupOptions: { input: { index: 'renderer/index.html' } },
      // No data: addresses: the content security policy allows the bundle's own files only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  },
});
