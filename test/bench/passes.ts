import { type Contender, type Pace, type Timing, type Timings, timeTogether } from './abba.ts';
import { controlsOf } from './control.ts';
import type { DiskCounter } from './disk-counter.ts';
import type { BenchStore } from './stores/bench-store.ts';

/** How often each pass runs. */
export type Paces = {
  readonly writes: Pace;
  readonly queue: Pace;
  readonly drain: Pace & { readonly entries: number };
  readonly reads: Pace;
  readonly boots: Pace;
};

export const fullPaces: Paces = {
  writes: { rounds: 20, perBlock: 40 },
  queue: { rounds: 12, perBlock: 40 },
  drain: { rounds: 8, perBlock: 1, entries: 40 },
  reads: { rounds: 10, perBlock: 100 },
  boots: { rounds: 10, perBlock: 1 },
};

export const quickPaces: Paces = {
  writes: { rounds: 8, perBlock: 20 },
  queue: { rounds: 5, perBlock: 20 },
  drain: { rounds: 4, perBlock: 1, entries: 20 },
  reads: { rounds: 4, perBlock: 50 },
  boots: { rounds: 4, perBlock: 1 },
};

/** For a disk that takes milliseconds: the sync is the cost, a few blocks show it. */
export const slowPaces: Paces = {
  writes: { rounds: 5, perBlock: 8 },
  queue: { rounds: 4, perBlock: 8 },
  drain: { rounds: 4, perBlock: 1, entries: 10 },
  reads: { rounds: 1, perBlock: 1 },
  boots: { rounds: 1, perBlock: 1 },
};

type Pass = {
  readonly pace: Pace;
  /** Null where a store does not do such a thing. */
  contender(store: BenchStore): Contender | null;
};

function sending({ writes }: Paces): Pass {
  return {
    pace: writes,
    contender: ({ name, stage, send, complete }) => ({
      name,
      prepare: stage,
      acts: { send, complete },
    }),
  };
}

function claiming({ queue: pace }: Paces): Pass {
  return {
    pace,
    contender({ name, queue }) {
      if (!queue?.steps) return null;
      const { claim, finish } = queue.steps;
      return { name, prepare: queue.queueUp, acts: { claim, finish } };
    },
  };
}

function draining({ drain: pace }: Paces): Pass {
  return {
    pace,
    contender: ({ name, queue }) =>
      queue && {
        name,
        prepare: () => queue.queueUp(pace.entries),
        acts: { drain: queue.drain },
        times: pace.entries,
      },
  };
}

function listing({ reads: pace }: Paces): Pass {
  const prepare = (): void => {};
  return { pace, contender: ({ name, page }) => page && { name, prepare, acts: { page } } };
}

function booting({ boots: pace }: Paces): Pass {
  return {
    pace,
    contender: ({ name, boot, close }) => boot && { name, prepare: close, acts: { boot } },
  };
}

/** Every pass; the ones that read come first, so that the sizes are what they are called. */
export function allPasses(paces: Paces): readonly Pass[] {
  return [booting(paces), listing(paces), ...writingPasses(paces)];
}

/** Those that wait for the disk. */
export function writingPasses(paces: Paces): readonly Pass[] {
  return [sending(paces), claiming(paces), draining(paces)];
}

/** Those of which a till that has been in use for years must not become slower. */
export function growthPasses(paces: Paces): readonly Pass[] {
  return [booting(paces), listing(paces), sending(paces), draining(paces)];
}

/** A pass in which the control leaves its limit is run again at most this often. */
const againMax = 2;

/** Times `stores` against each other, pass by pass. */
export async function runPasses(
  stores: readonly BenchStore[],
  passes: readonly Pass[],
  counter: DiskCounter | null,
): Promise<Timings> {
  const all = new Map<string, Map<string, Timing>>();
  for (const pass of passes) {
    for (const [store, acts] of await runPass(stores, pass, counter)) {
      all.set(store, new Map([...(all.get(store) ?? []), ...acts]));
    }
  }
  return all;
}

/** A busy machine is given time to calm down; the last run counts, whatever it says. */
async function runPass(
  stores: readonly BenchStore[],
  { pace, contender }: Pass,
  counter: DiskCounter | null,
): Promise<Timings> {
  const contenders = stores.map(contender).filter((each) => each !== null);
  let timings = await timeTogether(contenders, pace, counter);
  process.stdout.write('.');
  for (let again = 0; again < againMax && !holds(timings); again += 1) {
    timings = await timeTogether(contenders, pace, counter);
    process.stdout.write('!');
  }
  return timings;
}

function holds(timings: Timings): boolean {
  return controlsOf(timings).every((each) => each.holds);
}
