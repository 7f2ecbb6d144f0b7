/** A thread of its own for what reads a whole ledger: the till's own thread never waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { Secret } from '../secrets/secret.ts';
import { backUp } from './back-up.ts';
import { type CareEnd, CareStopped, type CareTask, type Watch } from './care-task.ts';
import { damageIn } from './check-ledger.ts';
import { codeOf, LedgerStopped, stopKindOf } from './ledger-failure.ts';
import type { WorkerData } from './run-care.ts';

const { task, macKey, stop }: WorkerData = workerData;

const watch: Watch = {
  refuseIfStopped() {
    if (Atomics.load(stop, 0) !== 0) throw new CareStopped();
  },
  progress: (done) => parentPort?.postMessage({ done }),
};

async function endOf(): Promise<CareEnd> {
  try {
    const damage = await work(task, macKey === null ? null : new Secret(macKey));
    return damage ? { kind: 'damaged', damage } : { kind: 'good' };
  } catch (error) {
    if (error instanceof CareStopped) return { kind: 'stopped' };
    const why = error instanceof LedgerStopped ? 'broken' : (stopKindOf(error) ?? 'broken');
    return { kind: 'failed', why, detail: codeOf(error) };
  }
}

async function work(asked: CareTask, key: Secret | null) {
  return asked.kind === 'check'
    ? damageIn(asked.file, asked.depth, { macKey: key, watch })
    : backUp(asked, { macKey: key, watch });
}

parentPort?.postMessage({ end: await endOf() });
