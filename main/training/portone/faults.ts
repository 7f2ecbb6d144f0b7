import {
  type ArmedFaults,
  type Commit,
  nothingArmed,
  takeArmed,
  type WireFault,
} from '../loopback/faults.ts';
import type { RouteName } from './routes.ts';

export type { Commit };

/** What can go wrong with one call. Unless it says otherwise, the call itself is carried out first. */
export type Fault =
  | WireFault
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
  /** A success whose `response` is null. */
  | { readonly kind: 'null-response' }
  /** Fields of the answer replaced, for example `{ amount: 1 }` or `{ status: 'ready' }`. */
  | { readonly kind: 'altered'; readonly response: Readonly<Record<string, unknown>> }
  /** The charged payment has the older shape from now on: string times, no `sandbox`. */
  | { readonly kind: 'older-shape' };

/** One route, all look-ups (`payment`, `find`, `find-all`, `many`, `by-status`), or every call. */
export type Target = RouteName | 'look-ups' | 'everything';

/** The faults of one gateway; plain state that a test may read and write. */
export type Faults = ArmedFaults<Target, Fault>;

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
  return takeArmed(faults, (target) => covers(target, route));
}

export function noFaults(): Faults {
  return nothingArmed();
}
