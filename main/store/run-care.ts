import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Secret } from '../secrets/secret.ts';
import type { CareEnd, CareTask, Progress } from './care-task.ts';

/** What the thread is given. The key stays inside this process. */
export type WorkerData = {
  readonly task: CareTask;
  readonly macKey: string | null;
  readonly stop: Int32Array;
};

/** A task under way. */
export type CareRun = {
  /** Never rejects: a thread that fell over is a task that failed. */
  readonly end: Promise<CareEnd>;
  /** Asks it to end soon; it ends as `stopped` unless it was done first. */
  stop(): void;
};

/** Beside this file, as source or as built. */
const workerFile = join(import.meta.dirname, `care-worker${extname(import.meta.filename)}`);

/** Runs one task in a thread of its own. */
export function runCare(task: CareTask, macKey: Secret | null, progress: Progress): CareRun {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const given: WorkerData = { task, macKey: macKey?.reveal() ?? null, stop };
  const worker = new Worker(workerFile, { workerData: given, execArgv: [], env: {} });
  const end = new Promise<CareEnd>((resolve) => {
    worker.on('message', (said: { readonly done: number } | { readonly end: CareEnd }) => {
      if ('end' in said) resolve(said.end);
      else progress(said.done);
    });
    worker.on('error', () => resolve({ kind: 'failed', why: 'broken', detail: 'thread' }));
    worker.on('exit', () => resolve({ kind: 'failed', why: 'broken', detail: 'thread-exit' }));
  });
  return { end, stop: () => void Atomics.store(stop, 0, 1) };
}
