import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** The folders of main, as they are on disk: a new one has no wall yet, and a test says so. */
export const mainFolders: readonly string[] = readdirSync(join(root, 'main'), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

const rootFiles = readdirSync(join(root, 'main')).filter((name) => name.endsWith('.ts'));
const preloadFiles = readdirSync(join(root, 'preload')).filter((name) => name.endsWith('.ts'));

/** Files that a wall names one by one; `any.ts` stands for every other file of a folder. */
const named = [
  'config/reachable-points.ts',
  'config/reachable.ts',
  'config/settings-problem.ts',
  'config/settings-schema.ts',
  'gateway/bunjang/bunjang-port.ts',
  'gateway/call-failure.ts',
  'gateway/limits.ts',
  'gateway/portone-port.ts',
  'ipc/publish.ts',
  'ipc/register.ts',
  'secrets/api-keys.ts',
  'secrets/key-limits.ts',
  'secrets/secret.ts',
  'store/ledger-failure.ts',
  'store/ledger.ts',
];

/** Every file of ours that some folder may not import, from the root of the repository. */
export const ourFiles: readonly string[] = [
  ...mainFolders.flatMap((folder) => [`main/${folder}/any.ts`, `main/${folder}/deep/any.ts`]),
  ...named.map((name) => `main/${name}`),
  ...rootFiles.map((name) => `main/${name}`),
  ...preloadFiles.map((name) => `preload/${name}`),
  'renderer/till/any.ts',
  'renderer/customer/any.ts',
  'renderer/shared/any.ts',
  'test/any.ts',
];

const nodeNames = builtinModules.filter((name) => !name.startsWith('_') && !name.includes(':'));

/** Packages by the word a row of the table uses for them. `fs` for `node:fs` is refused everywhere. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  node: nodeNames.map((name) => `node:${name}`),
  'bare node': nodeNames,
  electron: ['electron'],
  'electron subpaths': ['electron/main', 'electron/renderer', 'electron/common'],
  'electron-log': ['electron-log/node'],
  keytar: ['keytar'],
  ky: ['ky'],
  undici: ['undici'],
  zod: ['zod'],
  'better-sqlite3': ['better-sqlite3'],
  receiptline: ['receiptline'],
  i18next: ['i18next'],
  react: ['react', 'react-dom/client', 'react-i18next', 'lucide-react'],
  zustand: ['zustand', 'zustand/vanilla'],
  others: ['axios', '@scope/any', 'better-sqlite3/any', 'zod/any', 'vitest'],
};

/** The line that imports `target` into the file `from`. */
export function importLine(from: string, target: string): string {
  return `import '${specifier(from, target)}';`;
}

function specifier(from: string, target: string): string {
  if (!target.endsWith('.ts')) return target;
  const path = posix.relative(posix.dirname(from), target);
  return path.startsWith('.') ? path : `./${path}`;
}
