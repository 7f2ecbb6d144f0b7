import {
  type ArmedFaults,
  type Commit,
  nothingArmed,
  takeArmed,
  type WireFault,
} from '../loopback/faults.ts';
import type { ErrorCode } from './errors.ts';
import type { RouteName } from './routes.ts';

/** What can go wrong with one call. Unless it says otherwise, the call itself is carried out first. */
export type Fault =
  | WireFault
  /** A complete error with its own status, carried out or not. */
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly commit: Commit }
  /** 429 with Retry-After; not carried out. */
  | { readonly kind: 'too-many'; readonly retryAfterS: number }
  /** Whatever JSON a test thinks of, under any status. */
  | {
      readonly kind: 'body';
      readonly status: number;
      readonly body: object;
      readonly commit: Commit;
    }
  /** Fields of `data` replaced, and others left out. */
  | {
      readonly kind: 'altered';
      readonly data: Readonly<Record<string, unknown>>;
      readonly without?: readonly string[];
    }
  /** A cancel: the deposit comes just before it. */
  | { readonly kind: 'paid-first' };

/** One call, or every call. */
export type Target = RouteName | 'everything';

/** The faults of one gateway; plain state that a test may read and write. */
export type Faults = ArmedFaults<Target, Fault>;

function covers(target: Target, route: RouteName): boolean {
  return target === 'everything' || target === route;
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
