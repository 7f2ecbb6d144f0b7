import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { platformFlags, type Target } from './target.ts';

/** What electron-builder is to do. */
export type PackOrder = {
  readonly root: string;
  readonly target: Target;
  /** Where the results go. */
  readonly out: string;
  /** The unpacked Electron to use; null leaves it to electron-builder, which fetches it. */
  readonly electronDist: string | null;
  /** Only the folder of the program, or the installers too. */
  readonly only: 'folder' | 'installers';
  /** Passed on as they are. */
  readonly args?: readonly string[];
};

/** How electron-builder ended, and all it printed. */
export type Packing = { readonly ok: boolean; readonly text: string; readonly folder: string };

/** Runs electron-builder on what is built in out/. Never publishes. */
export async function packApp(order: PackOrder): Promise<Packing> {
  const { root, target, out, electronDist, only, args = [] } = order;
  const cli = join(root, 'node_modules/electron-builder/cli.js');
  const all = [
    ...[cli, platformFlags[target.platform], `--${target.arch}`, '--publish', 'never'],
    `-c.directories.output=${out}`,
    ...(only === 'folder' ? ['--dir'] : []),
    ...(electronDist === null ? [] : [`-c.electronDist=${electronDist}`]),
    ...args,
  ];
  const { code, text } = await run(root, all);
  return { ok: code === 0, text, folder: join(out, folderName(target)) };
}

/** The folder that electron-builder packs a target into. */
function folderName({ platform, arch }: Target): string {
  if (platform === 'darwin') return arch === 'x64' ? 'mac' : `mac-${arch}`;
  const name = platform === 'win32' ? 'win' : 'linux';
  return arch === 'x64' ? `${name}-unpacked` : `${name}-${arch}-unpacked`;
}

function run(cwd: string, args: readonly string[]): Promise<{ code: number; text: string }> {
  return new Promise((done) => {
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    const child = spawn(process.execPath, args, { cwd, stdio: [...stdio], env: process.env });
    let text = '';
    const take = (part: Buffer): void => {
      text += part.toString('utf8');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => done({ code: 127, text: error.message }));
    child.on('close', (code) => done({ code: code ?? 1, text }));
  });
}
