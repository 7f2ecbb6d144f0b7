import { type Outcome, paidOutcomeOf } from '../domain/charge-outcome.ts';
import type { Reading } from '../domain/look-up-reading.ts';
import type { PaidFacts, Step } from '../domain/payment.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import { won } from '../domain/won.ts';
import type { Core } from './core.ts';

/** Settles whether a paid row was a test when the answer does not say. No answer leaves it open. */
export async function judgePaid(core: Core, row: ProviderPayment): Promise<Outcome> {
  const outcome = paidOutcomeOf(row, core.account.mode, row.sandbox);
  if (outcome.kind !== 'ask-if-test') return outcome;
  const sandbox = await isTest(core, row.impUid);
  if (sandbox === null) return { kind: 'unknown', alarm: null };
  return paidOutcomeOf(row, core.account.mode, sandbox);
}

/**
 * The single look-up shows a test only when tests are asked for. A row that is not seen may just not be
 * seen yet: it is a test once the look-up for tests shows it and the other one still does not.
 */
async function isTest({ portone }: Core, impUid: string): Promise<boolean | null> {
  const live = await portone.payment(impUid, { includeSandbox: false });
  if (!live.ok) return null;
  if (live.value !== null) return false;
  const any = await portone.payment(impUid, { includeSandbox: true });
  if (!any.ok || any.value === null) return null;
  if (any.value.sandbox !== null) return any.value.sandbox;
  const again = await portone.payment(impUid, { includeSandbox: false });
  return again.ok ? again.value === null : null;
}

/** Live, and all the provider shows is a test: nothing was taken. */
export const testPaymentStep: Step = {
  step: 'close',
  why: 'test-payment',
  alarm: 'test-payment-in-live',
};

/**
 * The step that rows with our money lead to; null while nobody knows whether they are a test. With two
 * rows the earliest that took money counts, and the other one is kept for a person.
 */
export async function stepOfReading(
  core: Core,
  reading: Extract<Reading, { kind: 'paid' }>,
): Promise<Step | null> {
  const { first, other } = reading;
  for (const row of other ? [first, other] : [first]) {
    const judged = await judgePaid(core, row);
    if (judged.kind === 'paid') return stepOfRow(core, judged, reading);
    if (judged.kind !== 'test-payment') return null;
  }
  return testPaymentStep;
}

function stepOfRow(
  core: Core,
  judged: Extract<Outcome, { kind: 'paid' }>,
  { first, other, alarm }: Extract<Reading, { kind: 'paid' }>,
): Step {
  if (!other) return paidStepOf(core, { ...judged, alarm: judged.alarm ?? alarm });
  const otherImpUid = judged.row.impUid === first.impUid ? other.impUid : first.impUid;
  return paidStepOf(core, { ...judged, alarm }, { otherImpUid });
}

/** The step a judged paid row leads to. */
export function paidStepOf(
  core: Core,
  outcome: Extract<Outcome, { kind: 'paid' }>,
  extra: { readonly otherImpUid?: string } = {},
): Step {
  const { row, alarm } = outcome;
  return {
    step: 'pay',
    paid: paidFactsOf(row, core.clock.wallMs()),
    cancelledWon: won(row.cancelAmountWon),
    ...(alarm ? { alarm } : {}),
    ...extra,
  };
}

/** Where the provider does not say when, it was now: a receipt needs a day. */
function paidFactsOf(row: ProviderPayment, nowMs: number): PaidFacts {
  return {
    impUid: row.impUid,
    pgTid: row.pgTid,
    approvalNo: row.applyNum,
    receiptUrl: row.receiptUrl,
    paidMs: row.paidAtS > 0 ? row.paidAtS * 1_000 : nowMs,
  };
}
