/**
 * Makes the installers for this system into release/: `npm run dist`. Needs Electron itself, and makes nothing
 * for another system: keytar's native file is compiled or fetched for this one.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringElectron, fetchCommand } from './electron-binary.mjs';
import { NeedsPerson, runScript } from './failure.mjs';
import { moveToNode24 } from './node-24.mjs';

const script = fileURLToPath(import.meta.url);
const root = dirname(dirname(script));

async function main() {
  moveToNode24(root, script);
  const { binary, why } = await bringElectron(root);
  if (binary === null) {
    throw new NeedsPerson(
      `There are no installers without Electron, and ${why}. Nothing was made. Where its download server can be reached:`,
      `${fetchCommand} && npm run dist`,
    );
  }
  const { ownTarget } = await import('./packaging/target.ts');
  const { packApp } = await import('./packaging/pack-app.ts');
  const { writeNotices } = await import('./packaging/notices.ts');
  const { buildApp } = await import('./build.mjs');
  await buildApp();
  writeNotices(root);
  const packing = await packApp({
    root,
    target: ownTarget(),
    out: join(root, 'release'),
    electronDist:
      process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist'),
    only: 'installers',
    args: process.argv.slice(2),
  });
  if (!packing.ok) throw new NeedsPerson('electron-builder failed.', 'npm run dist', packing.text);
  console.log(`${packing.text}\nThe installers are in release/.`);
  return 0;
}

if (process.argv[1] === script) await runScript(main);
