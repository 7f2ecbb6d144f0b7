import type { Timing, Timings } from './abba.ts';
import { type ActName, actNames } from './act-names.ts';
import { type Ratio, ratioOf } from './ratios.ts';

/** One line of the report: what an act of one store took, and how ours compares to it. */
export type Line = {
  readonly act: ActName;
  readonly store: string;
  readonly p50Us: number;
  readonly p99Us: number;
  /** Per act; null when they are not counted. */
  readonly syncs: number | null;
  readonly kib: number | null;
  /** `against` over this store: below 1 is faster than it. Null for `against` itself. */
  readonly ratio: Ratio | null;
};

/** Every store beside `against`, act by act. */
export function linesOf(timings: Timings, against: string): readonly Line[] {
  return actNames.flatMap((act) => {
    const ours = timings.get(against)?.get(act);
    return [...timings].flatMap(([store, acts]) => {
      const timing = acts.get(act);
      if (!timing) return [];
      const ratio = ours && store !== against ? ratioOf(ours.blocks, timing.blocks) : null;
      return [{ act, store, ratio, ...figuresOf(timing) }];
    });
  });
}

function figuresOf({ p50Us, p99Us, perAct }: Timing) {
  const kib = perAct && perAct.bytes / 1_024;
  return { p50Us, p99Us, syncs: perAct?.syncs ?? null, kib };
}
