import type { DiskCount, DiskCounter } from './disk-counter.ts';
import { median, quantile } from './ratios.ts';

/** One act that is timed; what comes back is awaited when it is a promise. */
export type Act = () => unknown;

/** One side of a comparison: acts that are timed one after another, each many times in a row. */
export type Contender = {
  readonly name: string;
  /** Makes ready for `count` times every act; not timed. */
  prepare(count: number): unknown;
  readonly acts: Readonly<Record<string, Act>>;
  /** How many of what is counted one act does; 1 when it is left out. */
  readonly times?: number;
};

/** How often. Contenders take turns forwards and backwards, so that drift hits all alike. */
export type Pace = { readonly rounds: number; readonly perBlock: number };

/** What one contender took for one act. */
export type Timing = {
  /** Median µs of an act, block by block; the n-th blocks of all contenders lie side by side. */
  readonly blocks: readonly number[];
  readonly p50Us: number;
  readonly p99Us: number;
  /** Of one act; null when nobody counts. */
  readonly perAct: DiskCount | null;
};

/** Timings by contender, then by act. */
export type Timings = ReadonlyMap<string, ReadonlyMap<string, Timing>>;

type Tally = { blocks: number[]; eachUs: number[]; acts: number; syncs: number; bytes: number };

/** Times all contenders against each other. */
export async function timeTogether(
  contenders: readonly Contender[],
  { rounds, perBlock }: Pace,
  counter: DiskCounter | null,
): Promise<Timings> {
  const tallies = new Map<string, Map<string, Tally>>();
  // The first round warms up and is not kept.
  for (let round = 0; round <= rounds; round += 1) {
    for (const contender of [...contenders, ...contenders.toReversed()]) {
      await contender.prepare(perBlock);
      for (const [name, act] of Object.entries(contender.acts)) {
        const kept = round === 0 ? newTally() : tallyOf(tallies, contender.name, name);
        await timeBlock(act, { count: perBlock, times: contender.times ?? 1, counter }, kept);
      }
    }
  }
  return new Map(
    [...tallies].map(([name, acts]) => [
      name,
      new Map([...acts].map(([act, tally]) => [act, timingOf(tally, counter !== null)])),
    ]),
  );
}

type Block = {
  readonly count: number;
  readonly times: number;
  readonly counter: DiskCounter | null;
};

async function timeBlock(act: Act, { count, times, counter }: Block, tally: Tally): Promise<void> {
  const before = counter?.read();
  const eachUs: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const begunNs = process.hrtime.bigint();
    const answer = act();
    if (answer instanceof Promise) await answer;
    eachUs.push(Number(process.hrtime.bigint() - begunNs) / 1_000 / times);
  }
  tally.blocks.push(median(eachUs));
  tally.eachUs.push(...eachUs);
  tally.acts += count * times;
  const after = counter?.read();
  tally.syncs += (after?.syncs ?? 0) - (before?.syncs ?? 0);
  tally.bytes += (after?.bytes ?? 0) - (before?.bytes ?? 0);
}

function newTally(): Tally {
  return { blocks: [], eachUs: [], acts: 0, syncs: 0, bytes: 0 };
}

function tallyOf(tallies: Map<string, Map<string, Tally>>, contender: string, act: string): Tally {
  const acts = tallies.get(contender) ?? new Map<string, Tally>();
  const tally = acts.get(act) ?? newTally();
  tallies.set(contender, acts.set(act, tally));
  return tally;
}

function timingOf({ blocks, eachUs, acts, syncs, bytes }: Tally, counted: boolean): Timing {
  return {
    blocks,
    p50Us: median(eachUs),
    p99Us: quantile(eachUs, 0.99),
    perAct: counted ? { syncs: syncs / acts, bytes: bytes / acts } : null,
  };
}
