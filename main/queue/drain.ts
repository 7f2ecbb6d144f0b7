import type { QueueEntry } from '../domain/queue-entry.ts';
import { waitMsFor } from '../domain/schedule.ts';
import type { Core } from '../services/core.ts';
import type { Resolved } from '../services/resolve.ts';

/** Works one entry; tells whether its matter is closed. */
export type WorkEntry = (entry: QueueEntry) => Promise<Resolved>;

/** At most this many entries at once: a till that was offline for hours asks gently. */
const abreastMax = 4;
/** After a bug, or when the ledger cannot be read. */
const longWaitMs = 60_000;

/**
 * Works the queue by due time. Entries are independent: a stuck one never keeps another waiting. Times
 * are kept on the clock that cannot jump; what the file says is only where to begin, and what an
 * earlier process life left is due at once.
 */
export class Drain {
  readonly #core: Core;
  readonly #work: WorkEntry;
  readonly #dueAtMs = new Map<number, number>();
  readonly #busy = new Map<number, Promise<void>>();
  #stopTimer: () => void = () => undefined;
  #stopped = false;

  constructor(core: Core, work: WorkEntry) {
    this.#core = core;
    this.#work = work;
  }

  /** Something is new or due: look now. */
  wake(): void {
    if (this.#stopped) return;
    this.#stopTimer();
    const nowMs = this.#core.clock.monotonicMs();
    const waiting = this.#waiting();
    if (!waiting) {
      this.#stopTimer = this.#core.clock.after(longWaitMs, () => this.wake());
      return;
    }
    for (const entry of waiting) {
      if (entry.kind !== 'resolve' || this.#busy.has(entry.entryId)) continue;
      if (this.#dueOf(entry, nowMs) <= nowMs && this.#busy.size < abreastMax)
        void this.#begin(entry, 'due');
    }
    this.#sleep(nowMs);
  }

  /** The way to the provider is back: whatever waits is due now. */
  hurry(): void {
    const nowMs = this.#core.clock.monotonicMs();
    for (const entryId of this.#dueAtMs.keys()) this.#dueAtMs.set(entryId, nowMs);
    this.wake();
  }

  /**
   * Looks at one matter at once because a person asks; resolves when that is done. The schedule does not
   * slow down by it.
   */
  async workNow(entryId: number): Promise<void> {
    const underway = this.#busy.get(entryId);
    if (underway !== undefined) return underway;
    if (this.#stopped) return;
    const entry = this.#waiting()?.find((each) => each.entryId === entryId);
    if (entry) await this.#begin(entry, 'asked');
  }

  /** Milliseconds until an entry is next looked at; null while it is, or when it is not known. */
  dueInMs(entryId: number): number | null {
    const atMs = this.#busy.has(entryId) ? undefined : this.#dueAtMs.get(entryId);
    return atMs === undefined ? null : Math.max(0, atMs - this.#core.clock.monotonicMs());
  }

  /** Starts nothing more; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopTimer();
    await Promise.all(this.#busy.values());
  }

  /** A fresh entry waits its first step; one from an earlier process life is due at once. */
  #dueOf(entry: QueueEntry, nowMs: number): number {
    const known = this.#dueAtMs.get(entry.entryId);
    if (known !== undefined) return known;
    const aheadMs = entry.tries === 0 ? entry.dueMs - this.#core.clock.wallMs() : 0;
    const dueMs = nowMs + Math.max(0, Math.min(aheadMs, waitMsFor(0, 1)));
    this.#dueAtMs.set(entry.entryId, dueMs);
    return dueMs;
  }

  /** Null when the ledger cannot be read now: nobody may fall over that, least of all a timer. */
  #waiting(): readonly QueueEntry[] | null {
    try {
      return this.#core.ledger.read.queue();
    } catch (error) {
      this.#core.reportBug(error, 'queue');
      return null;
    }
  }

  #sleep(nowMs: number): void {
    const idle = [...this.#dueAtMs].filter(([entryId]) => !this.#busy.has(entryId));
    if (idle.length === 0) return;
    const nextMs = Math.min(...idle.map(([, atMs]) => atMs));
    // A due one that found no free place is begun when a place falls free.
    if (nextMs <= nowMs && this.#busy.size >= abreastMax) return;
    this.#stopTimer = this.#core.clock.after(Math.max(0, nextMs - nowMs), () => this.wake());
  }

  #begin(entry: QueueEntry, why: 'due' | 'asked'): Promise<void> {
    const running = this.#finish(entry, why)
      .catch((error: unknown) => {
        this.#core.reportBug(error, 'queue');
        this.#dueAtMs.set(entry.entryId, this.#core.clock.monotonicMs() + longWaitMs);
      })
      .finally(() => {
        this.#busy.delete(entry.entryId);
        this.wake();
      });
    this.#busy.set(entry.entryId, running);
    return running;
  }

  async #finish(entry: QueueEntry, why: 'due' | 'asked'): Promise<void> {
    const resolved = await this.#work(entry);
    if (resolved === 'closed') {
      this.#core.ledger.write('queue', (tx) => tx.finishEntry(entry.entryId));
      this.#dueAtMs.delete(entry.entryId);
      return;
    }
    const tries = why === 'due' ? entry.tries + 1 : entry.tries;
    const waitMs = waitMsFor(tries, this.#core.random.unit());
    this.#dueAtMs.set(entry.entryId, this.#core.clock.monotonicMs() + waitMs);
    this.#core.ledger.write('queue', (tx) => {
      tx.reschedule(entry.entryId, this.#core.clock.wallMs() + waitMs, tries);
    });
  }
}
