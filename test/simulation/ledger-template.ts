import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerFileIn } from '../../main/store/ledger-file.ts';
import { openLedger } from '../../main/store/open-ledger.ts';
import type { Mode } from '../../preload/views.ts';

/** In memory where the system has such a folder: no power is cut in here. */
export const fastFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const templates = new Map<Mode, string>();

/** An empty ledger of this mode, made once per process by the production code and then copied. */
export function ledgerTemplate(mode: Mode): string {
  const known = templates.get(mode);
  if (known) return known;
  const folder = mkdtempSync(join(fastFolder, 'benepia-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = ledgerFileIn(folder, mode);
  const opened = openLedger({ file, macKey: null, nowMs: () => 0 });
  if (!opened.ok) throw new Error('no ledger can be made here');
  opened.value.end();
  templates.set(mode, file);
  return file;
}
