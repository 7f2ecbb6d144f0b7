import { type Outcome, paidOutcomeOf } from '../domain/charge-outcome.ts';
import type { PaidFacts, Step } from '../domain/payment.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import { won } from '../domain/won.ts';
import type { Core } from './core.ts';

/**
 * Settles whether a paid row was a test when the answer does not say: the single look-up without
 * `include_sandbox` shows live payments only. No answer leaves it open (`unknown`).
 */
export async function judgePaid(core: Core, row: ProviderPayment): Promise<Outcome> {
  const outcome = paidOutcomeOf(row, core.account.mode, row.sandbox);
  if (outcome.kind !== 'ask-if-test') return outcome;
  const live = await core.portone.payment(row.impUid, { includeSandbox: false });
  if (!live.ok) return { kind: 'unknown', alarm: null };
  return paidOutcomeOf(row, core.account.mode, live.value === null);
}

/** The step a judged paid row leads to. */
export function paidStepOf(
  outcome: Extract<Outcome, { kind: 'paid' }>,
  extra: { readonly otherImpUid?: string } = {},
): Step {
  const { row, alarm } = outcome;
  return {
    step: 'pay',
    paid: paidFactsOf(row),
    cancelledWon: won(row.cancelAmountWon),
    ...(alarm ? { alarm } : {}),
    ...extra,
  };
}

function paidFactsOf(row: ProviderPayment): PaidFacts {
  return {
    impUid: row.impUid,
    pgTid: row.pgTid,
    approvalNo: row.applyNum,
    receiptUrl: row.receiptUrl,
    paidMs: row.paidAtS * 1_000,
  };
}
