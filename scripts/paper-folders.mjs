import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The till's data folder outside Electron, as its main and the host find it. */
export function dataFolderOf(root, args, { env = process.env, platform = process.platform } = {}) {
  const asked = args.findLast((arg) => arg.startsWith('--data-dir='));
  if (asked !== undefined) return resolve(asked.slice('--data-dir='.length));
  if (platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'BenepiaPOS');
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const name = about.productName ?? about.name ?? 'Electron';
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), name);
}

/**
 * Where the host puts what is printed and what is saved, since it has no printer and no dialog of its own:
 * folders beside the ledger, unless the environment says how else. `told` is what to say of it.
 */
export function paperFolders(root, args, env = process.env) {
  const data = dataFolderOf(root, args, { env });
  const saved = env.BENEPIA_HOST_SAVE_TO ?? join(data, 'saved');
  const printers = env.BENEPIA_HOST_PRINTERS ?? `folder:${join(data, 'paper')}`;
  if (env.BENEPIA_HOST_SAVE_TO === undefined) mkdirSync(saved, { recursive: true, mode: 0o700 });
  const paper = printers.startsWith('folder:') ? `to ${printers.slice(7)}` : `by ${printers}`;
  return {
    env: { BENEPIA_HOST_PRINTERS: printers, BENEPIA_HOST_SAVE_TO: saved },
    told: `Receipts are printed ${paper} and saved to ${saved}.`,
  };
}
