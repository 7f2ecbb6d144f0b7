/**
 * `node test/host/members.ts` prints every member of Electron that the stand-in has and where the app uses it.
 * It fails when one is used nowhere, or when main does not compile against the stand-in in Electron's place.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { members } from './members-list.ts';

const root = resolve(import.meta.dirname, '../..');
const cache = resolve(root, 'out/test/members');

/** The files of main that import electron or are handed its objects, and the host's own proofs. */
const sources = globSync(
  [
    'main/{index.ts,compose*.ts,{app,windows,ipc}/**/*.ts,printing/electron-*.ts}',
    'test/host/fixture-app/main/*.ts',
  ],
  {
    cwd: root,
  },
).map((file) => ({ file, text: readFileSync(resolve(root, file), 'utf8') }));

/** `app.quit`, `contents.send` or `{ quit }`: the name after a dot, or taken apart. */
function usersOf(member: string): string[] {
  const used = new RegExp(`\\.${member}\\b|[{,]\\s*${member}\\s*[,}:]`);
  return sources.filter(({ text }) => used.test(text)).map(({ file }) => file);
}

/** Electron's namespace without its modules, so that `electron` can be the stand-in. */
function namespaceOnly(): string {
  const all = readFileSync(resolve(root, 'node_modules/electron/electron.d.ts'), 'utf8');
  return all.replace(/^declare module '(electron[^']*)' \{/gm, "declare module 'real-$1' {");
}

/** Compiles main with the stand-in for `electron`; what main asks and it lacks is an error in main. */
function errorsOfMain(): string[] {
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'electron-namespace.d.ts'), namespaceOnly());
  const settings = {
    extends: resolve(root, 'tsconfig.json'),
    compilerOptions: {
      composite: false,
      incremental: false,
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
  const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', cache], {
    cwd: root,
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((line) => line.startsWith('main/'));
}

let unused = 0;
for (const [thing, list] of Object.entries(members)) {
  for (const member of Object.keys(list)) {
    const users = usersOf(member);
    if (users.length === 0) unused += 1;
    console.log(`${`${thing}.${member}`.padEnd(56)} ${users.join(', ') || 'NOT USED'}`);
  }
}
const errors = errorsOfMain();
for (const line of errors) console.log(line);
console.log(`${unused} not used, ${errors.length} errors of main against the stand-in`);
process.exitCode = unused + errors.length > 0 ? 1 : 0;
