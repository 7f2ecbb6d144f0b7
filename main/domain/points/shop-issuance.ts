import type { Won } from '../../../preload/views.ts';
import type { Account } from '../payment.ts';
import type { IssuanceStatus, ProviderIssuance } from './issuance.ts';

/** How an issuance ends at Bunjang. */
export type EndStatus = Extract<IssuanceStatus, 'done' | 'cancelled' | 'failed'>;

/** Where this till stands with it; the words of `IssuanceRequestState`. */
export type IssuanceState =
  | { readonly at: 'sending' }
  /** Bunjang gave it a number. `cancelMs`: a cancel was sent then (wall), and what came of it is open. */
  | { readonly at: 'asked'; readonly said: ProviderIssuance; readonly cancelMs: number | null }
  | { readonly at: 'refused'; readonly code: string; readonly reason: string }
  /** Nothing left this PC; `code` says why. */
  | { readonly at: 'not-sent'; readonly code: string }
  /** The answer was lost; code and reason of what came in its place, if anything. */
  | { readonly at: 'needs-person'; readonly code: string; readonly reason: string }
  | { readonly at: 'settled' };

/** A request for the shop's own points, as the ledger keeps it. Times are epoch ms. */
export type Issuance = {
  readonly requestId: string;
  readonly amountWon: Won;
  /** Of Bunjang: it is asked about under the same mode, address and access key only. */
  readonly account: Account;
  /** False: asked for elsewhere, and kept because it was cancelled from here. */
  readonly askedHere: boolean;
  readonly requestedMs: number;
  readonly balanceBeforeWon: number | null;

  readonly state: IssuanceState;
  /** Rises by one with every change. */
  readonly version: number;
  /** When Bunjang last said something new. */
  readonly checkedMs: number | null;
  /** The end that people were told of on the desktop. */
  readonly told: EndStatus | null;
  /** What a person saw who settled it. */
  readonly evidence: string | null;
  readonly updatedMs: number;
};

/** The end a status is, or null. */
export function endOf(status: IssuanceStatus): EndStatus | null {
  return status === 'done' || status === 'cancelled' || status === 'failed' ? status : null;
}

/** Whether it keeps this till from asking for more points: upstream has at most one that is ready. */
export function isOpen({ askedHere, state }: Issuance): boolean {
  if (!askedHere) return false;
  if (state.at === 'asked') return state.said.status === 'waited' || state.said.status === 'ready';
  return state.at === 'sending' || state.at === 'needs-person';
}

/** Whether Bunjang is asked about it until it ends. */
export function isWatched({ state }: Issuance): boolean {
  if (state.at !== 'asked') return false;
  return endOf(state.said.status) === null || state.cancelMs !== null;
}

/** Bunjang's number of it, or null. */
export function numberOf({ state }: Issuance): string | null {
  return state.at === 'asked' ? state.said.issuanceId : null;
}
