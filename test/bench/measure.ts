import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Line, linesOf } from './compare.ts';
import { type Control, control, controlsOf } from './control.ts';
import { type DiskCounter, openDiskCounter } from './disk-counter.ts';
import {
  allPasses,
  fullPaces,
  growthPasses,
  quickPaces,
  runPasses,
  slowPaces,
  writingPasses,
} from './passes.ts';
import { openAppend } from './stores/append.ts';
import type { BenchStore } from './stores/bench-store.ts';
import { openClassicLevel } from './stores/classic-level.ts';
import { openOurs } from './stores/ledger.ts';
import { openPlainjob } from './stores/plainjob.ts';
import { openRaw } from './stores/raw.ts';

/** What a run of this process finds; it is written to a file as JSON. */
export type Measured = {
  readonly sizes: readonly {
    readonly payments: number;
    readonly lines: readonly Line[];
    readonly controls: readonly Control[];
  }[];
  /** On a disk whose syncs take `slowUs` longer; null when syncs are not counted. */
  readonly slow: {
    readonly slowUs: number;
    readonly lines: readonly Line[];
    readonly controls: readonly Control[];
  } | null;
  /** The largest books over each of the smaller ones. */
  readonly growth: readonly Line[];
};

export type MeasureOptions = {
  readonly folder: string;
  readonly sizes: readonly number[];
  readonly quick: boolean;
  /** File of `DiskCounter`, or null. */
  readonly counters: string | null;
  readonly result: string;
};

const slowUs = 3_000;

async function measure({ folder, sizes, quick, counters, result }: MeasureOptions): Promise<void> {
  const counter = openDiskCounter(counters ?? undefined);
  const paces = quick ? quickPaces : fullPaces;
  const found: Measured['sizes'][number][] = [];
  const grown: BenchStore[] = [];
  let slow: Measured['slow'] = null;
  for (const payments of sizes) {
    const stores = await storesOf(join(folder, String(payments)), payments);
    process.stdout.write(' timing ');
    const timings = await runPasses(stores, allPasses(paces), counter);
    const lines = linesOf(timings, 'ours');
    found.push({ payments, lines, controls: controlsOf(timings) });
    if (slow === null && counter) slow = await measureSlowly(stores, counter);
    console.log(' done');
    const [ours, ...others] = stores;
    for (const other of others) await other.close();
    if (ours) grown.push({ ...ours, name: growthName(payments) });
  }
  process.stdout.write('growth ');
  const largest = growthName(sizes.at(-1) ?? 0);
  const growth = linesOf(await runPasses(grown, growthPasses(paces), counter), largest);
  console.log(' done');
  for (const store of grown) await store.close();
  const measured: Measured = { sizes: found, slow, growth };
  writeFileSync(result, JSON.stringify(measured));
}

async function measureSlowly(
  stores: readonly BenchStore[],
  counter: DiskCounter,
): Promise<Measured['slow']> {
  counter.slowDown(slowUs);
  const timings = await runPasses(stores, writingPasses(slowPaces), counter);
  counter.slowDown(0);
  return { slowUs, lines: linesOf(timings, 'ours'), controls: controlsOf(timings) };
}

function growthName(payments: number): string {
  return `ours at ${payments.toLocaleString('en')}`;
}

/** Ours first. */
async function storesOf(folder: string, payments: number): Promise<readonly BenchStore[]> {
  process.stdout.write(`${payments.toLocaleString('en').padStart(9)} payments: filling `);
  mkdirSync(folder, { recursive: true });
  const stores = [
    openOurs(folder),
    openRaw(folder, control.one),
    openRaw(folder, control.again),
    openPlainjob(folder),
    await openClassicLevel(folder),
    openAppend(folder),
  ];
  for (const store of stores) {
    await store.fill(payments);
    process.stdout.write('.');
  }
  return stores;
}

const options: MeasureOptions = JSON.parse(process.argv[2] ?? '{}');
await measure(options);
