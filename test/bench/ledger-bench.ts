import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeCounterFile } from './disk-counter.ts';
import { goalsOf } from './goals.ts';
import type { Measured, MeasureOptions } from './measure.ts';
import { type CutReport, cutPower } from './power-cut/power-cut.ts';
import { lastLine, printReport } from './report.ts';
import { compileShim } from './shims/compile-shim.ts';

export type LedgerBenchOptions = {
  /** Also a million payments: minutes, and some GB of disk. */
  readonly large: boolean;
  /** Fewer blocks and no 100,000: to see that it works. */
  readonly quick: boolean;
  /** A folder on the disk to be measured; null for the system's own for temporary files. */
  readonly dir: string | null;
};

/** Linux, `statfs(2)`: file systems that live in memory. */
const inMemory: ReadonlySet<number> = new Set([0x01021994, 0x858458f6]);

/** Runs the whole bench; 0 when our ledger lost nothing and the controls did. */
export async function benchLedger({ large, quick, dir }: LedgerBenchOptions): Promise<number> {
  const under = dir === null ? tmpdir() : resolve(dir);
  mkdirSync(under, { recursive: true });
  if (inMemory.has(statfsSync(under).type)) {
    console.error(`${under} is in memory, where a sync costs nothing. Name another: --dir FOLDER`);
    return 1;
  }
  const folder = mkdtempSync(join(under, 'benepia-bench-'));
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    console.log(`On the disk under ${folder}. Ctrl+C stops it and removes what it wrote.`);
    const all = [1_000, 10_000, ...(quick ? [] : [100_000]), ...(large ? [1_000_000] : [])];
    const measured = await measureIn(folder, { sizes: all, quick, signal: abort.signal });
    const cuts = await cutsIn(folder, { quick, signal: abort.signal });
    const found = { measured, cuts, goals: goalsOf(measured, cuts) };
    printReport(found);
    console.log(`\n${lastLine(found)}`);
    return provesDurability(cuts) ? 0 : 1;
  } catch (error) {
    if (!abort.signal.aborted) throw error;
    console.log('\nstopped');
    return 130;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A control that loses nothing means that the power was not really cut. */
function provesDurability(cuts: readonly CutReport[] | null): boolean {
  if (cuts === null) return true;
  return cuts.every(({ store, losing, wrong }) =>
    store === 'ours' ? losing === 0 && wrong.length === 0 : losing > 0,
  );
}

type MeasureParts = Pick<MeasureOptions, 'sizes' | 'quick'> & { readonly signal: AbortSignal };

/** In a process of its own, into which the counters are loaded. */
async function measureIn(
  folder: string,
  { sizes, quick, signal }: MeasureParts,
): Promise<Measured> {
  const shim = compileShim('count-syncs', folder);
  if (!shim.ok) console.log(`Syncs are not counted: ${shim.why}`);
  const counters = shim.ok ? join(folder, 'counters') : null;
  if (counters !== null) makeCounterFile(counters);
  const result = join(folder, 'measured.json');
  const options: MeasureOptions = { folder, sizes, quick, counters, result };
  const env = shim.ok ? { LD_PRELOAD: shim.sharedObject, SYNC_COUNTERS: counters ?? '' } : {};
  await new Promise<void>((done, failed) => {
    const args = [join(import.meta.dirname, 'measure.ts'), JSON.stringify(options)];
    const stdio = ['ignore', 'inherit', 'inherit'] as const;
    const merged = { ...process.env, ...env };
    const child = spawn(process.execPath, args, { signal, stdio: [...stdio], env: merged });
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) done();
      else failed(new Error(`the measuring process ended with ${code ?? 'a signal'}`));
    });
  });
  return JSON.parse(readFileSync(result, 'utf8'));
}

async function cutsIn(
  folder: string,
  { quick, signal }: { readonly quick: boolean; readonly signal: AbortSignal },
): Promise<readonly CutReport[] | null> {
  const shim = compileShim('power-cut', folder);
  if (!shim.ok) {
    console.log(`The power is not cut: ${shim.why}`);
    return null;
  }
  process.stdout.write('cutting the power ');
  const cuts = await cutPower({
    folder: join(folder, 'power-cut'),
    library: shim.sharedObject,
    cuts: quick ? 60 : 400,
    seed: 1,
    signal,
  });
  console.log(' done');
  return cuts;
}
