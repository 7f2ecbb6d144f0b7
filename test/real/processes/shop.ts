import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Random } from '../../../main/ports/random.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { ledgerFileIn } from '../../../main/store/ledger-file.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';
import {
  startTrainingGateway,
  type TrainingGateway,
} from '../../../main/training/portone/server.ts';
import { seededRandom } from '../../core/seeded-random.ts';
import { compareBooks } from '../crash/compare-books.ts';
import type { TillLine } from '../crash/till-lines.ts';
import { startTillProcess, type TillProcess } from '../crash/till-process.ts';
import type { ShopOrder } from './shop-order.ts';

/** What came of several processes on one ledger. */
export type ShopReport = {
  /** Processes that were stopped while they owned the ledger, and woken when another one did. */
  frozen: number;
  /** How often one stood in the middle of a write: nobody can take over until it is woken or ended. */
  inAWrite: number;
  sales: number;
  /** Charges that the gateway took in. */
  charges: number;
  readonly problems: string[];
};

type Program = {
  readonly process: TillProcess;
  /** Sales that it began: nobody else may charge them. */
  readonly begun: Set<string>;
  /** Stopped, or woken and not yet aware of what it lost. */
  asleep: boolean;
};

type Shop = {
  readonly folder: string;
  readonly gateway: TrainingGateway;
  readonly chance: Random;
  readonly programs: Program[];
  /** Who last opened the ledger or wrote to it. */
  holder: Program | null;
  readonly report: ShopReport;
};

/** The sign of life of an owner is believed for half a second. */
const scale = 15;
/** Whoever settles is alone: only the settle time of 180 s matters. */
const settleScale = 80;
const programs = 3;
const wakeMs = 20_000;

/**
 * Three programs on one ledger. Again and again the one that owns it is stopped for longer than its sign
 * of life is believed, another one takes over, and the first one is woken.
 */
export async function runShop({
  under,
  seed,
  freezes,
}: {
  readonly under: string;
  readonly seed: number;
  readonly freezes: number;
}): Promise<ShopReport> {
  const folder = mkdtempSync(join(under, 'benepia-shop-'));
  const gateway = await startTrainingGateway({ switches: { practice: false, commitDelayMs: 15 } });
  const report: ShopReport = { frozen: 0, inAWrite: 0, sales: 0, charges: 0, problems: [] };
  const chance = seededRandom(seed);
  const shop: Shop = { folder, gateway, chance, programs: [], holder: null, report };
  try {
    for (let n = 0; n < programs; n += 1) shop.programs.push(startProgram(shop, 'sell'));
    // One that lost the ledger by itself meanwhile, on a busy machine, does not count.
    for (let tries = 0; report.frozen < freezes && tries < 4 * freezes; tries += 1) {
      await freezeOne(shop);
    }
    await Promise.all(shop.programs.map(endProgram));
    await startProgram(shop, 'settle').process.ended;
    compare(shop);
  } finally {
    await Promise.all(shop.programs.map(endProgram));
    await gateway.close();
    if (report.problems.length === 0) rmSync(folder, { recursive: true });
    else report.problems.push(`seed ${seed}: kept ${folder}`);
  }
  return report;
}

function startProgram(shop: Shop, act: ShopOrder['act']): Program {
  const { folder, gateway, chance, report } = shop;
  const order: ShopOrder = {
    folder,
    origin: gateway.url,
    seed: chance.unit() * 2 ** 32,
    scale: act === 'sell' ? scale : settleScale,
    act,
  };
  const begun = new Set<string>();
  const program: Program = {
    begun,
    asleep: false,
    process: startTillProcess(join(import.meta.dirname, 'shop-child.ts'), order, (line) => {
      if (line.at === 'begun') begun.add(line.merchantUid);
      const owns = line.at === 'ready' || line.at === 'begun';
      if (owns && !program.asleep) shop.holder = program;
      if (line.at === 'shut-out' && shop.holder === program) shop.holder = null;
      if (line.at === 'bug') report.problems.push(`a bug: ${line.text}`);
    }),
  };
  return program;
}

async function endProgram({ process }: Program): Promise<void> {
  process.kill();
  await process.ended;
}

/** Stops the owner somewhere in its work, lets another one take over, and wakes it. */
async function freezeOne(shop: Shop): Promise<void> {
  const { chance, report } = shop;
  const owner = await untilOwned(shop);
  const soldBefore = owner.begun.size;
  await until(() => owner.begun.size > soldBefore + 1 || shop.holder !== owner, wakeMs);
  await pause(chance.unit() * 40);
  if (shop.holder !== owner) return;
  owner.asleep = true;
  await freezeBetweenWrites(shop, owner);
  shop.holder = null;
  if (!(await until(() => shop.holder !== null, wakeMs))) {
    report.problems.push('nobody took over from a program that stood still');
    return;
  }
  await pause(50 + chance.unit() * 200);
  await wake(shop, owner);
  owner.asleep = false;
}

/** One that stands still in the middle of a write keeps the file locked: it is woken and stopped again. */
async function freezeBetweenWrites(
  { folder, chance, report }: Shop,
  owner: Program,
): Promise<void> {
  const db = new Database(ledgerFileIn(folder, 'test'), { timeout: 50 });
  try {
    owner.process.freeze();
    while (isLocked(db)) {
      report.inAWrite += 1;
      owner.process.thaw();
      await pause(chance.unit() * 20);
      owner.process.freeze();
    }
  } finally {
    db.close();
  }
}

function isLocked(db: Database.Database): boolean {
  try {
    db.exec('BEGIN IMMEDIATE');
    db.exec('ROLLBACK');
    return false;
  } catch {
    return true;
  }
}

const opening: ReadonlySet<TillLine['at']> = new Set(['ready', 'shut-out', 'refused']);

/** From here on it may neither send a charge of its own nor write a word. */
async function wake({ report, gateway }: Shop, owner: Program): Promise<void> {
  const { lines } = owner.process;
  const chargesBefore = chargesOf(gateway, owner);
  const saidBefore = lines.length;
  const knew = lines.findLast(({ at }) => opening.has(at))?.at !== 'ready';
  owner.process.thaw();
  // Another one was quicker while it was stopped and woken between two writes.
  if (knew) return;
  report.frozen += 1;
  const since = (): readonly TillLine[] => lines.slice(saidBefore);
  const shutOut = (): number => since().findIndex(({ at }) => at === 'shut-out');
  if (!(await until(() => shutOut() >= 0, wakeMs))) {
    report.problems.push('a woken program did not notice that it lost the ledger');
    return;
  }
  for (const line of since().slice(0, shutOut())) {
    const wrote = line.at === 'begun' || (line.at === 'told' && line.state !== 'created');
    if (wrote) report.problems.push(`a woken program wrote: ${JSON.stringify(line)}`);
  }
  const sent = chargesOf(gateway, owner) - chargesBefore;
  const begunSince = since().filter(({ at }) => at === 'begun').length;
  if (sent > 0 && begunSince === 0) report.problems.push(`a woken program sent ${sent} charges`);
}

/** How often the gateway was asked to charge a sale that this program began. */
function chargesOf({ seen }: TrainingGateway, { begun }: Program): number {
  return seen.filter(({ route, key }) => route === 'charge' && begun.has(key ?? '')).length;
}

async function untilOwned(shop: Shop): Promise<Program> {
  await until(() => shop.holder !== null, 3 * wakeMs);
  if (!shop.holder) throw new Error('nobody opened the ledger');
  return shop.holder;
}

async function until(isSo: () => boolean, limitMs: number): Promise<boolean> {
  const endMs = performance.now() + limitMs;
  while (!isSo() && performance.now() < endMs) await pause(2);
  return isSo();
}

function compare({ folder, gateway, report }: Shop): void {
  const file = ledgerFileIn(folder, 'test');
  const opened = openLedger({ file, macKey: new Secret('mac-key'), nowMs: () => Date.now() });
  if (!opened.ok) {
    report.problems.push(`cannot open: ${opened.failure.kind}`);
    return;
  }
  const ledger = opened.value;
  report.problems.push(...Object.values(compareBooks(ledger, gateway)).flat());
  report.sales = ledger.read.page({ day: null, before: null, limit: 1_000_000 }).length;
  report.charges = gateway.seen.filter(({ route }) => route === 'charge').length;
  const chain = ledger.verifyChain();
  if (!chain.ok) report.problems.push(`the chain is wrong at ${chain.seq}`);
  ledger.close();
}
