/**
 * Builds the till and packs it as a folder into release/: `npm run pack`. Where Electron is not there a stub
 * stands in its place, so that what was packed can be examined; the result says so. `--stub` asks for it;
 * `--platform=win32 --arch=x64` packs for another system (always on a stub); the rest goes to electron-builder.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronBinary, fetchCommand } from './electron-binary.mjs';
import { NeedsPerson, runScript } from './failure.mjs';
import { moveToNode24 } from './node-24.mjs';

const script = fileURLToPath(import.meta.url);
const root = dirname(dirname(script));

/** What is asked for; `rest` is electron-builder's. */
export function packOptions(args) {
  const asked = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? null;
  const own = /^--(?:stub$|platform=|arch=)/;
  return {
    stub: args.includes('--stub'),
    platform: asked('platform') ?? process.platform,
    arch: asked('arch') ?? process.arch,
    rest: args.filter((arg) => !own.test(arg)),
  };
}

/** The folder with Electron in it, real or a stub that is removed by `done`. */
async function electronFor(target, wantsStub) {
  const isOwn = target.platform === process.platform && target.arch === process.arch;
  const binary = isOwn && !wantsStub ? electronBinary(root) : null;
  if (binary !== null) {
    const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH;
    return {
      dist: elsewhere ?? join(root, 'node_modules/electron/dist'),
      isStub: false,
      args: [],
      done() {},
    };
  }
  const { makeStubElectron, stubArguments } = await import('./packaging/stub-electron.ts');
  const dist = mkdtempSync(join(tmpdir(), 'stub-electron-'));
  makeStubElectron(dist, target);
  return {
    dist,
    isStub: true,
    args: stubArguments,
    done: () => rmSync(dist, { recursive: true, force: true }),
  };
}

/** Packs what is in out/, examines it and says what there is. Gives the exit code. */
async function packAndTell(target, electron, rest) {
  const { packApp } = await import('./packaging/pack-app.ts');
  const { writeNotices } = await import('./packaging/notices.ts');
  const { reportOn } = await import('./packaging/report.ts');
  writeNotices(root);
  const packing = await packApp({
    root,
    target,
    out: join(root, 'release'),
    electronDist: electron.dist,
    only: 'folder',
    args: [...electron.args, ...rest],
  });
  if (!packing.ok) throw new NeedsPerson('electron-builder failed.', 'npm run pack', packing.text);
  const report = await reportOn({ root, folder: packing.folder, target, dist: electron.dist });
  console.log(report.text);
  if (electron.isStub) {
    console.log(
      'This is NOT an app that can be started or installed: a stub stands where Electron belongs,',
    );
    console.log(`so that the content could be examined. To fetch Electron: ${fetchCommand}`);
  }
  return report.isGood ? 0 : 1;
}

async function main() {
  moveToNode24(root, script);
  const { stub, platform, arch, rest } = packOptions(process.argv.slice(2));
  const { targetOf } = await import('./packaging/target.ts');
  const { buildApp } = await import('./build.mjs');
  const target = targetOf(platform, arch);
  await buildApp();
  const electron = await electronFor(target, stub);
  try {
    return await packAndTell(target, electron, rest);
  } finally {
    electron.done();
  }
}

if (process.argv[1] === script) await runScript(main);
