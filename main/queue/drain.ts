import type { QueueEntry } from '../domain/queue-entry.ts';
import { waitMsFor } from '../domain/schedule.ts';
import type { Core } from '../services/core.ts';
import type { Resolved } from '../services/resolve.ts';

/** Works one entry; tells whether its matter is closed. */
export type WorkEntry = (entry: QueueEntry) => Promise<Resolved>;

/** The queue at work. Entries are independent: a stuck one never keeps another waiting. */
export type Drain = {
  /** Something is new or due: look now. */
  wake(): void;
  /** Looks at one matter at once, whatever its due time; waits until that is done. */
  workNow(entryId: number): Promise<void>;
  /** When an entry is next due, by this process's own clock; null when it is being worked or unknown. */
  dueOf(entryId: number): number | null;
  stop(): void;
};

/** At most this many entries at once: a till that was offline for hours asks gently. */
const abreastMax = 4;

/**
 * Works the queue by due time. Times are kept on the clock that cannot jump; what the file says is only
 * where to begin, and everything is due at once after a start.
 */
export function createDrain(core: Core, work: WorkEntry): Drain {
  const dueAtMs = new Map<number, number>();
  const busy = new Map<number, Promise<void>>();
  let stopTimer: () => void = () => undefined;
  let stopped = false;

  const pass = (): void => {
    if (stopped) return;
    stopTimer();
    const nowMs = core.clock.monotonicMs();
    for (const entry of core.ledger.read.queue()) {
      if (entry.kind !== 'resolve' || busy.has(entry.entryId)) continue;
      const dueMs = knownDue(entry, nowMs);
      if (dueMs <= nowMs && busy.size < abreastMax) void begin(entry);
    }
    sleep(nowMs);
  };

  /** A fresh entry waits its first step; one from an earlier process life is due at once. */
  const knownDue = (entry: QueueEntry, nowMs: number): number => {
    const known = dueAtMs.get(entry.entryId);
    if (known !== undefined) return known;
    const isFresh = entry.tries === 0 && entry.dueMs > core.clock.wallMs();
    const dueMs = isFresh
      ? nowMs + Math.min(entry.dueMs - core.clock.wallMs(), waitMsFor(0, 1))
      : nowMs;
    dueAtMs.set(entry.entryId, dueMs);
    return dueMs;
  };

  const sleep = (nowMs: number): void => {
    const next = [...dueAtMs].filter(([id]) => !busy.has(id)).map(([, atMs]) => atMs);
    if (next.length === 0) return;
    stopTimer = core.clock.after(Math.max(0, Math.min(...next) - nowMs), pass);
  };

  const begin = (entry: QueueEntry): Promise<void> => {
    const running = finish(entry).finally(() => {
      busy.delete(entry.entryId);
      pass();
    });
    busy.set(entry.entryId, running);
    return running;
  };

  const finish = async (entry: QueueEntry): Promise<void> => {
    const resolved = await work(entry).catch((error: unknown): Resolved => {
      core.reportBug(error, 'queue');
      return 'open';
    });
    if (resolved === 'closed') {
      dueAtMs.delete(entry.entryId);
      core.ledger.write('queue', (tx) => tx.finishEntry(entry.entryId));
      return;
    }
    const tries = entry.tries + 1;
    const waitMs = waitMsFor(tries, core.random.unit());
    dueAtMs.set(entry.entryId, core.clock.monotonicMs() + waitMs);
    core.ledger.write('queue', (tx) => {
      tx.reschedule(entry.entryId, core.clock.wallMs() + waitMs, tries);
    });
  };

  return {
    wake: pass,
    async workNow(entryId) {
      const entry = core.ledger.read.queue().find((each) => each.entryId === entryId);
      await (busy.get(entryId) ?? (entry ? begin(entry) : undefined));
    },
    dueOf: (entryId) => (busy.has(entryId) ? null : (dueAtMs.get(entryId) ?? null)),
    stop() {
      stopped = true;
      stopTimer();
    },
  };
}
