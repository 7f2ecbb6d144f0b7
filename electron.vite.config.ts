import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { listBundledPackages } from './scripts/packaging/bundled-packages.ts';

/** Where the sources lie and where the built app goes; scripts/build.mjs sets both for the host's fixture app. */
const app = resolve(import.meta.dirname, process.env['BUILD_APP'] ?? '.');
const out = resolve(import.meta.dirname, process.env['BUILD_OUT'] ?? 'out');
const windows = ['till', 'customer'];

function entriesFrom(folder: string, suffix: string): Record<string, string> {
  return Object.fromEntries(windows.map((name) => [name, `${app}/${folder}/${name}${suffix}`]));
}

/** What main runs in a thread of its own lies beside it; the host's fixture app has none. */
function threads(): Record<string, string> {
  const careWorker = `${app}/main/store/care-worker.ts`;
  return existsSync(careWorker) ? { 'care-worker': careWorker } : {};
}

export default defineConfig({
  main: {
    plugins: [listBundledPackages(out, 'main')],
    build: {
      outDir: `${out}/main`,
      emptyOutDir: true,
      // Only the two native packages travel as packages; everything else is bundled.
      externalizeDeps: { include: ['better-sqlite3', 'keytar'] },
      rolldownOptions: {
        input: { index: `${app}/main/index.ts`, ...threads() },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
      sourcemap: false,
      minify: false,
    },
  },
  preload: {
    plugins: [listBundledPackages(out, 'preload')],
    build: {
      outDir: `${out}/preload`,
      emptyOutDir: true,
      externalizeDeps: false,
      // A sandboxed preload can load neither a module nor a second file: one CommonJS file per window.
      isolatedEntries: true,
      rolldownOptions: {
        input: entriesFrom('preload', '.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: `${app}/renderer`,
    // Both windows' pages share /assets, whichever host of app:// they are asked from.
    base: './',
    plugins: [react(), listBundledPackages(out, 'renderer')],
    build: {
      outDir: `${out}/renderer`,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entriesFrom('renderer', '/index.html') },
    },
  },
});
