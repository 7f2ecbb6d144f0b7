import type { LedgerView } from '../../preload/ledger-view.ts';
import type { Secret } from '../secrets/secret.ts';
import type { CareEnd, CareTask } from '../store/care-task.ts';
import { type CareRun, runCare } from '../store/run-care.ts';

/** One task at a time for a ledger, in a thread of its own. */
export type CareWork = {
  /** False while another one runs. */
  begin(task: CareTask): boolean;
  now(): LedgerView['work'];
  failed(): LedgerView['failed'];
  stop(): void;
  /** Resolves when nothing runs. */
  ended(): Promise<void>;
};

type Parts = {
  readonly macKey: Secret | null;
  readonly changed: () => void;
  /** Called once it has ended; another one may be begun in it. */
  readonly done: (task: CareTask, end: CareEnd) => void;
};

/** Fewer pushes than pages. */
const shownSteps = 20;

export function createCareWork({ macKey, changed, done }: Parts): CareWork {
  let running: { readonly run: CareRun; readonly ended: Promise<void> } | null = null;
  let now: LedgerView['work'] = null;
  let failed: LedgerView['failed'] = null;

  function progress(share: number): void {
    if (now === null) return;
    const shown = Math.floor(share * shownSteps) / shownSteps;
    if (shown <= now.done) return;
    now = { ...now, done: shown };
    changed();
  }

  async function follow(task: CareTask, run: CareRun): Promise<void> {
    const end = await run.end;
    running = null;
    now = null;
    failed = failedAfter(failed, task, end);
    done(task, end);
    changed();
  }

  return {
    begin(task) {
      if (running !== null) return false;
      now = { kind: task.kind, done: 0 };
      const run = runCare(task, macKey, progress);
      running = { run, ended: follow(task, run) };
      changed();
      return true;
    },
    now: () => now,
    failed: () => failed,
    stop: () => running?.run.stop(),
    async ended() {
      while (running !== null) await running.ended;
    },
  };
}

/** A failure stands until the same kind of work succeeds; damage found by a check is no failure of it. */
function failedAfter(
  before: LedgerView['failed'],
  { kind }: CareTask,
  end: CareEnd,
): LedgerView['failed'] {
  if (end.kind === 'failed') return { kind, why: end.why };
  if (end.kind === 'damaged' && kind === 'back-up') return { kind, why: 'damaged' };
  return before?.kind === kind && end.kind !== 'stopped' ? null : before;
}
