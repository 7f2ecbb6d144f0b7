import type { QueueEntry } from '../domain/queue-entry.ts';
import type { WorkWhy } from '../domain/worked.ts';
import type { Clock } from '../ports/clock.ts';

/** After a bug, or when the ledger cannot be read. */
export const longWaitMs = 60_000;

/**
 * When each entry is due, on the clock that cannot jump. What the file says is only where to begin: what
 * an earlier process life left is due at once.
 */
export class DueTimes {
  readonly #clock: Clock;
  readonly #atMs = new Map<number, number>();
  readonly #early = new Set<number>();
  /** Entries up to this one were there at the start. */
  #oldest: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** When it is due; learnt from the file the first time. Infinity: it waits for a person. */
  of(entry: QueueEntry): number {
    const known = this.#atMs.get(entry.entryId);
    if (known !== undefined) return known;
    const nowMs = this.#clock.monotonicMs();
    const aheadMs = entry.dueMs - this.#clock.wallMs();
    // A start is not yet the time that the entry waits for.
    if (this.#isOld(entry.entryId)) {
      if (aheadMs > 0) this.#early.add(entry.entryId);
      this.#atMs.set(entry.entryId, nowMs);
      return nowMs;
    }
    const dueMs = nowMs + Math.max(0, aheadMs);
    this.#atMs.set(entry.entryId, dueMs);
    return dueMs;
  }

  /** Told once, with what waits at the start. */
  begin(entries: readonly QueueEntry[]): void {
    this.#oldest ??= Math.max(0, ...entries.map(({ entryId }) => entryId));
  }

  /** Everything is due now, though for most it is early. */
  hurry(): void {
    const nowMs = this.#clock.monotonicMs();
    for (const [entryId, atMs] of this.#atMs) {
      if (atMs > nowMs) this.#early.add(entryId);
      this.#atMs.set(entryId, Math.min(atMs, nowMs));
    }
  }

  /** What waits for a person may go on. */
  unpark(entryId: number): void {
    if (this.#atMs.get(entryId) !== Number.POSITIVE_INFINITY) return;
    this.#atMs.set(entryId, this.#clock.monotonicMs());
  }

  /** Why it is worked now; asked once, when it begins. */
  why(entryId: number): WorkWhy {
    return this.#early.delete(entryId) ? 'early' : 'due';
  }

  again(entryId: number, inMs: number): void {
    this.#atMs.set(entryId, this.#clock.monotonicMs() + inMs);
  }

  forget(entryId: number): void {
    this.#atMs.delete(entryId);
    this.#early.delete(entryId);
  }

  /** Others finish entries too. */
  forgetAllBut(waiting: readonly QueueEntry[]): void {
    const ids = new Set(waiting.map(({ entryId }) => entryId));
    for (const entryId of this.#atMs.keys()) if (!ids.has(entryId)) this.forget(entryId);
  }

  /** Milliseconds until it is due, or null when that is not known. */
  inMs(entryId: number): number | null {
    const atMs = this.#atMs.get(entryId);
    if (atMs === undefined || !Number.isFinite(atMs)) return null;
    return Math.max(0, atMs - this.#clock.monotonicMs());
  }

  /** The next time among those that `counts`; Infinity when there is none. */
  next(counts: (entryId: number) => boolean): number {
    const times = [...this.#atMs].filter(([entryId]) => counts(entryId)).map(([, atMs]) => atMs);
    return Math.min(Number.POSITIVE_INFINITY, ...times);
  }

  #isOld(entryId: number): boolean {
    return this.#oldest !== null && entryId <= this.#oldest;
  }
}
