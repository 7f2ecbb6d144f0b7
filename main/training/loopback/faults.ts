/** Whether the books were changed before the fault struck. */
export type Commit = 'done' | 'never';

/** What can go wrong on the wire with one call of any gateway. Unless it says otherwise, the call itself is carried out first. */
export type WireFault =
  /** The connection ends without an answer. */
  | { readonly kind: 'drop'; readonly commit: Commit }
  /** The connection ends at once and the call is carried out `afterMs` later. */
  | { readonly kind: 'drop-then-commit'; readonly afterMs: number }
  /** Carried out at once, answered `delayMs` later. */
  | { readonly kind: 'late-answer'; readonly delayMs: number }
  /** Nothing happens for `delayMs`, then everything as usual. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** A page of HTML under `status`, as a proxy sends it; a 3xx carries a Location on this gateway. */
  | { readonly kind: 'page'; readonly status: number; readonly commit: Commit }
  /** `status` and no body at all. */
  | { readonly kind: 'empty'; readonly status: number; readonly commit: Commit }
  /** A complete HTTP answer whose JSON is cut short. */
  | { readonly kind: 'garbled'; readonly commit: Commit }
  /** Half of the promised bytes, then the connection ends. */
  | { readonly kind: 'truncated'; readonly commit: Commit }
  /** A correct answer with `bytes` of padding in it. */
  | { readonly kind: 'huge'; readonly bytes: number; readonly commit: Commit }
  /** The connection ends, and nobody can reach the gateway for `forMs`. */
  | { readonly kind: 'outage'; readonly forMs: number };

/** A fault that waits for its next `left` calls. */
export type ArmedFault<Target, Fault> = {
  readonly target: Target;
  readonly fault: Fault;
  left: number;
};

/** The faults of one gateway; plain state that a test may read and write. */
export type ArmedFaults<Target, Fault> = {
  /** Every connection is destroyed when it is accepted. */
  offline: boolean;
  /** Calls whose connection is destroyed before anything is done. */
  readonly down: Set<Target>;
  readonly armed: ArmedFault<Target, Fault>[];
  /** Lets `fault` strike the next `times` calls (1 unless said) of `target`, in the order armed. */
  next(target: Target, fault: Fault, times?: number): void;
  /** Back to a gateway without faults. */
  clear(): void;
};

/** A gateway without faults. */
export function nothingArmed<Target, Fault>(): ArmedFaults<Target, Fault> {
  return {
    offline: false,
    down: new Set(),
    armed: [],
    next(target, fault, times = 1) {
      this.armed.push({ target, fault, left: times });
    },
    clear() {
      this.offline = false;
      this.down.clear();
      this.armed.length = 0;
    },
  };
}

/** The first fault whose target is meant, used up; null when none waits. */
export function takeArmed<Target, Fault>(
  { armed }: ArmedFaults<Target, Fault>,
  isMeant: (target: Target) => boolean,
): Fault | null {
  const at = armed.findIndex(({ target }) => isMeant(target));
  const found = armed[at];
  if (found === undefined) return null;
  found.left -= 1;
  if (found.left <= 0) armed.splice(at, 1);
  return found.fault;
}
