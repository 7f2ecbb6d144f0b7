import { actNames } from './act-names.ts';
import type { Line } from './compare.ts';
import { type Goal, ratioText } from './goals.ts';
import type { Measured } from './measure.ts';
import type { CutReport } from './power-cut/power-cut.ts';

/** Everything one run found. */
export type Found = {
  readonly measured: Measured;
  /** Null when the machine cannot compile what cuts the power. */
  readonly cuts: readonly CutReport[] | null;
  readonly goals: readonly Goal[];
};

const peers = ['raw', 'plainjob, FULL', 'classic-level, sync', 'append + fdatasync'] as const;

/** Prints the tables a person reads. */
export function printReport({ measured, cuts, goals }: Found): void {
  for (const { payments, lines, controls } of measured.sizes) {
    console.log(
      `\n${payments.toLocaleString('en')} payments; ours, and ours divided by the others`,
    );
    console.table(rowsOf(lines));
    console.log(`syncs an act: ${syncsOf(lines)}`);
    const apart = controls.filter(({ holds }) => !holds);
    const worst = controls.map(({ act, ratio }) => `${act} ${ratioText(ratio)}`).join(', ');
    console.log(`raw against itself: ${worst}`);
    if (apart.length > 0) {
      const acts = apart.map(({ act }) => act).join(', ');
      console.log(`  more than 5 % apart (${acts}): the machine was busy, run it again for these`);
    }
  }
  if (measured.slow) {
    console.log(`\nwith ${measured.slow.slowUs / 1_000} ms more for every sync`);
    console.table(rowsOf(measured.slow.lines));
  }
  if (cuts) {
    console.log('\nsimulated power cuts');
    console.table(
      cuts.map(({ wrong, after: _after, ...cut }) => ({ ...cut, wrong: wrong.length })),
    );
    console.log(`of ours, by what was told last: ${JSON.stringify(cuts[0]?.after)}`);
    for (const wrong of cuts[0]?.wrong.slice(0, 10) ?? []) console.log(`  ${wrong}`);
  }
  console.log('\ngoals');
  console.table(goals.map(({ met, ...goal }) => ({ ...goal, met: metText(met) })));
}

function rowsOf(lines: readonly Line[]): readonly object[] {
  return actNames.flatMap((act) => {
    const ours = lines.find((line) => line.act === act && line.store === 'ours');
    if (!ours) return [];
    const over = peers.map((store) => {
      const ratio = lines.find((line) => line.act === act && line.store === store)?.ratio;
      return [`÷ ${store}`, ratio ? ratioText(ratio) : ''];
    });
    const figures = {
      act,
      'p50 µs': Math.round(ours.p50Us),
      'p99 µs': Math.round(ours.p99Us),
      syncs: ours.syncs?.toFixed(2) ?? '',
      KiB: ours.kib?.toFixed(1) ?? '',
    };
    return [{ ...figures, ...Object.fromEntries(over) }];
  });
}

/** Of all stores, for the acts that sync at all. */
function syncsOf(lines: readonly Line[]): string {
  return [...new Set(lines.map(({ store }) => store))]
    .map((store) => {
      const each = lines
        .filter((line) => line.store === store && (line.syncs ?? 0) > 0)
        .map(({ act, syncs }) => `${act} ${syncs?.toFixed(2)}`);
      return `${store}: ${each.join(', ')}`;
    })
    .join('; ');
}

function metText(met: boolean | null): string {
  if (met === null) return '?';
  return met ? 'yes' : 'no';
}

/** The same for a program: one line of JSON. */
export function lastLine({ measured, cuts, goals }: Found): string {
  const ratios = (lines: readonly Line[]): object =>
    Object.fromEntries(
      lines.flatMap(({ act, store, ratio }) =>
        ratio && store !== 'raw again' ? [[`${act} / ${store}`, rounded(ratio.ratio)]] : [],
      ),
    );
  const syncs = (lines: readonly Line[]): object =>
    Object.fromEntries(
      lines
        .filter(({ store, syncs: each }) => store === 'ours' && each !== null)
        .map(({ act, syncs: each }) => [act, rounded(each ?? 0)]),
    );
  return JSON.stringify({
    bench: 'ledger',
    sizes: measured.sizes.map(({ payments, lines, controls }) => ({
      payments,
      ratios: ratios(lines),
      syncs: syncs(lines),
      control: Object.fromEntries(controls.map(({ act, ratio }) => [act, rounded(ratio.ratio)])),
      controlHolds: controls.every(({ holds }) => holds),
    })),
    slow: measured.slow && { us: measured.slow.slowUs, ratios: ratios(measured.slow.lines) },
    growth: ratios(measured.growth),
    powerCut: cuts?.map(({ after: _after, wrong, ...cut }) => ({ ...cut, wrong: wrong.length })),
    goals: { met: goals.filter(({ met }) => met).length, of: goals.length },
  });
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
