import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Target } from './target.ts';

/** What the stub says of itself, also inside a package made of it. */
export const stubNote = 'STUB-THIS-IS-NOT-ELECTRON.txt';

/** For electron-builder: nothing to sign is in a stub. */
export const stubArguments = ['-c.mac.identity=null'] as const;

const note = `This folder is a stub that stands where Electron belongs, so that what is packed around it can be
examined on a machine that has no Electron. There is no Electron in it. It cannot be started or installed.
`;
/** How @electron/fuses finds the fuses in a program. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Version 1, nine fuses, as Electron 45 ships them (docs/tutorial/fuses.md): each one on (1) or off (0). */
const shipped = '101100011';
const locales = ['de', 'en-US', 'ja', 'ko'];

/** The bytes by which @electron/fuses knows a program. */
export function fuseWire(states = shipped): Buffer {
  return Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, states.length]),
    Buffer.from(states),
  ]);
}

/** Makes a folder that electron-builder takes for an unpacked Electron, with not a byte of Electron in it. */
export function makeStubElectron(folder: string, target: Target): void {
  const write = (path: string, content: string | Buffer, mode = 0o644): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    chmodSync(join(folder, path), mode);
  };
  write('LICENSE', note);
  write('LICENSES.chromium.html', note);
  write('version', '45.4.1');
  if (target.platform === 'darwin') {
    macApp(write);
    return;
  }
  write(stubNote, note);
  write('resources/default_app.asar', note);
  for (const locale of locales) write(`locales/${locale}.pak`, note);
  if (target.platform === 'win32') write('electron.exe', emptyWindowsProgram());
  else write('electron', program(), 0o755);
}

function program(): Buffer {
  return Buffer.concat([Buffer.from(note), fuseWire()]);
}

type Write = (path: string, content: string | Buffer, mode?: number) => void;

/** The frame of a bundle: property lists, helpers, and the framework whose file holds the fuses. */
function macApp(write: Write): void {
  const contents = 'Electron.app/Contents';
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  write(`${contents}/Resources/${stubNote}`, note);
  write(`${contents}/Resources/default_app.asar`, note);
  write(`${contents}/Info.plist`, plist('Electron', 'com.github.Electron'));
  write(`${contents}/MacOS/Electron`, note, 0o755);
  write(`${framework}/Electron Framework`, program(), 0o755);
  for (const locale of ['de', 'en', 'ja', 'ko']) {
    write(`${contents}/Resources/${locale}.lproj/note.txt`, note);
    write(`${framework}/Versions/A/Resources/${locale}.lproj/locale.pak`, note);
  }
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`;
    const app = `${contents}/Frameworks/${name}.app/Contents`;
    write(`${app}/Info.plist`, plist(name, 'com.github.Electron.helper'));
    write(`${app}/MacOS/${name}`, note, 0o755);
  }
}

function plist(name: string, id: string): string {
  const entries = { CFBundleName: name, CFBundleExecutable: name, CFBundleIdentifier: id };
  const lines = Object.entries(entries).map(([k, v]) => `<key>${k}</key><string>${v}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>${lines.join('')}</dict></plist>
`;
}

/**
 * A Windows program without a single instruction, with the version block and the fuses that the packer
 * edits. Made by the library that the packer edits it with, which is a part of electron-builder.
 */
function emptyWindowsProgram(): Buffer {
  const packer = createRequire(createRequire(import.meta.url).resolve('app-builder-lib'));
  const library: typeof import('resedit') = packer('resedit');
  const { NtExecutable, NtExecutableResource, Resource } = library;
  const executable = NtExecutable.createEmpty(false, false);
  executable.setExtraData(Buffer.concat([Buffer.from(note), fuseWire()]));
  const resources = NtExecutableResource.from(executable, true);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Stub' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}
