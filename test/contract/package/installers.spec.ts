import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { takeInstallerOrders } from './installer-orders.ts';

const debOrder = z.tuple([z.array(z.string()), z.string()]);
const appImageOrder = z.object({ desktop: z.string() });
const nsisOrder = z.tuple([
  z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  z.object({ OutFile: z.string(), Unicode: z.boolean() }),
]);

describe.skipIf(process.platform === 'win32')('the order for the Linux installers', () => {
  let args: readonly string[] = [];
  let debEntry = '';
  let appImageEntry = '';
  beforeAll(async () => {
    await takeInstallerOrders({ platform: 'linux', kinds: ['deb', 'AppImage'] }, (order) => {
      const deb = debOrder.safeParse(order);
      if (!deb.success) {
        appImageEntry = appImageOrder.parse(order).desktop;
        return;
      }
      args = deb.data[0];
      debEntry = readFileSync(deb.data[1], 'utf8');
    });
  }, 120_000);

  test('puts the deb into a folder without a space, with an icon in every size', () => {
    expect(args.find((arg) => arg.includes('=/opt/'))).toMatch(/=\/opt\/BenepiaPOS$/);
    const icons = args.filter((arg) => arg.includes('=/usr/share/icons/'));
    expect(icons).toHaveLength(7);
    for (const icon of icons) {
      expect(icon).toMatch(/icons\/\d+x\d+\.png=.*\/apps\/benepia-pos\.png$/);
    }
  });

  test('registers nothing but the desktop entry', () => {
    expect(args.at(-1)).toMatch(/=\/usr\/share\/applications\/benepia-pos\.desktop$/);
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
});

describe.skipIf(process.platform === 'win32')('the order for the Windows installer', () => {
  let defines: Readonly<Record<string, string | number | null>> = {};
  let outFile = '';
  beforeAll(async () => {
    await takeInstallerOrders({ platform: 'win32', kinds: ['nsis'] }, (order) => {
      const [all, commands] = nsisOrder.parse(order);
      defines = all;
      outFile = commands.OutFile;
    });
  }, 120_000);

  test('is for one person, without questions', () => {
    expect(defines).toHaveProperty('ONE_CLICK');
    const forAll = Object.keys(defines).filter((name) => /ALL_USERS|MULTIUSER|LICENSE/.test(name));
    expect(forAll).toEqual([]);
  });

  test('leaves the ledger where it is when the program goes', () => {
    expect(defines).not.toHaveProperty('DELETE_APP_DATA_ON_UNINSTALL');
  });

  test('installs into a folder without a space: Programs\\benepia-pos', () => {
    expect(defines).toMatchObject({
      APP_FILENAME: 'benepia-pos',
      PRODUCT_FILENAME: 'benepia-pos',
      SHORTCUT_NAME: 'Benepia POS',
      UNINSTALL_DISPLAY_NAME: expect.stringMatching(/^Benepia POS \d+\.\d+\.\d+$/),
    });
    expect(outFile).toMatch(/benepia-pos-\d+\.\d+\.\d+-win-x64\.exe"$/);
  });

  test('is known to Windows under one number for good, so that a new version replaces the old', () => {
    expect(defines).toMatchObject({
      APP_ID: 'kr.benepia.pos',
      APP_GUID: '3d88b264-4bbe-5e78-b2f3-9d1ba9888a7c',
    });
  });
});
