import type { DeclineReason } from '../../preload/failure.ts';
import type { Alarm } from '../../preload/payment-views.ts';
import type { Mode } from '../../preload/views.ts';
import { isAmbiguous } from './decline-reason.ts';
import type { ProviderPayment } from './provider-payment.ts';

/** What came back from one POST of a charge, before it is judged. */
export type ChargeAnswer =
  | { readonly kind: 'value'; readonly row: ProviderPayment }
  | { readonly kind: 'not-sent'; readonly why: NotSentWhy }
  | { readonly kind: 'at-door' }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly reason: DeclineReason;
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: 'no-answer' };

export type NotSentWhy = 'offline' | 'insecure' | 'keys' | 'storage' | 'stopped';

/** A no in the provider's own words. */
type Said = { readonly reason: DeclineReason; readonly code: string; readonly message: string };

/** What a POST of a charge means for the money. */
export type Outcome =
  | { readonly kind: 'not-sent'; readonly why: NotSentWhy }
  /** Turned away with a complete 401: one more try is allowed after a look-up. */
  | { readonly kind: 'at-door' }
  | { readonly kind: 'paid'; readonly row: ProviderPayment; readonly alarm: Alarm | null }
  /** Paid, but the answer does not say whether it was a test: one question decides. */
  | { readonly kind: 'ask-if-test'; readonly row: ProviderPayment }
  /** Live, and the provider handled it as a test: nothing was taken. */
  | { readonly kind: 'test-payment'; readonly row: ProviderPayment }
  /** Said no; shown only after a look-up shows nothing new. */
  | {
      readonly kind: 'refused';
      readonly reason: DeclineReason;
      readonly code: string;
      readonly message: string;
    }
  | {
      readonly kind: 'unknown';
      readonly alarm: Alarm | null;
      /** A no that proves nothing, kept for the look-ups that do. */
      readonly said?: Said;
    };

/** What the answer must match to be proof. */
export type ExpectedCharge = {
  readonly merchantUid: string;
  readonly amountWon: number;
  readonly mode: Mode;
};

/** HTTP statuses under which a complete envelope is the provider's own no. */
const refusalStatuses: ReadonlySet<number> = new Set([200, 400, 500]);

/** True when an envelope under this HTTP status is the provider's own no, and not a door on the way. */
export function isRefusalStatus(status: number): boolean {
  return refusalStatuses.has(status);
}

/** Judges one answer. Total; whatever is not proof of something is *unknown*. */
export function outcomeOf(answer: ChargeAnswer, expected: ExpectedCharge): Outcome {
  switch (answer.kind) {
    case 'not-sent':
      return { kind: 'not-sent', why: answer.why };
    case 'at-door':
      return { kind: 'at-door' };
    case 'no-answer':
      return { kind: 'unknown', alarm: null };
    case 'refused':
      return refusalOf(answer);
    case 'value':
      return isProof(answer.row, expected)
        ? paidOutcomeOf(answer.row, expected.mode, answer.row.sandbox)
        : { kind: 'unknown', alarm: 'mismatch' };
  }
}

/**
 * A paid row judged by whether the provider calls it a test; null when it does not say. Training takes
 * either: its gateway is on this machine and takes nothing from anyone.
 */
export function paidOutcomeOf(row: ProviderPayment, mode: Mode, sandbox: boolean | null): Outcome {
  if (mode === 'training') return { kind: 'paid', row, alarm: null };
  if (sandbox === null) return { kind: 'ask-if-test', row };
  if (mode === 'live')
    return sandbox ? { kind: 'test-payment', row } : { kind: 'paid', row, alarm: null };
  return { kind: 'paid', row, alarm: sandbox ? null : 'real-payment-in-test' };
}

function isProof(row: ProviderPayment, expected: ExpectedCharge): boolean {
  return (
    row.merchantUid === expected.merchantUid &&
    row.amountWon === expected.amountWon &&
    row.currency === 'KRW' &&
    row.status === 'paid' &&
    row.impUid !== ''
  );
}

function refusalOf(answer: Extract<ChargeAnswer, { kind: 'refused' }>): Outcome {
  const { status, reason, code, message } = answer;
  if (!isRefusalStatus(status)) return { kind: 'unknown', alarm: null };
  if (isAmbiguous(reason)) return { kind: 'unknown', alarm: null, said: { reason, code, message } };
  return { kind: 'refused', reason, code, message };
}
