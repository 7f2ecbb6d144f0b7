import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const cache = resolve(root, 'out/test/members');

/** Compiles main with the stand-in for `electron`; gives a line for whatever main asks and it lacks. */
export function errorsOfMain(): string[] {
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'electron-namespace.d.ts'), namespaceOnly());
  const settings = {
    extends: resolve(root, 'tsconfig.json'),
    compilerOptions: {
      composite: false,
      incremental: true,
      tsBuildInfoFile: join(cache, 'main.tsbuildinfo'),
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: ['node'],
      typeRoots: [resolve(root, 'node_modules/@types')],
      paths: { electron: [resolve(import.meta.dirname, 'electron.ts')] },
    },
    files: ['electron-namespace.d.ts', resolve(root, 'node_modules/electron-vite/node.d.ts')],
    include: [resolve(root, 'main/**/*.ts'), resolve(root, 'main/**/*.json')],
    exclude: [],
  };
  writeFileSync(join(cache, 'tsconfig.json'), JSON.stringify(settings, null, 2));
  const tsc = resolve(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', cache], {
    cwd: root,
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return status === 0 || lines.length > 0 ? lines : [`tsc ended with ${status}`];
}

/** Electron's namespace without its modules, so that `electron` can be the stand-in. */
function namespaceOnly(): string {
  const all = readFileSync(resolve(root, 'node_modules/electron/electron.d.ts'), 'utf8');
  return all.replace(/^declare module '(electron[^']*)' \{/gm, "declare module 'real-$1' {");
}
