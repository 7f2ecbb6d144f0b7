import type { IssuanceView } from '../../../preload/points-views.ts';

/** What two balances say about a request whose answer was lost. Never proof: a person decides. */
export type BalanceDrift =
  | { readonly suggests: 'nothing-known' }
  /** `gap`: now minus before, in won. */
  | { readonly suggests: 'no-deposit' | 'deposit' | 'something-else'; readonly gapWon: number };

export function balanceDriftOf({
  amountWon,
  balanceBeforeWon,
  balanceNowWon,
}: Pick<IssuanceView, 'amountWon' | 'balanceBeforeWon' | 'balanceNowWon'>): BalanceDrift {
  if (balanceBeforeWon === null || balanceNowWon === null) return { suggests: 'nothing-known' };
  const gapWon = balanceNowWon - balanceBeforeWon;
  if (gapWon === 0) return { suggests: 'no-deposit', gapWon };
  return { suggests: gapWon === amountWon ? 'deposit' : 'something-else', gapWon };
}
