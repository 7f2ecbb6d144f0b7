import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { writeNotices } from '../../../scripts/packaging/notices.ts';
import { makeStubElectron } from '../../../scripts/packaging/stub-electron.ts';
import { root } from './packed.ts';

/** Makes nothing of what it is given but a file under the name it should have; for orders that nobody carries out. */
const noArchiver = '#!/bin/sh\nfor arg; do case "$arg" in *.7z) echo none > "$arg";; esac; done\n';

/**
 * Has electron-builder prepare installers for x64 up to the point where it would start the tool that makes
 * one, and gives each order to `take`. Those tools are fetched by it and are not there.
 */
export async function takeInstallerOrders(
  wanted: { readonly platform: 'linux' | 'win32'; readonly kinds: readonly string[] },
  take: (order: unknown) => void,
): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'installers-'));
  const electronDist = join(place, 'stub-electron');
  makeStubElectron(electronDist, { platform: wanted.platform, arch: 'x64' });
  const archiver = join(place, '7za');
  writeFileSync(archiver, noArchiver);
  chmodSync(archiver, 0o755);
  process.env['ELECTRON_BUILDER_7ZIP_PATH'] = archiver;
  writeNotices(root);
  const platform = wanted.platform === 'win32' ? Platform.WINDOWS : Platform.LINUX;
  try {
    await build({
      projectDir: root,
      targets: platform.createTarget([...wanted.kinds], Arch.x64),
      publish: 'never',
      config: {
        extends: join(root, 'electron-builder.yml'),
        electronDist,
        directories: { output: join(place, 'release'), buildResources: 'scripts/packaging' },
        extraMetadata: { homepage: 'https://example.org' },
      },
      effectiveOptionComputed: async (order: unknown) => {
        take(order);
        return true;
      },
    });
  } finally {
    delete process.env['ELECTRON_BUILDER_7ZIP_PATH'];
    rmSync(place, { recursive: true, force: true });
  }
}
