import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

type Diagnostic = {
  readonly category: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
};

/**
 * The lines that the project's own lint rules refuse for walls, clocks and network, by file. The files
 * are written to a folder of their own, beside a copy of the rules, and read in one run.
 */
export function refusedLines(
  files: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const folder = mkdtempSync(join(tmpdir(), 'walls-'));
  try {
    for (const name of ['biome.json', 'scripts/lint', '.gitignore'])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    for (const [path, lines] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${lines.join('\n')}\n`);
    }
    const refused = new Map([...files.keys()].map((path) => [path, new Set<string>()]));
    for (const { category, location } of diagnosticsIn(folder)) {
      const line = files.get(location.path)?.[location.start.line - 1];
      if (isWall(category) && line !== undefined) refused.get(location.path)?.add(line);
    }
    return refused;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function diagnosticsIn(folder: string): readonly Diagnostic[] {
  const { stdout } = spawnSync(
    join(root, 'node_modules/.bin/biome'),
    ['lint', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 },
  );
  return JSON.parse(stdout).diagnostics;
}

function isWall(category: string): boolean {
  return category === 'plugin' || /\/noRestricted(Imports|Globals)$/.test(category);
}
