/**
 * Makes the installers for this system into release/: `npm run dist`. Needs Electron itself, and makes nothing
 * for another system: keytar's native file is compiled or fetched for this one.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringElectron, fetchCommand } from './electron-binary.mjs';
import { NeedsPerson, runScript } from './failure.mjs';
import { moveToNode24 } from './node-24.mjs';

const script = fileURLToPath(import.meta.url);
const root = dirname(dirname(script));

/** A Debian package must name the project's address: package.json's, or GitHub's when it was cloned from there. */
function refuseWithoutAddress() {
  if (process.platform !== 'linux') return;
  const { homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const git = join(root, '.git/config');
  const isFromGitHub = existsSync(git) && readFileSync(git, 'utf8').includes('github.com');
  if (homepage !== undefined || isFromGitHub) return;
  throw new NeedsPerson(
    'A Debian package must name the address of its project, and none is known. Nothing was made. Give it with:',
    'npm pkg set homepage=https://… && npm run dist',
  );
}

/** electron-builder sets the fuses after the package was examined: read back here, from what the installers hold. */
export async function refuseWrongFuses(folder, target) {
  const { decidedFuses, fuseFindings } = await import('./packaging/fuses.ts');
  const { programOf } = await import('./packaging/packed-app.ts');
  const wrong = await fuseFindings(programOf(folder, target), decidedFuses(root));
  if (wrong.length === 0) return;
  throw new NeedsPerson(
    'The installers in release/ must not go to a shop. Put right what stands above, and make them again with:',
    'npm run dist',
    wrong.map((says) => `  ${says}`).join('\n'),
  );
}

async function main() {
  moveToNode24(root, script);
  const { binary, why } = await bringElectron(root);
  if (binary === null) {
    throw new NeedsPerson(
      `There are no installers without Electron, and ${why}. Nothing was made. Where its download server can be reached:`,
      `${fetchCommand} && npm run dist`,
    );
  }
  refuseWithoutAddress();
  const { ownTarget } = await import('./packaging/target.ts');
  const { packApp } = await import('./packaging/pack-app.ts');
  const { writeNotices } = await import('./packaging/notices.ts');
  const { buildApp } = await import('./build.mjs');
  await buildApp();
  writeNotices(root);
  const target = ownTarget();
  const packing = await packApp({
    root,
    target,
    out: join(root, 'release'),
    electronDist:
      process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist'),
    only: 'installers',
    args: process.argv.slice(2),
  });
  if (!packing.ok) throw new NeedsPerson('electron-builder failed.', 'npm run dist', packing.text);
  await refuseWrongFuses(packing.folder, target);
  console.log(`${packing.text}\nThe installers are in release/.`);
  return 0;
}

if (process.argv[1] === script) await runScript(main);
