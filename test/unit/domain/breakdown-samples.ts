import type { KeptBreakdown } from '../../../main/domain/breakdown.ts';
import type { ProviderBalance } from '../../../main/domain/provider-balance.ts';
import type { BreakdownMeans, BreakdownPart } from '../../../preload/breakdown-view.ts';

export function part(
  supplyWon: number,
  vatWon: number,
  taxFreeWon = 0,
  serviceWon = 0,
): BreakdownPart {
  return { supplyWon, vatWon, taxFreeWon, serviceWon };
}

const nothing = part(0, 0);

export const noMeans: BreakdownMeans = {
  cashReceipt: nothing,
  primary: nothing,
  secondary: nothing,
  discount: nothing,
};

/** All of it by card, taxable. */
export function card(amountWon: number): BreakdownMeans {
  const vatWon = Math.round(amountWon / 11);
  return { ...noMeans, primary: part(amountWon - vatWon, vatWon) };
}

export function breakdownOf(balance: ProviderBalance, cancelledWon = 0): KeptBreakdown {
  return { merchantUid: 'm-1', impUid: 'imp_1', atMs: 1_790_000_200_000, cancelledWon, balance };
}
