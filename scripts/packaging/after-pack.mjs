/** electron-builder calls this before it makes anything of a packed folder: a bad package ends here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** @param {import('app-builder-lib').AfterPackContext} context */
export async function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const { Arch } = await import('builder-util');
  const { electronFilesIn } = await import('./electron-names.ts');
  const { examine } = await import('./examine.ts');
  const { readPackedApp, resourcesOf } = await import('./packed-app.ts');
  const { stubNote } = await import('./stub-electron.ts');
  const { targetOf } = await import('./target.ts');
  const target = targetOf(electronPlatformName, Arch[arch]);
  const dist = packager.config.electronDist;
  const stubs = [join(appOutDir, stubNote), join(resourcesOf(appOutDir, target), stubNote)];
  // What is made of a stub is no package; who asked for it examines it.
  if (stubs.some((file) => existsSync(file))) return;
  const findings = examine(readPackedApp(appOutDir, target), electronFilesIn(dist, target));
  if (findings.length === 0) return;
  const says = findings.map((finding) => `  ${finding.says}`);
  throw new Error(['This package must not go to a shop:', ...says].join('\n'));
}
