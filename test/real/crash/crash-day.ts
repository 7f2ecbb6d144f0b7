import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../main/ports/random.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';
import {
  startTrainingGateway,
  type TrainingGateway,
} from '../../../main/training/portone/server.ts';
import { seededRandom } from '../../core/seeded-random.ts';
import { compareBooks } from './compare-books.ts';
import type { CrashReport } from './crash-report.ts';
import { armTrigger, drawPlan, nameOf } from './kill-plan.ts';
import { readLeftBehind } from './left-behind.ts';
import type { TillLine, TillOrder } from './till-lines.ts';
import { startTillProcess, type TillProcess } from './till-process.ts';
import { makeWeather } from './weather.ts';

/** How much faster the tills' schedules run: the settle time of 180 s takes 2.3 s. */
const scale = 80;
const settleLimitMs = 60_000;

type Day = {
  readonly file: string;
  readonly gateway: TrainingGateway;
  readonly chance: Random;
  readonly report: CrashReport;
  /** Every end of the chain that a till said was written: number and hash. */
  readonly acknowledged: Map<number, string>;
};

/**
 * One ledger and one gateway, and a till that is killed so many times; each next one goes on where the
 * last one was. Then one till settles, and both sides are compared. The folder stays when they differ.
 */
export async function crashDay(
  { under, seed, kills }: { readonly under: string; readonly seed: number; readonly kills: number },
  report: CrashReport,
): Promise<void> {
  const folder = mkdtempSync(join(under, 'benepia-crash-'));
  const chance = seededRandom(seed);
  const gateway = await startTrainingGateway({
    switches: { practice: false, uniqueness: chance.unit() < 0.5 ? 'weak' : 'strict' },
  });
  const file = join(folder, 'ledger.db');
  const day: Day = { file, gateway, chance, report, acknowledged: new Map() };
  const problemsBefore = report.problems.length;
  try {
    const endWeather = makeWeather(gateway, chance, (fault) => report.count('faults', fault));
    for (let kill = 0; kill < kills; kill += 1) await killOne(day);
    endWeather();
    await settle(day);
    compare(day);
  } finally {
    await gateway.close();
    if (report.problems.length === problemsBefore) rmSync(folder, { recursive: true });
    else report.problems.push(`seed ${seed}: kept ${folder}`);
  }
}

async function killOne(day: Day): Promise<void> {
  const { file, gateway, chance, report } = day;
  const plan = drawPlan(chance);
  const order = { file, origin: gateway.url, seed: chance.unit() * 2 ** 32, scale };
  const till = startCore({ ...order, act: 'sell' }, (line) => trigger.heard(line));
  const trigger = armTrigger(plan, gateway.url, till.kill);
  const { signal } = await till.ended;
  trigger.end();
  if (signal !== 'SIGKILL') report.problems.push('a till ended by itself');
  report.kills += 1;
  report.count('points', nameOf(plan));
  note(day, till.lines);
  checkLast(day);
}

function startCore(order: TillOrder, heard?: (line: TillLine) => void): TillProcess {
  return startTillProcess(join(import.meta.dirname, 'till-child.ts'), order, heard);
}

/** Takes down what a till said before it went. */
function note({ acknowledged, report }: Day, lines: readonly TillLine[]): void {
  for (const line of lines) {
    if (line.at === 'written') acknowledged.set(line.seq, line.hash);
    if (line.at === 'bug') report.problems.push(`a bug: ${line.text}`);
    if (line.at === 'told') report.count('told', line.state);
  }
}

/** Right after the kill: is the last thing it said was written there, and what did the kill strike? */
function checkLast({ file, acknowledged, report }: Day): void {
  const last = [...acknowledged].at(-1);
  if (!last) return;
  const [seq, hash] = last;
  readLeftBehind(file, ({ hashAt, open }) => {
    if (hashAt(seq) !== hash) report.lost.push(`audit row ${seq}`);
    for (const [what, n] of open) report.count('left', what, n);
  });
}

async function settle(day: Day): Promise<void> {
  const { file, gateway, report } = day;
  const till = startCore({ file, origin: gateway.url, seed: 0, scale, act: 'settle' });
  const timer = setTimeout(() => {
    report.problems.push('a till did not settle');
    till.kill();
  }, settleLimitMs);
  await till.ended;
  clearTimeout(timer);
  note(day, till.lines);
  if (till.lines.at(-1)?.at !== 'settled') report.problems.push('a till ended unsettled');
}

function compare({ file, gateway, acknowledged, report }: Day): void {
  const opened = openLedger({ file, macKey: new Secret('mac-key'), nowMs: () => Date.now() });
  if (!opened.ok) {
    report.problems.push(`cannot open: ${JSON.stringify(opened.failure)}`);
    return;
  }
  const ledger = opened.value;
  report.add(compareBooks(ledger, gateway));
  report.sales += ledger.read.page({ day: null, before: null, limit: 1_000_000 }).length;
  const chain = ledger.verifyChain();
  if (!chain.ok) report.problems.push(`the chain is wrong at ${chain.seq}`);
  ledger.close();
  readLeftBehind(file, ({ hashAt }) => {
    for (const [seq, hash] of acknowledged) {
      if (hashAt(seq) !== hash) report.lost.push(`audit row ${seq}`);
    }
  });
  report.acknowledged += acknowledged.size;
}
