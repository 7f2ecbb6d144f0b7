import type { QueueEntry } from '../domain/queue-entry.ts';
import { waitMsFor } from '../domain/schedule.ts';
import type { Worked, WorkWhy } from '../domain/worked.ts';
import type { Core } from '../services/core.ts';
import { DueTimes, longWaitMs } from './due-times.ts';

/** Works one entry once; tells what became of it. */
export type WorkEntry = (entry: QueueEntry, why: WorkWhy) => Promise<Worked>;

/**
 * At most this many entries at once: a till that was offline for hours asks gently. Receipts have places of
 * their own, so that a printer that hangs keeps no look-up waiting.
 */
const abreastMax = 4;

/**
 * Works the queue by due time. Entries are independent: a stuck one never keeps another waiting. Each is
 * claimed in the ledger before it is worked, so that of two who try only one does.
 */
export class Drain {
  readonly #core: Core;
  readonly #work: WorkEntry;
  readonly #due: DueTimes;
  readonly #busy = new Map<number, Busy>();
  /** Claimed by this drain and not given back yet; stays when an error kept it from that. */
  readonly #claimed = new Set<number>();
  #stopTimer: () => void = () => undefined;
  #stopped = false;

  constructor(core: Core, work: WorkEntry) {
    this.#core = core;
    this.#work = work;
    this.#due = new DueTimes(core.clock);
  }

  /** Something is new or due: look now. With the merchant_uid that changed, what was parked for it goes on. */
  wake(changed?: string): void {
    if (this.#stopped) return;
    this.#stopTimer();
    const waiting = this.#waiting();
    if (!waiting) {
      this.#stopTimer = this.#core.clock.after(longWaitMs, () => this.wake());
      return;
    }
    this.#due.begin(waiting);
    this.#due.forgetAllBut(waiting);
    const placeless = new Set<number>();
    for (const entry of waiting) {
      if (this.#busy.has(entry.entryId)) continue;
      if (changed !== undefined && isAbout(entry, changed)) this.#due.unpark(entry.entryId);
      const isDue = this.#due.of(entry) <= this.#core.clock.monotonicMs();
      if (!isDue) continue;
      if (this.#hasPlace(entry)) void this.#begin(entry, this.#due.why(entry.entryId));
      else placeless.add(entry.entryId);
    }
    this.#sleep(placeless);
  }

  /** The way to the provider is back, or the machine woke up: whatever waits is due now. */
  hurry(): void {
    this.#due.hurry();
    this.wake();
  }

  /**
   * Looks at one matter at once because a person asks; resolves when that is done. The schedule does not
   * slow down by it.
   */
  async workNow(entryId: number): Promise<void> {
    const underway = this.#busy.get(entryId);
    if (underway !== undefined) return underway.running;
    if (this.#stopped) return;
    const entry = this.#waiting()?.find((each) => each.entryId === entryId);
    if (entry) await this.#begin(entry, 'early');
  }

  /** Milliseconds until an entry is next looked at; null while it is, or when it is not known. */
  dueInMs(entryId: number): number | null {
    return this.#busy.has(entryId) ? null : this.#due.inMs(entryId);
  }

  /** Starts nothing more; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopTimer();
    await Promise.all([...this.#busy.values()].map(({ running }) => running));
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

  #hasPlace({ kind }: QueueEntry): boolean {
    const beside = [...this.#busy.values()].filter(({ isPrint }) => isPrint === (kind === 'print'));
    return beside.length < abreastMax;
  }

  /** What found no free place is begun when a place falls free. */
  #sleep(placeless: ReadonlySet<number>): void {
    const nowMs = this.#core.clock.monotonicMs();
    const nextMs = this.#due.next((id) => !this.#busy.has(id) && !placeless.has(id));
    if (!Number.isFinite(nextMs)) return;
    this.#stopTimer = this.#core.clock.after(Math.max(0, nextMs - nowMs), () => this.wake());
  }

  #begin(entry: QueueEntry, why: WorkWhy): Promise<void> {
    const running = this.#once(entry, why)
      .catch((error: unknown) => this.#afterError(entry, error))
      .finally(() => {
        this.#busy.delete(entry.entryId);
        this.wake();
      });
    this.#busy.set(entry.entryId, { running, isPrint: entry.kind === 'print' });
    return running;
  }

  async #once(entry: QueueEntry, why: WorkWhy): Promise<void> {
    const { entryId } = entry;
    // Claimed or finished by another meanwhile: nothing is done, and it is looked at again later.
    if (!this.#claim(entryId)) {
      this.#due.again(entryId, longWaitMs);
      return;
    }
    const worked = await this.#work(entry, why);
    if (worked === 'closed') {
      this.#core.ledger.write('queue', (tx) => tx.finishEntry(entryId));
      this.#due.forget(entryId);
      this.#claimed.delete(entryId);
      return;
    }
    this.#again(entry, nextOf(worked, entry, why, this.#core.random.unit()));
  }

  #again({ entryId }: QueueEntry, { inMs, tries, dueMs }: Next): void {
    this.#due.again(entryId, inMs);
    const hintMs = Number.isFinite(inMs) ? inMs : longWaitMs;
    this.#core.ledger.write('queue', (tx) => {
      tx.reschedule(entryId, dueMs ?? this.#core.clock.wallMs() + hintMs, tries);
    });
    this.#claimed.delete(entryId);
  }

  #claim(entryId: number): boolean {
    if (this.#claimed.has(entryId)) return true;
    if (!this.#core.ledger.write('queue', (tx) => tx.claimEntry(entryId))) return false;
    this.#claimed.add(entryId);
    return true;
  }

  /** Another process writes this ledger now: this one works it no more. */
  #afterError({ entryId }: QueueEntry, error: unknown): void {
    this.#core.reportBug(error, 'queue');
    this.#due.again(entryId, longWaitMs);
    if (this.#core.ledger.stopped()?.kind !== 'in-use') return;
    this.#stopped = true;
    this.#stopTimer();
  }
}

type Busy = { readonly running: Promise<void>; readonly isPrint: boolean };

type Next = { readonly inMs: number; readonly tries: number; readonly dueMs?: number };

/** When an entry is worked next; asking early does not slow the usual schedule down. */
function nextOf(
  worked: Exclude<Worked, 'closed'>,
  { tries }: QueueEntry,
  why: WorkWhy,
  unit: number,
): Next {
  if (worked === 'parked') return { inMs: Number.POSITIVE_INFINITY, tries };
  if (worked !== 'open') return { ...worked, inMs: worked.nextInMs };
  const next = why === 'due' ? tries + 1 : tries;
  return { inMs: waitMsFor(next, unit), tries: next };
}

function isAbout({ subject }: QueueEntry, merchantUid: string): boolean {
  return subject.about !== 'cancel' && subject.merchantUid === merchantUid;
}
