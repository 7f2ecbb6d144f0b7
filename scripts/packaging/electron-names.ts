import { filesIn } from './packed-app.ts';
import type { Target } from './target.ts';

/** Files of Electron's folder that must not travel: its demonstration app would start when ours is gone. */
const dropped = /(?:^|\/)[Rr]esources\/default_app\.asar$|^version$/;

/**
 * The files of an Electron folder under the names they have in a package made of it. What the packer adds
 * of its own on macOS (the icon) is among them.
 */
export function electronFilesIn(dist: string, target: Target): ReadonlySet<string> {
  const files = filesIn(dist).filter((path) => !dropped.test(path));
  const renamed = files.flatMap((path) => namesInPackage(path, target));
  const icon = 'BenepiaPOS.app/Contents/Resources/icon.icns';
  return new Set(target.platform === 'darwin' ? [...renamed, icon] : renamed);
}

function namesInPackage(path: string, { platform }: Target): readonly string[] {
  if (platform === 'darwin') return [macName(path)];
  if (path === 'LICENSE') return ['LICENSE.electron.txt'];
  if (path === 'electron' && platform === 'linux') return ['benepia-pos'];
  return path === 'electron.exe' && platform === 'win32' ? ['benepia-pos.exe'] : [path];
}

function macName(path: string): string {
  const resources = 'BenepiaPOS.app/Contents/Resources';
  if (path === 'LICENSE') return `${resources}/LICENSE.electron.txt`;
  if (path === 'LICENSES.chromium.html') return `${resources}/${path}`;
  return path
    .replace(/^Electron\.app/, 'BenepiaPOS.app')
    .replace(/\/MacOS\/Electron$/, '/MacOS/BenepiaPOS')
    .replaceAll('/Electron Helper', '/BenepiaPOS Helper');
}
