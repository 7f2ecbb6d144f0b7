import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../main/ports/random.ts';

/**
 * How much of what was written and never synced a disk kept: nothing, all of it, or some sectors of it
 * in no order. A disk promises only what was synced.
 */
export const leftovers = ['nothing', 'some sectors', 'everything'] as const;
export type Leftover = (typeof leftovers)[number];

/** Source: SQLite, Atomic Commit, on power-safe overwrite: a sector is written whole or not at all. */
const sector = 512;

/** Makes in `into` what the disk holds after a cut: a folder with `live` and `synced`. */
export function makeImage(cut: string, into: string, leftover: Leftover, random: Random): void {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const [live, synced] = [join(cut, 'live'), join(cut, 'synced')];
  for (const name of new Set([...readdirSync(live), ...readdirSync(synced)])) {
    if (name.endsWith('-shm')) continue;
    const bytes = bytesOf(
      { live: contentOf(join(live, name)), synced: contentOf(join(synced, name)) },
      leftover,
      random,
    );
    if (bytes) writeFileSync(join(into, name), bytes, { mode: 0o600 });
  }
}

/** Whether a file had writes in it that no sync had followed yet. */
export function hasUnsynced(cut: string, name: string): boolean {
  const [live, synced] = [join(cut, 'live', name), join(cut, 'synced', name)].map(contentOf);
  return live !== null && live !== undefined && !(synced && live.equals(synced));
}

function contentOf(file: string): Buffer | null {
  return existsSync(file) ? readFileSync(file) : null;
}

type Contents = { readonly live: Buffer | null; readonly synced: Buffer | null };

function bytesOf({ live, synced }: Contents, leftover: Leftover, random: Random): Buffer | null {
  if (leftover === 'nothing' || live === null) return synced;
  if (leftover === 'everything') return live;
  return mixed(live, synced ?? Buffer.alloc(0), random);
}

/**
 * What was synced, with random sectors of what was written since over it; also the new length may be on
 * disk or not. A file that was cut short and has its old length still has its old end.
 */
export function mixed(live: Buffer, synced: Buffer, random: Random): Buffer {
  const bytes = Buffer.alloc(random.unit() < 0.5 ? live.length : synced.length);
  bytes.set(synced.subarray(0, bytes.length));
  const share = random.unit();
  for (let at = 0; at < bytes.length; at += sector) {
    if (random.unit() >= share) continue;
    bytes.set(live.subarray(at, Math.min(at + sector, bytes.length)), at);
  }
  return bytes;
}
