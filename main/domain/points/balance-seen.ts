import type { Account } from '../payment.ts';
import type { PointBalance } from './issuance.ts';

/** A balance as it was seen, under one account of Bunjang's. */
export type BalanceSeen = PointBalance & {
  readonly account: Account;
  /** Epoch ms. */
  readonly atMs: number;
};

const hourMs = 3_600_000;

/**
 * Whether a balance is written down: when it changed, and once an hour while it does not, so that the
 * chart shows that somebody looked. A clock that was set back does not stop that.
 */
export function isWorthKeeping(last: BalanceSeen | null, now: BalanceSeen): boolean {
  if (last === null) return true;
  const same = last.balanceWon === now.balanceWon && last.expiringWon === now.expiringWon;
  return !same || Math.abs(now.atMs - last.atMs) >= hourMs;
}
