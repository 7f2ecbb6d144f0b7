import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openNow } from './folder.ts';
import { rowsDigest } from './rows-digest.ts';
import type { Image } from './torn-image.ts';

/** What a start makes of an image: the rows it then has, or why it is no ledger to work with. */
export type Tried =
  | { readonly ok: true; readonly digest: string }
  | { readonly ok: false; readonly problem: string };

/** Opens an image as a start does, checks its chain, and reads all of it. */
export function tryImage(folder: string, { books, log }: Image): Tried {
  const file = join(folder, 'image.db');
  rmSync(`${file}-shm`, { force: true });
  writeFileSync(file, books);
  writeFileSync(`${file}-wal`, log);
  const opened = openNow(file);
  if (!opened.ok) return { ok: false, problem: JSON.stringify(opened.failure) };
  const beside = new Database(file, { readonly: true });
  try {
    const chain = opened.value.verifyChain();
    if (!chain.ok) return { ok: false, problem: `chain wrong at ${chain.seq}` };
    const integrity = beside.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') return { ok: false, problem: String(integrity) };
    return { ok: true, digest: rowsDigest(beside) };
  } catch (error) {
    return { ok: false, problem: String(error) };
  } finally {
    beside.close();
    opened.value.close();
  }
}
