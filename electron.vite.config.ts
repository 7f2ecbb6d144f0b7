import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/**
 * Each preload must be one CommonJS file: a sandboxed preload cannot load a module or a second file,
 * and two entries in one build would share a chunk. `BUILD_WINDOW` picks the entry; scripts/build.mjs
 * runs the preload build once per window.
 */
const window = process.env['BUILD_WINDOW'] ?? 'till';

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: {
        // Only the two native packages travel as packages; everything else is bundled.
        exclude: [],
        include: ['better-sqlite3', 'keytar'],
      },
      rolldownOptions: {
        input: { index: `${root}/main/index.ts` },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
      sourcemap: false,
      minify: false,
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      emptyOutDir: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: { [window]: `${root}/preload/${window}.ts` },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: `${root}/renderer`,
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          till: `${root}/renderer/till/index.html`,
          customer: `${root}/renderer/customer/index.html`,
        },
      },
    },
  },
});
