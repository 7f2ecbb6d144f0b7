import type { Ending } from './transport-failure.ts';

/** How long the two parts of one attempt may take. */
export type AttemptLimits = {
  /** Name look-up, proxy, TCP and TLS together, until the first byte of the request is handed over. */
  readonly connectTimeoutMs: number;
  /** From that first byte to the last byte of the answer. */
  readonly answerTimeoutMs: number;
};

/** One request under way: what was seen of it, and the hands that may stop it. */
export type WireAttempt = {
  /** Read after it ended; until then it changes. */
  readonly ending: Ending;
  readonly signal: AbortSignal;
  /** Marks that the answer was longer than it may be. */
  markTooLarge(): void;
  /** Ends it because the transport is closed. */
  stop(): void;
  /** Lets the timer go. */
  end(): void;
};

/** Starts the clock: one timer that is wound up anew when the request's first byte goes out. */
export function startAttempt(
  { connectTimeoutMs, answerTimeoutMs }: AttemptLimits,
  mayStart: () => boolean = () => true,
): WireAttempt {
  const abort = new AbortController();
  const stopBy = (hand: 'timer' | 'close'): void => {
    ending.stoppedBy ??= hand;
    abort.abort();
  };
  let timer = setTimeout(() => stopBy('timer'), connectTimeoutMs);
  const rewind = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stopBy('timer'), answerTimeoutMs);
  };
  const ending: { -readonly [K in keyof Ending]: Ending[K] } = {
    sighting: {
      headersSent: false,
      takenAway: false,
      status: null,
      proxyStatus: null,
      mayStart,
      onHeadersSent: rewind,
    },
    stoppedBy: null,
    tooLarge: false,
  };
  return {
    ending,
    signal: abort.signal,
    markTooLarge() {
      ending.tooLarge = true;
    },
    stop: () => stopBy('close'),
    end: () => clearTimeout(timer),
  };
}
