import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { electronFilesIn } from '../../../scripts/packaging/electron-names.ts';
import { writeNotices } from '../../../scripts/packaging/notices.ts';
import { packApp } from '../../../scripts/packaging/pack-app.ts';
import { type PackedApp, readPackedApp } from '../../../scripts/packaging/packed-app.ts';
import { makeStubElectron, stubArguments } from '../../../scripts/packaging/stub-electron.ts';
import type { Target } from '../../../scripts/packaging/target.ts';

export const root = resolve(import.meta.dirname, '../../..');

/** What is in out/, packed by electron-builder around a folder with no Electron in it. */
export type PackedStub = {
  /** What a shop would get. */
  readonly folder: string;
  /** The stub it was made of. */
  readonly dist: string;
  readonly app: PackedApp;
  readonly electronFiles: ReadonlySet<string>;
  remove(): void;
};

/** Packs for one system. Throws with electron-builder's words when it fails. */
export async function packStub(target: Target): Promise<PackedStub> {
  if (!existsSync(join(root, 'out/packages/main.json'))) {
    throw new Error('The till has not been built as it is now. Build it with: npm run build');
  }
  const place = mkdtempSync(join(tmpdir(), 'packed-'));
  const dist = join(place, 'stub-electron');
  makeStubElectron(dist, target);
  writeNotices(root);
  const order = {
    root,
    target,
    out: join(place, 'release'),
    electronDist: dist,
    args: stubArguments,
  };
  const { ok, text, folder } = await packApp({ ...order, only: 'folder' });
  if (!ok) throw new Error(text);
  return {
    folder,
    dist,
    app: readPackedApp(folder, target),
    electronFiles: electronFilesIn(dist, target),
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}
