/** Time as the core sees it. Durations use `monotonicMs`; only shown times use `wallMs`. */
export type Clock = {
  /** Epoch milliseconds; may jump. */
  wallMs(): number;
  /** Milliseconds that only go forward, from an arbitrary start; restarts with the process. */
  monotonicMs(): number;
  /** Runs `act` once after `delayMs`; the result cancels it. */
  after(delayMs: number, act: () => void): () => void;
};
