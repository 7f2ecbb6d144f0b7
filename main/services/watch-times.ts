import type { QueueEntry } from '../domain/queue-entry.ts';
import { waitMsFor } from '../domain/schedule.ts';
import { watchGapMs } from '../domain/watch-schedule.ts';
import type { Worked } from '../domain/worked.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';

/**
 * The steps of watched payments in this process life, by the clock that cannot jump. A look before its
 * step, because the network came back or the program started, uses up none, and neither does one without
 * an answer.
 */
export type WatchTimes = {
  /** Its first step begins now. */
  begun(entryId: number): void;
  /** After an answer that showed nothing new. */
  answered(entry: QueueEntry): Worked;
  /** After a look without an answer: asked again as about anything else. */
  unanswered(entry: QueueEntry): Worked;
  /** It is watched no more. */
  ended(entryId: number): Worked;
};

export function createWatchTimes(clock: Clock, random: Random): WatchTimes {
  const stepAtMs = new Map<number, number>();
  const unanswered = new Map<number, number>();

  /**
   * The wall time in the file says how much of the gap is over, and never more than all of it is left,
   * so that a clock set back holds up nothing.
   */
  const untilStepMs = ({ entryId, dueMs, tries }: QueueEntry): number => {
    const nowMs = clock.monotonicMs();
    const leftMs = Math.min(Math.max(0, dueMs - clock.wallMs()), watchGapMs(tries) ?? 0);
    const atMs = stepAtMs.get(entryId) ?? nowMs + leftMs;
    stepAtMs.set(entryId, atMs);
    return Math.max(0, atMs - nowMs);
  };
  const ended = (entryId: number): Worked => {
    stepAtMs.delete(entryId);
    unanswered.delete(entryId);
    return 'closed';
  };

  return {
    begun: (entryId) => void stepAtMs.set(entryId, clock.monotonicMs() + (watchGapMs(0) ?? 0)),
    answered(entry) {
      const { entryId, dueMs } = entry;
      unanswered.delete(entryId);
      const leftMs = untilStepMs(entry);
      if (leftMs > 0) return { nextInMs: leftMs, dueMs, tries: entry.tries };
      const tries = entry.tries + 1;
      const gapMs = watchGapMs(tries);
      if (gapMs === null) return ended(entryId);
      stepAtMs.set(entryId, clock.monotonicMs() + gapMs);
      return { nextInMs: gapMs, tries };
    },
    unanswered(entry) {
      const { entryId, dueMs, tries } = entry;
      untilStepMs(entry);
      const looks = (unanswered.get(entryId) ?? 0) + 1;
      unanswered.set(entryId, looks);
      return { nextInMs: waitMsFor(looks, random.unit()), dueMs, tries };
    },
    ended,
  };
}
