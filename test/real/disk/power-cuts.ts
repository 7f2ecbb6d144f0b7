import { seededRandom } from '../../core/seeded-random.ts';
import { inFolder } from './folder.ts';
import { type Recording, record } from './snapshots.ts';
import { logTears, tearCheckpoint, tearLog } from './torn-image.ts';
import { type Tried, tryImage } from './try-image.ts';

/** What came of images of power cuts. */
export type PowerCuts = {
  images: number;
  /** The write under way was not there, or it was; by how the image was torn. */
  readonly ended: Record<string, { before: number; after: number }>;
  /** Images that were neither, or no ledger at all. */
  readonly problems: string[];
};

/**
 * Tears the log and the checkpoints of a till at work in so many ways. Each image must be, to the row,
 * what the ledger was before or after the write that the power cut struck. `goOn` is asked after every
 * round.
 */
export async function cutPower(
  wanted: number,
  seed: number,
  goOn: (so: PowerCuts) => Promise<boolean> = () => Promise.resolve(true),
): Promise<PowerCuts> {
  const result: PowerCuts = { images: 0, ended: {}, problems: [] };
  const recording = record(12);
  let round = seed;
  do {
    inFolder((folder) => tearAll(recording, folder, round, wanted, result));
    round += 1;
  } while ((await goOn(result)) && result.images < wanted);
  return result;
}

/** One image of every kind at every write and every checkpoint. */
function tearAll(
  { snapshots, checkpoints }: Recording,
  folder: string,
  seed: number,
  wanted: number,
  result: PowerCuts,
): void {
  const chance = seededRandom(seed);
  for (const [index, after] of snapshots.entries()) {
    const before = snapshots[index - 1];
    if (!before?.books.equals(after.books)) continue;
    for (const tear of logTears) {
      const image = tearLog([before, after], tear, chance);
      if (!image || result.images >= wanted) continue;
      judge(`log: ${tear}`, tryImage(folder, image), [before.digest, after.digest], result);
    }
  }
  for (const checkpoint of checkpoints) {
    if (result.images >= wanted) return;
    const tried = tryImage(folder, tearCheckpoint(checkpoint, chance));
    const { digest } = checkpoint.before;
    judge('checkpoint', tried, [digest, digest], result);
  }
}

function judge(
  kind: string,
  tried: Tried,
  [before, after]: readonly [string, string],
  result: PowerCuts,
): void {
  result.images += 1;
  result.ended[kind] ??= { before: 0, after: 0 };
  const ended = result.ended[kind];
  if (!tried.ok) result.problems.push(`${kind}: ${tried.problem}`);
  else if (tried.digest === after) ended.after += 1;
  else if (tried.digest === before) ended.before += 1;
  else result.problems.push(`${kind}: neither before nor after the write`);
}
