import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../main/ports/random.ts';
import { seededRandom } from '../../core/seeded-random.ts';
import { openTillLedger } from '../stores/ledger-parts.ts';
import { controls } from './control-life.ts';
import { hasUnsynced, leftovers, makeImage } from './disk-image.ts';
import { booksAt, judgeControl, judgeTill, type Verdict } from './judge.ts';
import type { Life } from './life.ts';
import { readSaid, type Said } from './said.ts';

export type PowerCutOptions = {
  /** On a real disk; everything is left there. */
  readonly folder: string;
  /** `shims/power-cut.c`, compiled. */
  readonly library: string;
  /** At least this many cuts of our ledger; of each control a fifth. */
  readonly cuts: number;
  readonly seed: number;
  readonly signal: AbortSignal;
};

/** What all cuts of one store came to. */
export type CutReport = {
  readonly store: string;
  /** Instants at which the power went. */
  readonly cuts: number;
  /** Disks made of them: what was not synced is gone, there in part, or there. */
  readonly images: number;
  /** Images on which something told was gone. */
  readonly losing: number;
  /** Rows gone on the worst image. */
  readonly mostLost: number;
  /** What else was wrong; empty when nothing was. */
  readonly wrong: readonly string[];
  /** Cuts while the log was being moved into the file. */
  readonly inCheckpoint: number;
  /** Cuts by what had been told last. */
  readonly after: Readonly<Record<string, number>>;
};

const actsPerLife = 150;
const cutsPerLife = 50;
/** About one write or sync in so many is a cut. */
const oneIn = 25;

/** Cuts the power of our ledger, life after life on what the cut before left, and of each control. */
export async function cutPower(options: PowerCutOptions): Promise<readonly CutReport[]> {
  const reports = [await cutTill(options)];
  for (const control of controls) reports.push(await cutControl(control, options));
  return reports;
}

async function cutTill(options: PowerCutOptions): Promise<CutReport> {
  const random = seededRandom(options.seed);
  const [start, image] = [join(options.folder, 'start'), join(options.folder, 'image')];
  mkdirSync(start, { recursive: true });
  openTillLedger(join(start, 'ours.db')).close();
  const judged: JudgedCut[] = [];
  for (let seed = options.seed; judged.length < options.cuts; seed += 1) {
    rmSync(image, { recursive: true, force: true });
    cpSync(start, image, { recursive: true });
    const begun = booksAt(image);
    if (typeof begun === 'string') throw new Error(begun);
    const cuts = await live(options, start, { store: 'ours', file: 'ours.db', seed });
    const told = readSaid<Said>(join(options.folder, 'said'));
    for (const cut of cuts) {
      const judge = (): Verdict => judgeTill(image, cut, { begun, told });
      judged.push(judgeCut({ cut, file: 'ours.db', image }, random, judge));
    }
    // The next life begins on a disk that nobody has opened since the cut.
    const last = cuts[Math.floor(random.unit() * cuts.length)];
    if (last) makeImage(last, start, 'some sectors', random);
    process.stdout.write('.');
  }
  return reportOf('ours', judged);
}

async function cutControl(
  control: (typeof controls)[number],
  options: PowerCutOptions,
): Promise<CutReport> {
  const random = seededRandom(options.seed);
  const [start, image] = [join(options.folder, 'empty'), join(options.folder, 'image')];
  mkdirSync(start, { recursive: true });
  const judged: JudgedCut[] = [];
  for (let seed = options.seed; judged.length < options.cuts / 5; seed += 1) {
    const cuts = await live(options, start, { store: control, file: 'control.db', seed });
    for (const cut of cuts) {
      const judge = (): Verdict => judgeControl(control, image, cut);
      judged.push(judgeCut({ cut, file: 'control.db', image }, random, judge));
    }
    process.stdout.write('.');
  }
  return reportOf(control, judged);
}

/** Every disk that one cut may have left, judged. */
function judgeCut(
  { cut, file, image }: { readonly cut: string; readonly file: string; readonly image: string },
  random: Random,
  judge: () => Verdict,
): JudgedCut {
  const images = leftovers.map((leftover) => {
    makeImage(cut, image, leftover, random);
    const verdict = judge();
    const { wrong } = verdict;
    return { ...verdict, wrong: wrong === null ? null : `${cut}, ${leftover} left: ${wrong}` };
  });
  return { inCheckpoint: hasUnsynced(cut, file), images };
}

/** One cut: every disk it may have left. */
type JudgedCut = { readonly inCheckpoint: boolean; readonly images: readonly Verdict[] };

type NewLife = Pick<Life, 'store' | 'file' | 'seed'>;

/** Lives once on a copy of `start`; the folders of its cuts. */
async function live(
  { folder, library, signal }: PowerCutOptions,
  start: string,
  { store, file, seed }: NewLife,
): Promise<readonly string[]> {
  const paths = { live: join(folder, 'live'), synced: join(folder, 'synced') };
  const [to, said] = [join(folder, 'cuts'), join(folder, 'said')];
  for (const path of [paths.live, paths.synced, to]) rmSync(path, { recursive: true, force: true });
  for (const path of [paths.live, paths.synced]) cpSync(start, path, { recursive: true });
  mkdirSync(to);
  writeFileSync(said, '');
  const life: Life = { store, file: join(paths.live, file), said, count: actsPerLife, seed };
  const env = {
    ...process.env,
    LD_PRELOAD: library,
    CUT_LIVE: paths.live,
    CUT_SYNCED: paths.synced,
    CUT_SAID: said,
    CUT_TO: to,
    CUT_SEED: String(seed),
    CUT_ONE_IN: String(oneIn),
    CUT_MAX: String(cutsPerLife),
  };
  await run(join(import.meta.dirname, 'life.ts'), [JSON.stringify(life)], { env, signal });
  return readdirSync(to)
    .toSorted((a, b) => Number(a) - Number(b))
    .map((name) => join(to, name));
}

function run(
  script: string,
  args: readonly string[],
  { env, signal }: { readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal },
): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [script, ...args], { env, signal, stdio: 'inherit' });
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) done();
      else failed(new Error(`${script} ended with ${code ?? 'a signal'}`));
    });
  });
}

function reportOf(store: string, cuts: readonly JudgedCut[]): CutReport {
  const all = cuts.flatMap(({ images }) => images);
  const after: Record<string, number> = {};
  for (const { images } of cuts) {
    const act = images[0]?.act ?? '';
    after[act] = (after[act] ?? 0) + 1;
  }
  return {
    store,
    cuts: cuts.length,
    images: all.length,
    losing: all.filter(({ lost }) => lost > 0).length,
    mostLost: Math.max(...all.map(({ lost }) => lost)),
    wrong: all.flatMap(({ wrong }) => (wrong === null ? [] : [wrong])),
    inCheckpoint: cuts.filter(({ inCheckpoint }) => inCheckpoint).length,
    after,
  };
}
