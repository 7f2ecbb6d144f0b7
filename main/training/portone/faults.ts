import type { RouteName } from './routes.ts';

/** Whether the books were changed before the fault struck. */
export type Commit = 'done' | 'never';

/** What can go wrong with one call. Unless it says otherwise, the call itself is carried out first. */
export type Fault =
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
  /** 401 with an envelope, as if the token ended in flight; not carried out. */
  | { readonly kind: 'unauthorised' }
  /** 429 with Retry-After; not carried out. */
  | { readonly kind: 'too-many'; readonly retryAfterS: number }
  /** The payment company says no: a charge leaves its failed row, a cancel changes nothing. */
  | { readonly kind: 'decline'; readonly text: string; readonly as?: 'http-500' | 'http-200' }
  /** A bare envelope, nothing carried out and nothing recorded. */
  | {
      readonly kind: 'refuse';
      readonly status: number;
      readonly code: number;
      readonly message: string;
    }
  /** A complete HTTP answer whose JSON is cut short. */
  | { readonly kind: 'garbled'; readonly commit: Commit }
  /** Half of the promised bytes, then the connection ends. */
  | { readonly kind: 'truncated'; readonly commit: Commit }
  /** A correct answer with `bytes` of padding in it. */
  | { readonly kind: 'huge'; readonly bytes: number; readonly commit: Commit }
  /** A success whose `response` is null. */
  | { readonly kind: 'null-response' }
  /** Fields of the answer replaced, for example `{ amount: 1 }` or `{ status: 'ready' }`. */
  | { readonly kind: 'altered'; readonly response: Readonly<Record<string, unknown>> }
  /** The connection ends, and nobody can reach the gateway for `forMs`. */
  | { readonly kind: 'outage'; readonly forMs: number }
  /** The charged payment has the older shape from now on: string times, no `sandbox`. */
  | { readonly kind: 'older-shape' };

/** One route, all look-ups (`payment`, `find`, `find-all`, `many`, `by-status`), or every call. */
export type Target = RouteName | 'look-ups' | 'everything';

/** A fault that waits for its next `left` calls. */
export type ArmedFault = { readonly target: Target; readonly fault: Fault; left: number };

/** The faults of one gateway; plain state that a test may read and write. */
export type Faults = {
  /** Every connection is destroyed when it is accepted. */
  offline: boolean;
  /** Calls whose connection is destroyed before anything is done. */
  readonly down: Set<Target>;
  readonly armed: ArmedFault[];
  /** Lets `fault` strike the next `times` calls (1 unless said) of `target`, in the order armed. */
  next(target: Target, fault: Fault, times?: number): void;
  /** Back to a gateway without faults. */
  clear(): void;
};

const lookUps: ReadonlySet<RouteName> = new Set([
  'payment',
  'find',
  'find-all',
  'many',
  'by-status',
]);

export function covers(target: Target, route: RouteName): boolean {
  if (target === 'everything') return true;
  return target === 'look-ups' ? lookUps.has(route) : target === route;
}

export function isDown(faults: Faults, route: RouteName): boolean {
  return [...faults.down].some((target) => covers(target, route));
}

/** The fault for this call, used up; null when none waits. */
export function takeFault(faults: Faults, route: RouteName): Fault | null {
  const at = faults.armed.findIndex((armed) => covers(armed.target, route));
  const armed = faults.armed[at];
  if (armed === undefined) return null;
  armed.left -= 1;
  if (armed.left <= 0) faults.armed.splice(at, 1);
  return armed.fault;
}

export function noFaults(): Faults {
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
