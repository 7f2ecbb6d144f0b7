import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../core/seeded-random.ts';
import { flipBits } from './flips.ts';
import { inFolder } from './folder.ts';
import { cutPower } from './power-cuts.ts';
import { record } from './snapshots.ts';
import { tearCheckpoint } from './torn-image.ts';
import { tryImage } from './try-image.ts';

const images = 400;
const flips = 300;

describe('a power cut', () => {
  test(`leaves each write whole or not at all, in ${images} torn logs and checkpoints`, async () => {
    const { problems, images: tried, ended } = await cutPower(images, 1);
    expect(problems).toEqual([]);
    expect(tried).toBe(images);
    for (const kind of ['log: garbage', 'log: sectors lost', 'log: sectors zero']) {
      expect(ended[kind]?.before, kind).toBeGreaterThan(0);
      expect(ended[kind]?.after, kind).toBeGreaterThan(0);
    }
    expect(ended['log: cut']?.before).toBeGreaterThan(0);
    expect(ended['log: header']?.before).toBeGreaterThan(0);
    expect(ended['checkpoint']?.after).toBeGreaterThan(0);
  }, 60_000);

  test('would be seen if it did not: a torn checkpoint without its log is no ledger', () => {
    const { checkpoints } = record(12);
    const chance = seededRandom(7);
    const whole = inFolder((folder) =>
      checkpoints.map((checkpoint) => {
        const image = { ...tearCheckpoint(checkpoint, chance), log: Buffer.alloc(0) };
        const tried = tryImage(folder, image);
        return tried.ok && tried.digest === checkpoint.before.digest;
      }),
    );
    expect(whole).toContain(false);
  }, 60_000);
});

test(`no row says something else unnoticed after ${flips} damages, page after page`, async () => {
  const { silent, shown, pages } = await flipBits(flips, 1);
  expect(silent).toEqual([]);
  expect(pages).toBeLessThan(flips);
  for (const part of ['not opened', 'pages', 'rules', 'chain', 'rows'] as const) {
    expect(shown[part], part).toBeGreaterThan(0);
  }
}, 120_000);
