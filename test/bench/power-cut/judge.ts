import { join } from 'node:path';
import { tryTillLedger } from '../stores/ledger-parts.ts';
import { type Control, rowsIn } from './control-life.ts';
import { type Books, booksOf, isSame, readSaid, type Said } from './said.ts';

/** What a cut cost. `act` is what had been told last. */
export type Verdict = {
  readonly act: string;
  /** Rows that were told and are gone. */
  readonly lost: number;
  /** What else is wrong, in words; null when nothing is. */
  readonly wrong: string | null;
};

/** What is known of a life: how it found the books, and all it told, also after the cut. */
export type TillLife = { readonly begun: Books; readonly told: readonly Said[] };

/**
 * The books after a cut must be those of the last write that was told, or of the one then under way, to
 * the last hash and queue entry.
 */
export function judgeTill(image: string, cut: string, life: TillLife): Verdict {
  const count = readSaid<Said>(join(cut, 'said')).length;
  const last = life.told[count - 1] ?? { act: 'start', books: life.begun };
  const next = life.told[count]?.books ?? last.books;
  const { act } = last;
  const found = booksAt(image);
  if (typeof found === 'string') return { act, lost: last.books.seq, wrong: found };
  const lost = Math.max(0, last.books.seq - found.seq);
  const known = isSame(found, last.books) || isSame(found, next);
  const where = `found row ${found.seq}, told ${last.books.seq}, then ${next.seq}`;
  return { act, lost, wrong: known ? null : where };
}

/** The books in a folder, opened as the program opens them; what is wrong with them in words. */
export function booksAt(folder: string): Books | string {
  const file = join(folder, 'ours.db');
  const opened = tryTillLedger(file);
  if (!opened.ok) return `it does not open: ${JSON.stringify(opened.failure)}`;
  const ledger = opened.value;
  try {
    const chain = ledger.verifyChain();
    return chain.ok ? booksOf(ledger, file) : `the chain is broken at ${chain.seq}`;
  } finally {
    ledger.close();
  }
}

/** Of a control only how many rows it lost. */
export function judgeControl(control: Control, image: string, cut: string): Verdict {
  const told = readSaid<{ readonly rows: number }>(join(cut, 'said')).at(-1)?.rows ?? 0;
  const lost = Math.max(0, told - rowsIn(control, join(image, 'control.db')));
  return { act: 'add', lost, wrong: null };
}
