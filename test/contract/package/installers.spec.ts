import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { writeNotices } from '../../../scripts/packaging/notices.ts';
import { makeStubElectron } from '../../../scripts/packaging/stub-electron.ts';
import { root } from './packed.ts';

const debOrder = z.tuple([z.array(z.string()), z.string()]);
const appImageOrder = z.object({ desktop: z.string() });

describe.skipIf(process.platform === 'win32')(
  'what electron-builder would hand to the tools that make the Linux installers',
  () => {
    let place: string;
    let args: readonly string[] = [];
    let debEntry = '';
    let appImageEntry = '';

    // The tools themselves are fetched by electron-builder and are not there; each order is taken before it.
    beforeAll(async () => {
      place = mkdtempSync(join(tmpdir(), 'installers-'));
      const electronDist = join(place, 'stub-electron');
      makeStubElectron(electronDist, { platform: 'linux', arch: 'x64' });
      writeNotices(root);
      await build({
        projectDir: root,
        targets: Platform.LINUX.createTarget(['deb', 'AppImage'], Arch.x64),
        publish: 'never',
        config: {
          extends: join(root, 'electron-builder.yml'),
          electronDist,
          directories: { output: join(place, 'release'), buildResources: 'scripts/packaging' },
          extraMetadata: { homepage: 'https://example.org' },
        },
        effectiveOptionComputed: async (order: unknown) => {
          const deb = debOrder.safeParse(order);
          if (deb.success) {
            args = deb.data[0];
            debEntry = readFileSync(deb.data[1], 'utf8');
          } else appImageEntry = appImageOrder.parse(order).desktop;
          return true;
        },
      });
    }, 120_000);
    afterAll(() => rmSync(place, { recursive: true, force: true }));

    test('puts the deb into a folder without a space, with an icon in every size', () => {
      expect(args.at(-1)).toMatch(/benepia-pos\.desktop$/);
      expect(args.find((arg) => arg.includes('=/opt/'))).toMatch(/=\/opt\/BenepiaPOS$/);
      const icons = args.filter((arg) => arg.includes('=/usr/share/icons/'));
      expect(icons).toHaveLength(7);
      for (const icon of icons)
        expect(icon).toMatch(/icons\/\d+x\d+\.png=.*\/apps\/benepia-pos\.png$/);
    });

    test('registers nothing but the desktop entry', () => {
      expect(args.filter((arg) => arg.includes('=/usr/share/mime'))).toEqual([]);
      for (const entry of [debEntry, appImageEntry]) expect(entry).not.toContain('MimeType');
    });

    test('names people what they start, and ties the window to it', () => {
      for (const entry of [debEntry, appImageEntry]) {
        const lines = entry.split('\n');
        expect(lines).toContain('Name=Benepia POS');
        expect(lines).toContain('Name[ko]=베네피아 포인트');
        expect(lines).toContain('StartupWMClass=benepia-pos');
        expect(lines).toContain('Icon=benepia-pos');
      }
    });

    test('starts the program in its sandbox', () => {
      expect(debEntry).toMatch(/^Exec=\/opt\/BenepiaPOS\/benepia-pos %U$/m);
      expect(appImageEntry).toMatch(/^Exec=AppRun\s+%U$/m);
    });

    test('made no installer here', () => {
      const release = join(place, 'release');
      for (const ending of ['amd64.deb', 'x86_64.AppImage']) {
        expect(existsSync(join(release, `benepia-pos-0.1.0-linux-${ending}`))).toBe(false);
      }
    });
  },
);
