import type { LedgerView } from '../../preload/ledger-view.ts';
import type { Mode } from '../../preload/views.ts';
import type { Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { SecretFailure } from '../ports/secret-store.ts';
import type { ChainHeads } from '../secrets/chain-heads.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Core } from '../services/core.ts';
import type { CareEnd, CareTask, CheckDepth } from '../store/care-task.ts';
import type { Ledger } from '../store/ledger.ts';
import { LedgerStopped } from '../store/ledger-failure.ts';
import { type Backups, createBackups } from './backups.ts';
import { type CareWork, createCareWork } from './care-work.ts';
import { createChainMirror } from './chain-mirror.ts';

/** Keeps a ledger's file whole: what a start and every day check, backups, and the keychain's memory of it. */
export type LedgerCare = {
  /** Before anything else is done with the ledger: holds it where it is not to be trusted. */
  begin(): Promise<void>;
  /** Checks what a start checks, and from then on every day; nobody waits for it. */
  start(): void;
  view(): Omit<LedgerView, 'reread'>;
  /** Checks everything; false while something else is done. What it found is in `view`. */
  check(): boolean;
  /** Makes a backup; false while something else is done. */
  backUp(): boolean;
  /** Ends what is being done. */
  stopWork(): void;
  /** A manager vouches for the ledger as it is now, and it is no longer held as an older copy. */
  vouch(): Promise<Result<null, SecretFailure>>;
  /** Ends what is being done, makes the day's backup if there is none, remembers the chain's end. */
  close(): Promise<void>;
};

export type LedgerCareParts = {
  readonly ledger: Ledger;
  readonly file: string;
  readonly mode: Mode;
  /** Where backups lie. */
  readonly backupFolder: string;
  /** Null without a keychain. */
  readonly heads: ChainHeads | null;
  readonly macKey: Secret | null;
  readonly clock: Clock;
  readonly reportBug: Core['reportBug'];
  /** For the log: what was found, or what failed. */
  readonly found: (state: string, code: string) => void;
  readonly changed: () => void;
};

const lookMs = 10 * 60_000;
const dayMs = 86_400_000;
/** How long a close waits for the day's backup. */
const closingMs = 10_000;

export function createLedgerCare(parts: LedgerCareParts): LedgerCare {
  const { ledger, file, mode, clock, macKey, changed } = parts;
  const mirror = createChainMirror(parts);
  const backups = createBackups(parts);
  const work: CareWork = createCareWork({ macKey, changed, done });
  let stopTimer: () => void = () => undefined;

  function check(depth: CheckDepth): boolean {
    return work.begin({ kind: 'check', file, depth });
  }

  function backUp(): boolean {
    const { backupFolder: folder } = parts;
    return work.begin({ kind: 'back-up', file, folder, mode, nowMs: clock.wallMs() });
  }

  function done(task: CareTask, end: CareEnd): void {
    if (task.kind === 'back-up') backups.look();
    if (end.kind === 'failed') parts.found(end.why, `${task.kind} ${end.detail}`);
    if (end.kind === 'damaged') {
      parts.found('damaged', `${task.kind} ${end.damage.part} ${end.damage.detail}`);
      if (task.kind === 'back-up') check('all');
      else keepFinding(ledger, { atMs: clock.wallMs(), damaged: true }, parts);
    }
    if (end.kind === 'good' && task.kind === 'check' && task.depth === 'all') {
      keepFinding(ledger, { atMs: clock.wallMs(), damaged: false }, parts);
    }
  }

  /** At most one a look; the check first, so that a backup is made of a ledger that was looked at. */
  function look(): void {
    stopTimer = clock.after(lookMs, look);
    if (isEmpty(ledger)) return;
    const checkedMs = lastCheckOf(ledger)?.atMs ?? null;
    if (isDue(checkedMs, clock)) check('all');
    else if (isDue(backups.newestMs(), clock)) backUp();
  }

  return {
    async begin() {
      await mirror.begin();
      if (ledger.isPutBack()) ledger.hold('older-copy');
      if (lastCheckOf(ledger)?.damaged) ledger.hold('damaged');
    },
    start() {
      if (!isEmpty(ledger)) check(ledger.endedWell ? 'chain-end' : 'pages');
      stopTimer = clock.after(lookMs, look);
    },
    view: () => viewOf(ledger, backups, work),
    check: () => check('all'),
    backUp,
    stopWork: work.stop,
    async vouch() {
      const vouched = await mirror.vouch();
      if (vouched.ok) ledger.keepVouched();
      return vouched;
    },
    async close() {
      stopTimer();
      work.stop();
      await work.ended();
      if (isDue(backups.newestMs(), clock) && !isEmpty(ledger) && backUp()) {
        const stopWaiting = clock.after(closingMs, work.stop);
        await work.ended();
        stopWaiting();
      }
      await mirror.close();
    },
  };
}

function viewOf(ledger: Ledger, backups: Backups, work: CareWork): ReturnType<LedgerCare['view']> {
  return {
    check: lastCheckOf(ledger),
    backupMs: backups.newestMs(),
    backups: backups.count(),
    work: work.now(),
    failed: work.failed(),
    unreadable: ledger.read.unreadable(),
  };
}

/** A day old, or from a future that a clock once showed. */
function isDue(atMs: number | null, clock: Clock): boolean {
  const nowMs = clock.wallMs();
  return atMs === null || atMs > nowMs || nowMs - atMs >= dayMs;
}

/** Nothing was ever written down: there is nothing to lose. */
function isEmpty(ledger: Ledger): boolean {
  try {
    return ledger.chainHead().seq === 0;
  } catch (error) {
    if (error instanceof LedgerStopped) return false;
    throw error;
  }
}

function lastCheckOf(ledger: Ledger): LedgerView['check'] {
  try {
    return ledger.lastCheck();
  } catch (error) {
    if (error instanceof LedgerStopped) return null;
    throw error;
  }
}

/** Held, or let go on, at once; a disk that does not take the note makes the next start check again. */
function keepFinding(
  ledger: Ledger,
  record: { readonly atMs: number; readonly damaged: boolean },
  { found }: Pick<LedgerCareParts, 'found'>,
): void {
  if (record.damaged) ledger.hold('damaged');
  else ledger.release('damaged');
  try {
    ledger.keepCheck(record);
  } catch (error) {
    if (!(error instanceof LedgerStopped)) throw error;
    found(error.kind, 'keep-check');
  }
}
