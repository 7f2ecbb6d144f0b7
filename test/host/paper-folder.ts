import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Printers, PrintJob } from './printers.ts';

const name = 'Paper folder';

/** A folder in a printer's place: each job is `NNNN-title.pdf`, and `NNNN.json` with what was asked. */
export function openPaperFolder(folder: string): Printers {
  const printer = { name, displayName: name, description: folder, options: {} };
  return {
    list: async () => [printer],
    standard: async () => name,
    send: (_printer, job) => put(folder, job),
  };
}

async function put(folder: string, { title, pdf, plan }: PrintJob): Promise<void> {
  await mkdir(folder, { recursive: true });
  const number = await takeNumber(folder, JSON.stringify({ title, ...plan }, null, 2));
  const file = join(folder, `${number}-${fileNameOf(title)}.pdf`);
  await writeFile(`${file}.part`, pdf);
  await rename(`${file}.part`, file);
}

/** The next number that no file has. */
async function takeNumber(folder: string, about: string): Promise<string> {
  const numbers = (await readdir(folder)).map((file) => Number.parseInt(file, 10) || 0);
  const number = String(Math.max(0, ...numbers) + 1).padStart(4, '0');
  await writeFile(join(folder, `${number}.json`), `${about}\n`, { flag: 'wx' });
  return number;
}

/** What every file system takes. */
function fileNameOf(title: string): string {
  return [...title.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '_')].slice(0, 80).join('');
}
