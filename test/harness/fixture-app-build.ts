import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Builds the host's small probing app into a folder of its own, seen from the project's. */
export function buildFixtureApp(out: string): void {
  const build = ['scripts/build.mjs', '--app', 'test/host/fixture-app', '--out', out];
  execFileSync(process.execPath, build, { cwd: root, stdio: 'inherit' });
}
