import type { Payment, State } from '../domain/payment.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import type { Core } from './core.ts';
import { judgePaid } from './judge-paid.ts';
import type { LateStep } from './look-again.ts';

type Paid = Extract<State, { at: 'paid' }>;

/**
 * Other rows of a payment that is paid. The one already shown stays; another that took money, or took
 * another amount, is an alarm the first time it is seen: what a person dealt with does not come back.
 */
export async function stepOfSecondRow(
  core: Core,
  payment: Payment,
  { paid }: Paid,
  rows: readonly ProviderPayment[],
): Promise<LateStep> {
  const others = rows.filter(
    (row) =>
      row.merchantUid === payment.merchantUid && row.impUid !== paid.impUid && tookMoney(row),
  );
  for (const row of newsAmong(core, payment, others)) {
    const judged = await judgePaid(core, row);
    if (judged.kind === 'unknown') return 'unsure';
    if (judged.kind !== 'paid') continue;
    const exact = row.amountWon === payment.amountWon && row.currency === 'KRW';
    const { impUid: otherImpUid } = row;
    return { step: 'alarm', alarm: exact ? 'two-paid' : 'other-amount', otherImpUid };
  }
  return 'nothing-new';
}

/** Given back in full, it is no money any more. */
function tookMoney({ status, amountWon, cancelAmountWon }: ProviderPayment): boolean {
  return (status === 'paid' || status === 'cancelled') && cancelAmountWon < amountWon;
}

/**
 * Shown as paid before, it was told before; once the one that was told is given back, the next one is
 * due. A status nobody knows tells nothing.
 */
function newsAmong(
  core: Core,
  { merchantUid, otherImpUid }: Payment,
  others: readonly ProviderPayment[],
): readonly ProviderPayment[] {
  const isGivenBack = otherImpUid !== null && !others.some(({ impUid }) => impUid === otherImpUid);
  const seen = new Set(
    core.ledger.read
      .lookUps(merchantUid)
      .flatMap(({ rows }) =>
        rows.filter(({ status }) => status === 'paid' || status === 'cancelled'),
      )
      .map(({ impUid }) => impUid),
  );
  return others.filter(
    ({ impUid }) => impUid !== otherImpUid && (isGivenBack || !seen.has(impUid)),
  );
}
