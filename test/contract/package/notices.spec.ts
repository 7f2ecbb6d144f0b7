import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noticesFor, travellingPackages } from '../../../scripts/packaging/notices.ts';
import { filesIn } from '../../../scripts/packaging/packed-app.ts';
import { root } from './packed.ts';

const packages = travellingPackages(root);
const text = noticesFor(root, packages);

/** What the bundler wrote above each module it took in; only main keeps its comments. */
function packagesInMain(): readonly string[] {
  const files = filesIn(join(root, 'out/main')).filter((file) => file.endsWith('.js'));
  const found = files.flatMap((file) => [
    ...readFileSync(join(root, 'out/main', file), 'utf8').matchAll(
      /^\/\/(?:#region)? (node_modules\/(?:@[^/\n]+\/)?[^/\n]+)\//gm,
    ),
  ]);
  return [...new Set(found.map(([, folder]) => folder ?? ''))];
}

describe('the licences that travel', () => {
  test('are those of every package the bundler says it took in', () => {
    const bundled = packagesInMain();
    expect(bundled.length).toBeGreaterThan(5);
    expect(packages).toEqual(expect.arrayContaining([...bundled]));
  });

  test('are those of what the windows are made of, of the font, and of the native packages', () => {
    const some = ['react', 'react-dom', 'zustand', 'pretendard', 'better-sqlite3', 'keytar'];
    expect(packages).toEqual(expect.arrayContaining(some.map((name) => `node_modules/${name}`)));
  });

  test.each(packages)('hold %s with its version and its own words', (folder) => {
    const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const at = text.indexOf(`\n${name} ${version}`);
    expect(at).toBeGreaterThan(0);
    const words = text.slice(at, text.indexOf('-'.repeat(80), at));
    expect(words).toMatch(/permission|redistribut|licensed/i);
    expect(words.length).toBeGreaterThan(500);
  });

  test('name the font under its own licence, and SQLite', () => {
    expect(text).toMatch(/SIL OPEN FONT LICENSE Version 1\.1/i);
    expect(text).toMatch(/SQLite \(compiled into better-sqlite3\)/);
  });

  test('cannot be made while a package has none', () => {
    const place = mkdtempSync(join(tmpdir(), 'notices-'));
    try {
      mkdirSync(join(place, 'node_modules/bare'), { recursive: true });
      const manifest = JSON.stringify({ name: 'bare', version: '1.0.0' });
      writeFileSync(join(place, 'node_modules/bare/package.json'), manifest);
      expect(() => noticesFor(place, ['node_modules/bare'])).toThrow(
        /node_modules\/bare: there is no licence/,
      );
    } finally {
      rmSync(place, { recursive: true });
    }
  });
});
