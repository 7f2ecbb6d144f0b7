/**
 * electron-builder calls this when Electron's folder has been copied. Of a folder, other than of a download, it
 * leaves Electron's own demonstration app in, and on macOS the licences out: both are put right here.
 */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NeedsPerson } from '../failure.mjs';

/** @param {import('app-builder-lib').AfterExtractContext} context */
export async function afterExtract({ appOutDir, electronPlatformName, packager }) {
  const dist = packager.config.electronDist;
  if (typeof dist !== 'string') {
    throw new NeedsPerson(
      'What Electron brings must be known. Make packages with:',
      'npm run pack',
    );
  }
  const isMac = electronPlatformName === 'darwin';
  const resources = join(appOutDir, isMac ? 'Electron.app/Contents/Resources' : 'resources');
  rmSync(join(resources, 'default_app.asar'), { force: true });
  rmSync(join(appOutDir, 'version'), { force: true });
  if (!isMac) return;
  copyFileSync(join(dist, 'LICENSE'), join(resources, 'LICENSE.electron.txt'));
  copyFileSync(join(dist, 'LICENSES.chromium.html'), join(resources, 'LICENSES.chromium.html'));
}
