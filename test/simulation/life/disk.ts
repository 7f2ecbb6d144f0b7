import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { ledgerFileIn } from '../../../main/store/ledger-file.ts';
import type { Mode } from '../../../preload/views.ts';
import type { Chance } from '../chance.ts';

// Connections by their file, as only their own process can take hold of them: SQLite itself refuses then.
const connections = new Map<string, Database.Database>();
const { pragma } = Database.prototype;
Database.prototype.pragma = function remembered(source, options) {
  connections.set(this.name, this);
  return pragma.call(this, source, options);
};

/** The ledger's folder of one life at a time; a death leaves the file as it stands at that moment. */
export type Disk = {
  /** The folder of the life that runs, or that will. */
  folder(): string;
  /** SQLite refuses what is written from now on. */
  refuse(how: 'full' | 'read-only'): void;
  accept(): void;
  isRefusing(): boolean;
  /**
   * The file of the next life is what is on the disk now; what the dead one still holds open is a copy
   * nobody looks at. `torn`: behind the last transaction lies half of one that never came to be.
   */
  takeOver(torn: boolean): void;
  /** Forgets the folders of earlier lives, once their files are closed. */
  clean(): void;
  remove(): void;
};

/** In `root`, which should lie in memory: what is proved here is not the medium. */
export function createDisk(root: string, mode: Mode, chance: Chance): Disk {
  let number = 1;
  let refusing: 'full' | 'read-only' | null = null;
  const folderOf = (life: number): string => join(root, `life-${life}`);
  mkdirSync(folderOf(number), { recursive: true });
  const connection = (): Database.Database | undefined =>
    connections.get(ledgerFileIn(folderOf(number), mode));

  const accept = (): void => {
    const db = connection();
    if (refusing !== null && db?.open) {
      db.pragma('query_only = OFF');
      db.pragma('max_page_count = 1073741823');
    }
    refusing = null;
  };
  return {
    folder: () => folderOf(number),
    refuse(how) {
      const db = connection();
      if (!db?.open || db.inTransaction) return;
      refusing = how;
      if (how === 'read-only') db.pragma('query_only = ON');
      else db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`);
    },
    accept,
    isRefusing: () => refusing !== null,
    takeOver(torn) {
      const [from, to] = [folderOf(number), folderOf(number + 1)];
      mkdirSync(to, { recursive: true });
      for (const end of ['', '-wal']) copyIfThere(from, to, mode, end);
      if (torn) tear(`${ledgerFileIn(to, mode)}-wal`, chance);
      refusing = null;
      number += 1;
    },
    clean() {
      for (let life = 1; life < number; life += 1) {
        connections.delete(ledgerFileIn(folderOf(life), mode));
        rmSync(folderOf(life), { recursive: true, force: true });
      }
    },
    remove() {
      for (let life = 1; life <= number; life += 1) {
        connections.delete(ledgerFileIn(folderOf(life), mode));
      }
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function copyIfThere(from: string, to: string, mode: Mode, end: string): void {
  const file = `${ledgerFileIn(from, mode)}${end}`;
  if (existsSync(file)) copyFileSync(file, `${ledgerFileIn(to, mode)}${end}`);
}

/** What a cut of power leaves behind the last synced frame: noise, or frames of another time. */
function tear(log: string, chance: Chance): void {
  if (!existsSync(log)) return;
  const bytes = readFileSync(log);
  const length = chance.between(1, 9_000);
  const noise = Buffer.from(Array.from({ length }, () => chance.between(0, 255)));
  const isOld = chance.happens(0.5) && bytes.length > length;
  appendFileSync(log, isOld ? bytes.subarray(bytes.length - length) : noise);
}

/** A ledger that was made once, copied to where a life will look for one: making it anew is slow. */
export function putLedger(template: string, folder: string, mode: Mode): void {
  const file = ledgerFileIn(folder, mode);
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(template, file);
}
