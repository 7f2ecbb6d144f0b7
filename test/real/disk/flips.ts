import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Random } from '../../../main/ports/random.ts';
import type { Damage } from '../../../main/store/care-task.ts';
import { damageIn } from '../../../main/store/check-ledger.ts';
import { seededRandom } from '../../core/seeded-random.ts';
import { inFolder, mustOpen, openNow } from './folder.ts';
import { hintsOf, rowsDigest } from './rows-digest.ts';
import { trade } from './trade.ts';

/** How damage to the file showed itself; `nothing changed`: every row says what it said. */
export type Shown =
  | 'not opened'
  | Damage['part']
  | 'nothing changed'
  /** How often something was tried, who works on it, when it was done: it decides nothing. */
  | 'only a hint'
  | 'SILENT';

/** What came of so many single damages. */
export type Flips = {
  flips: number;
  pages: number;
  readonly shown: Partial<Record<Shown, number>>;
  /** Where nobody noticed that a row says something else. */
  readonly silent: string[];
};

/** How a place of the file goes bad. */
const damages = ['bit', 'bit', 'bit', 'bit', 'byte', 'sector'] as const;
const sectorBytes = 512;

/**
 * Damages a closed ledger in one place at a time, page after page, and opens it as a start does. `goOn`
 * is asked once in a while.
 */
export async function flipBits(
  wanted: number,
  seed: number,
  goOn: (so: Flips) => Promise<boolean> = () => Promise.resolve(true),
): Promise<Flips> {
  const closed = inFolder((folder) => closedLedger(join(folder, 'ledger.db')));
  const pages = closed.books.length / closed.pageBytes;
  const result: Flips = { flips: 0, pages, shown: {}, silent: [] };
  const chance = seededRandom(seed);
  do {
    inFolder((folder) => flipSome(join(folder, 'ledger.db'), closed, chance, wanted, result));
  } while ((await goOn(result)) && result.flips < wanted);
  return result;
}

const atATime = 500;

function flipSome(
  file: string,
  { books, said, pageBytes }: Closed,
  chance: Random,
  wanted: number,
  result: Flips,
): void {
  const until = Math.min(wanted, result.flips + atATime);
  for (; result.flips < until; result.flips += 1) {
    const page = result.flips % result.pages;
    const at = page * pageBytes + Math.floor(chance.unit() * pageBytes);
    const shown = tryDamaged(file, damage(books, at, chance), said);
    result.shown[shown] = (result.shown[shown] ?? 0) + 1;
    if (shown === 'SILENT') result.silent.push(`byte ${at} of page ${page + 1} changed unnoticed`);
  }
}

type Closed = { readonly books: Buffer; readonly said: Said; readonly pageBytes: number };

function closedLedger(file: string): Closed {
  const ledger = mustOpen(file);
  for (const _ of trade(ledger, 12));
  ledger.close();
  const db = new Database(file, { readonly: true });
  const pageBytes = Number(db.pragma('page_size', { simple: true }));
  db.close();
  return { books: readFileSync(file), said: readSaid(file), pageBytes };
}

function damage(books: Buffer, at: number, chance: Random): Buffer {
  const damaged = Buffer.from(books);
  const how = damages[Math.floor(chance.unit() * damages.length)];
  const was = damaged[at] ?? 0;
  if (how === 'byte') damaged[at] = was ^ (1 + Math.floor(chance.unit() * 255));
  else if (how === 'sector')
    damaged.fill(0, at - (at % sectorBytes), at - (at % sectorBytes) + sectorBytes);
  else damaged[at] = was ^ (1 << Math.floor(chance.unit() * 8));
  return damaged;
}

function tryDamaged(file: string, damaged: Buffer, before: Said): Shown {
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  writeFileSync(file, damaged);
  const opened = openNow(file);
  if (!opened.ok) return 'not opened';
  opened.value.close();
  const found = damageIn(file, 'all', { macKey: null, watch });
  if (found) return found.part;
  const after = readSaid(file);
  if (after.money !== before.money) return 'SILENT';
  return after.hints === before.hints ? 'nothing changed' : 'only a hint';
}

type Said = { readonly money: string; readonly hints: string };

function readSaid(file: string): Said {
  const db = new Database(file, { readonly: true });
  try {
    return { money: rowsDigest(db), hints: hintsOf(db) };
  } finally {
    db.close();
  }
}

/** The check as `main/store/run-care.ts` runs it, with nobody to stop it. */
const watch = { refuseIfStopped: () => undefined, progress: () => undefined };
