import type { Clock } from '../../ports/clock.ts';

/** Bunjang's clock as its Date headers tell it: tokens are judged by that one, not by this PC's. */
export type ServerClock = {
  /** Now by Bunjang's clock, UNIX seconds, rather too early than too late; this PC's until one was heard. */
  nowS(): number;
  /** Takes in the Date header of an answer to what was sent at `sentMs` by this PC's clock. */
  heard(dateMs: number | null, sentMs: number): void;
  /** Bunjang's clock minus this PC's, to about a second; null before the first Date header. */
  offMs(): number | null;
};

type Seen = { readonly floorMs: number; readonly likelyMs: number };

/** A Date header names whole seconds, so it stands for any moment of the second that began then. */
const middleOfSecondMs = 500;

export function createServerClock(clock: Pick<Clock, 'wallMs'>): ServerClock {
  let seen: Seen | null = null;
  return {
    nowS: () => Math.floor((clock.wallMs() + (seen?.floorMs ?? 0)) / 1_000),
    heard(dateMs, sentMs) {
      if (dateMs === null) return;
      const heardMs = clock.wallMs();
      seen = {
        // A token from the future may be refused however near it is; one a second old is not.
        floorMs: dateMs - heardMs,
        likelyMs: Math.round(dateMs + middleOfSecondMs - (sentMs + heardMs) / 2),
      };
    },
    offMs: () => seen?.likelyMs ?? null,
  };
}
