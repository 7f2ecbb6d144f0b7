import type { Random } from '../../../main/ports/random.ts';
import type { Checkpoint, Snapshot } from './snapshots.ts';

/** Files as a power cut may leave them. */
export type Image = { readonly books: Buffer; readonly log: Buffer };

/** What a disk writes whole or not at all. */
const sectorBytes = 512;
/** The log's own header. SQLite syncs it before any frame under it. Source: SQLite, WAL format. */
const headerBytes = 32;

/** How the part of the log that was not synced yet is spoilt. */
export const logTears = ['header', 'cut', 'garbage', 'sectors lost', 'sectors zero'] as const;
export type LogTear = (typeof logTears)[number];

/**
 * The power goes while one write is on its way into the log: everything up to the write before it is
 * synced, of what differs any part may be there. Null when this cannot happen to this write.
 */
export function tearLog(
  [before, after]: readonly [Snapshot, Snapshot],
  tear: LogTear,
  chance: Random,
): Image | null {
  const begun = withHeader(before.log, after.log);
  const shared = sharedBytes(begun, after.log);
  if (tear === 'header') {
    return begun.equals(before.log) ? null : { books: after.books, log: begun };
  }
  if (shared === after.log.length) return null;
  if (tear === 'cut') {
    // A log that was begun anew over an old one keeps its length.
    if (after.log.length <= begun.length) return null;
    const length = between(Math.max(shared, begun.length), after.log.length, chance);
    return { books: after.books, log: after.log.subarray(0, length) };
  }
  return { books: after.books, log: tearSectors([begun, after.log], tear, shared, chance) };
}

/** Any of the sectors that differ may be missing, or be noise. */
function tearSectors(
  [before, after]: readonly [Buffer, Buffer],
  tear: 'garbage' | 'sectors lost' | 'sectors zero',
  shared: number,
  chance: Random,
): Buffer {
  const log = Buffer.from(after);
  const share = chance.unit() ** 3;
  for (const start of differing(before, log)) {
    if (chance.unit() > share) continue;
    const part = log.subarray(start, start + sectorBytes);
    if (tear === 'garbage') spoil(part, shared - start, chance);
    else if (tear === 'sectors zero' && start >= before.length) part.fill(0);
    else restore(part, before.subarray(start, start + sectorBytes));
  }
  return log;
}

/** The power goes while the log is moved into the file: any sector of it may be old or new, the log is whole. */
export function tearCheckpoint({ before, after }: Checkpoint, chance: Random): Image {
  const books = Buffer.from(after.books);
  const share = chance.unit();
  for (const start of differing(before.books, after.books)) {
    if (chance.unit() > share) continue;
    const end = start + sectorBytes;
    restore(books.subarray(start, end), before.books.subarray(start, end));
  }
  const least = before.books.length;
  const length = chance.unit() < 0.5 ? books.length : between(least, books.length, chance);
  return { books: books.subarray(0, length), log: before.log };
}

/** Where the sectors begin that are not the same in both. */
function differing(before: Buffer, after: Buffer): readonly number[] {
  const found: number[] = [];
  for (let start = 0; start < after.length; start += sectorBytes) {
    const end = start + sectorBytes;
    if (!before.subarray(start, end).equals(after.subarray(start, end))) found.push(start);
  }
  return found;
}

function withHeader(log: Buffer, from: Buffer): Buffer {
  const begun = Buffer.alloc(Math.max(log.length, headerBytes));
  log.copy(begun);
  from.copy(begun, 0, 0, headerBytes);
  return begun;
}

/** How many bytes at the beginning are the same in both. */
function sharedBytes(before: Buffer, after: Buffer): number {
  let at = differing(before, after)[0] ?? after.length;
  while (at < before.length && at < after.length && before[at] === after[at]) at += 1;
  return at;
}

/** Noise from a random place on; what was synced before it in the same sector stays. */
function spoil(part: Buffer, synced: number, chance: Random): void {
  const from = Math.max(0, synced, Math.floor(chance.unit() * part.length));
  for (let at = from; at < part.length; at += 1) part[at] = Math.floor(chance.unit() * 256);
}

/** What was there before; zeros where there was nothing. */
function restore(part: Buffer, old: Buffer): void {
  part.fill(0);
  old.copy(part);
}

function between(least: number, most: number, chance: Random): number {
  return least + Math.floor(chance.unit() * (most - least + 1));
}
