import { expect, test } from 'vitest';
import { mixed } from '../../bench/power-cut/disk-image.ts';
import { seededRandom } from '../../core/seeded-random.ts';

const sector = 512;

/** Every disk that a thousand cuts may leave of one file. */
function disksOf(live: Buffer, synced: Buffer): readonly Buffer[] {
  const random = seededRandom(1);
  return Array.from({ length: 1_000 }, () => mixed(live, synced, random));
}

/** What the sectors of a file hold, one letter each. */
function lettersOf(disk: Buffer): string {
  const places = Array.from({ length: Math.ceil(disk.length / sector) }, (_, at) => at * sector);
  return places.map((at) => String.fromCharCode(disk[at] || 0x30)).join('');
}

test.each([
  { what: 'overwritten', live: 'nnn', synced: 'ooo', sectors: /^[no]{3}$/ },
  { what: 'grown', live: 'nnnn', synced: 'oo', sectors: /^[no]{2}(|[n0]{2})$/ },
  { what: 'cut short', live: 'n', synced: 'oooo', sectors: /^[no](|ooo)$/ },
])('a file that was $what holds old and new sectors, whole ones', ({ live, synced, sectors }) => {
  const fileOf = (letters: string): Buffer =>
    Buffer.concat([...letters].map((letter) => Buffer.alloc(sector, letter)));
  const found = new Set(disksOf(fileOf(live), fileOf(synced)).map(lettersOf));
  for (const letters of found) expect(letters).toMatch(sectors);
  expect(found).toContain(live);
  expect(found).toContain(synced);
  expect(found.size).toBeGreaterThan(2);
});

test('a new head of a few bytes leaves the rest of its sector as it was', () => {
  const disks = disksOf(Buffer.alloc(32, 'n'), Buffer.alloc(sector * 2, 'o'));
  const withHead = disks.find((disk) => disk[0] === 0x6e && disk.length > 32);
  expect(withHead?.toString('latin1')).toBe('n'.repeat(32) + 'o'.repeat(sector * 2 - 32));
});
