import type { ActName } from './act-names.ts';
import type { Line } from './compare.ts';
import type { Control } from './control.ts';
import type { Measured } from './measure.ts';
import type { CutReport } from './power-cut/power-cut.ts';
import { logSlope, type Ratio } from './ratios.ts';

/** One goal: what was found, and whether it is met. Null where this run could not tell. */
export type Goal = {
  readonly name: string;
  readonly limit: string;
  readonly found: string;
  readonly met: boolean | null;
};

/** What a goal is read from. */
type Run = { readonly lines: readonly Line[]; readonly controls: readonly Control[] };

const noRun: Run = { lines: [], controls: [] };
const cannotTell = { found: 'not measured', met: null } as const;

/** Goals Q1 to Q7 of the ledger. */
export function goalsOf(measured: Measured, cuts: readonly CutReport[] | null): readonly Goal[] {
  const fast = measured.sizes.at(-1) ?? noRun;
  const slow = measured.slow ?? noRun;
  const slowName = `with ${(measured.slow?.slowUs ?? 0) / 1_000} ms a sync`;
  return [
    lossGoal(cuts),
    syncGoal('Q2 syncs of an online payment', fast.lines, { acts: ['send', 'complete'], limit: 2 }),
    syncGoal('Q2 syncs of a drained payment', fast.lines, { acts: ['drain'], limit: 1 }),
    ratioGoal('Q3 send / raw', fast, ['send', 'raw'], 1.1),
    ratioGoal(`Q3 send / raw, ${slowName}`, slow, ['send', 'raw'], 1.1),
    ratioGoal(`Q3 send / append, ${slowName}`, slow, ['send', 'append + fdatasync'], 1.25),
    ratioGoal('Q4 claim / raw', fast, ['claim', 'raw'], 1.1),
    ratioGoal(`Q4 claim / raw, ${slowName}`, slow, ['claim', 'raw'], 1.1),
    ratioGoal('Q4 finish / raw', fast, ['finish', 'raw'], 1.1),
    ratioGoal(`Q4 finish / raw, ${slowName}`, slow, ['finish', 'raw'], 1.1),
    ratioGoal('Q4 drain / raw, claimed apart', fast, ['drain', 'raw'], 0.65),
    ratioGoal(`Q4 drain / raw, ${slowName}`, slow, ['drain', 'raw'], 0.65),
    ratioGoal('Q4 drain / plainjob', fast, ['drain', 'plainjob, FULL'], 0.77),
    ratioGoal(`Q4 drain / plainjob, ${slowName}`, slow, ['drain', 'plainjob, FULL'], 0.77),
    ...growthGoals(measured),
    ratioGoal('Q6 boot / raw', fast, ['boot', 'raw'], 3),
    ratioGoal('Q7 page / raw', fast, ['page', 'raw'], 1.5),
  ];
}

function lossGoal(cuts: readonly CutReport[] | null): Goal {
  const ours = cuts?.find(({ store }) => store === 'ours');
  const name = 'Q1 rows lost in a power cut';
  if (!ours) return { name, limit: '0', ...cannotTell };
  const met = ours.losing === 0 && ours.wrong.length === 0;
  const found = `${ours.mostLost} in ${ours.cuts} cuts, ${ours.images} disks`;
  return { name, limit: '0', found, met };
}

/** A checkpoint every thousand pages adds its syncs to every store alike: a tenth more is allowed. */
function syncGoal(
  name: string,
  lines: readonly Line[],
  { acts, limit }: { readonly acts: readonly ActName[]; readonly limit: number },
): Goal {
  const each = acts.map((act) => lines.find((line) => line.store === 'ours' && line.act === act));
  const goal = { name, limit: `${limit} + checkpoints` };
  if (each.some((line) => typeof line?.syncs !== 'number')) return { ...goal, ...cannotTell };
  const syncs = each.reduce((sum, line) => sum + (line?.syncs ?? 0), 0);
  return { ...goal, found: syncs.toFixed(2), met: syncs <= limit * 1.1 };
}

function ratioGoal(
  name: string,
  { lines, controls }: Run,
  [act, store]: readonly [ActName, string],
  limit: number,
): Goal {
  const line = lines.find((each) => each.act === act && each.store === store);
  const goal = { name, limit: `≤ ${limit}` };
  if (!line?.ratio) return { ...goal, ...cannotTell };
  const found = ratioText(line.ratio);
  const noisy = controls.some((each) => each.act === act && !each.holds);
  return noisy
    ? { ...goal, found: `${found}, too noisy`, met: null }
    : { ...goal, found, met: isWithin(line.ratio, limit) };
}

/** Null when the limit lies inside the interval: this run cannot tell. */
function isWithin({ low, high }: Ratio, limit: number): boolean | null {
  if (high <= limit) return true;
  return low > limit ? false : null;
}

function growthGoals({ sizes, growth }: Measured): readonly Goal[] {
  const [smallest, largest] = [sizes[0]?.payments ?? 0, sizes.at(-1)?.payments ?? 0];
  if (smallest === largest) return [];
  const acts: readonly ActName[] = ['send', 'complete', 'drain', 'page', 'boot'];
  return acts.flatMap((act): Goal[] => {
    const lines = growth.filter((line) => line.act === act);
    const ratio = lines.find((line) => line.store.endsWith(` ${text(smallest)}`))?.ratio;
    if (!ratio) return [];
    const points = sizes.flatMap(({ payments }) => {
      const line = lines.find(({ store }) => store.endsWith(` ${text(payments)}`));
      return line ? [[payments, line.p50Us] as const] : [];
    });
    const found = `${ratioText(ratio)}, slope ${logSlope(points).toFixed(3)}`;
    const name = `Q5 ${act} at ${text(largest)} / ${text(smallest)}`;
    return [{ name, limit: '≤ 1.3', found, met: isWithin(ratio, 1.3) }];
  });
}

function text(payments: number): string {
  return payments.toLocaleString('en');
}

/** As `1.08 (1.05 to 1.11)`. */
export function ratioText({ ratio, low, high }: Ratio): string {
  return `${ratio.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}
