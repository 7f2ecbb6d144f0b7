import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from './packed.ts';

const versions = z.record(z.string(), z.string());
const manifest = z
  .object({
    dependencies: versions,
    devDependencies: versions,
    optionalDependencies: versions,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const entry = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  optional: z.boolean().optional(),
});
const lock = z
  .object({ packages: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
const direct = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
};

/** Below these a known hole is open. Electron: the floor of docs/decisions/0001. */
const floors = { electron: [45, 4, 1], 'better-sqlite3': [13, 0, 0], undici: [8, 12, 0] } as const;

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function isAtLeast(version: string, floor: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  const at = floor.findIndex((part, index) => part !== parts[index]);
  return at === -1 || (parts[at] ?? 0) > (floor[at] ?? 0);
}

describe('the lock file', () => {
  test.each(Object.entries(direct))('pins %s to exactly %s', (name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(lock.packages[`node_modules/${name}`]?.version).toBe(version);
  });

  test.each(Object.entries(floors))('has %s no older than %s', (name, floor) => {
    const version = lock.packages[`node_modules/${name}`]?.version ?? '0.0.0';
    expect(isAtLeast(version, floor)).toBe(true);
  });

  test('has Electron in its one major that was looked at, and knows what is older', () => {
    expect(lock.packages['node_modules/electron']?.version).toMatch(/^45\./);
    expect(isAtLeast('45.4.0', floors.electron)).toBe(false);
    expect(isAtLeast('45.10.0', floors.electron)).toBe(true);
  });

  test('lets no script run at installing but keytar, and names every package that has one', () => {
    const withScript = entries.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const names = [...new Set(withScript.map(([path]) => nameOf(path)))];
    expect(names.filter((name) => manifest.allowScripts[name] === undefined)).toEqual([]);
    const allowed = Object.entries(manifest.allowScripts).filter(([, may]) => may);
    expect(allowed.map(([name]) => name)).toEqual(['keytar']);
  });

  test('holds the digest of every package, but for the formatter of other systems', () => {
    const without = entries.filter(([, { integrity }]) => integrity === undefined);
    expect(without.filter(([, { optional }]) => optional !== true)).toEqual([]);
    // The registry these were locked from did not carry them; a lint tool, and never in a package.
    expect(
      without.map(([path]) => nameOf(path)).filter((name) => !name.startsWith('@biomejs/cli-')),
    ).toEqual([]);
  });

  test('brings to a shop only the two packages that are dependencies', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3', 'keytar']);
  });
});
