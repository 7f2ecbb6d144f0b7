import type { IssuanceView, PointsView } from '../../../preload/points-views.ts';

/** How a request for points stands, as the screen knows it: what we did, then what Bunjang says. */
export type IssuanceStanding =
  | 'sending'
  | 'refused'
  | 'not-sent'
  | 'needs-person'
  | 'settled'
  | 'cancelling'
  | 'waited'
  | 'ready'
  | 'overdue'
  | 'done'
  | 'cancelled'
  | 'failed'
  | 'other';

/** `nowMs` decides whether the time for the deposit is over; Bunjang says so only later. */
export function issuanceStandingOf(
  { state, status, cancelUnderway, account }: IssuanceView,
  nowMs: number,
): IssuanceStanding {
  if (state !== 'asked') return state;
  if (cancelUnderway) return 'cancelling';
  if (status !== 'ready') return status ?? 'other';
  const dueMs = account?.dueMs ?? null;
  return dueMs !== null && dueMs <= nowMs ? 'overdue' : 'ready';
}

/** It may still take or bring points: nothing new is asked for meanwhile. */
export function isOpen({ state, status }: IssuanceView): boolean {
  if (state === 'asked') return status === 'waited' || status === 'ready';
  return state === 'sending' || state === 'needs-person';
}

/** Bunjang takes back only what waits for its deposit. */
export function mayCancelIssuance(issuance: IssuanceView): boolean {
  const { state, status, issuanceId, cancelUnderway, accountElsewhere } = issuance;
  const waits = state === 'asked' && status === 'ready' && issuanceId !== null;
  return waits && !cancelUnderway && !accountElsewhere;
}

/** There is an account to pay into, paying into it still means something, and main knows the request. */
export function mayPrintSlip(issuance: IssuanceView): boolean {
  // The same three as for a cancel: another account's is not looked up with these keys.
  return mayCancelIssuance(issuance) && typeof issuance.account?.accountNumber === 'string';
}

/** The same request: by our own number, else by Bunjang's. */
export function isSame(one: IssuanceView, other: IssuanceView): boolean {
  if (one.requestId !== null && other.requestId !== null) {
    return one.requestId === other.requestId;
  }
  return one.issuanceId !== null && one.issuanceId === other.issuanceId;
}

/** The one of this account that is still open; main takes no second one. */
export function openIssuanceOf({ issuances }: PointsView): IssuanceView | null {
  return issuances.find((each) => !each.accountElsewhere && isOpen(each)) ?? null;
}
