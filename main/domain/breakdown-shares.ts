import type {
  BreakdownFigures,
  BreakdownMeans,
  CashReceiptRole,
  MeansName,
} from '../../preload/breakdown-view.ts';
import type { TaxSplit } from '../../preload/payment-views.ts';
import { countedMeans, partNames, wonOf } from './breakdown.ts';
import { isWon, won } from './won.ts';

/** One cancel as a breakdown may know it. */
type CancelOf = { readonly cancelId: string; readonly amountWon: number; readonly doneMs: number };

/** The provider's own parts of one charge or cancel, all above zero or zero. */
export type ProviderShare = {
  readonly tax: TaxSplit;
  /** What went through which means; those with nothing are left out. */
  readonly means: readonly { readonly name: MeansName; readonly amountWon: number }[];
};

/**
 * The provider's parts of one cancel, from the history; null when no row, or more than one different row,
 * may be it. `cancels` are all done ones of that payment.
 */
export function shareOfCancel(
  figures: BreakdownFigures,
  cancel: CancelOf,
  cancels: readonly CancelOf[],
): ProviderShare | null {
  const rows = figures.histories.filter((row) => row.totalWon === -cancel.amountWon);
  const shares = rows.map((row) => shareOf(negated(row.means), figures.cashReceipt));
  if (areSame(shares)) return shares[0] ?? null;
  const alike = cancels.filter(({ amountWon }) => amountWon === cancel.amountWon);
  const times = rows.map(({ atMs }) => atMs);
  if (alike.length !== rows.length || times.includes(null)) return null;
  if (new Set(times).size !== rows.length) return null;
  // As many rows as cancels of this amount: the first is the first, whatever the clocks say.
  const turn = alike.toSorted(byDone).findIndex(({ cancelId }) => cancelId === cancel.cancelId);
  const inTime = rows.map((row, at) => ({ atMs: row.atMs ?? 0, share: shares[at] ?? null }));
  return inTime.toSorted((a, b) => a.atMs - b.atMs)[turn]?.share ?? null;
}

/** The provider's parts of the charge itself; null when its history does not show exactly one. */
export function shareOfCharge(figures: BreakdownFigures): ProviderShare | null {
  const rows = figures.histories.filter(({ totalWon }) => totalWon === figures.amountWon);
  const shares = rows.map((row) => shareOf(row.means, figures.cashReceipt));
  if (shares.length > 0) return areSame(shares) ? (shares[0] ?? null) : null;
  const untouched = figures.histories.length === 0 && figures.cancelledWon === 0;
  const isAll = figures.totalWon === figures.amountWon;
  return untouched && isAll ? shareOf(figures.means, figures.cashReceipt) : null;
}

function byDone(a: CancelOf, b: CancelOf): number {
  return a.doneMs - b.doneMs;
}

function areSame(shares: readonly (ProviderShare | null)[]): boolean {
  return new Set(shares.map((share) => JSON.stringify(share))).size === 1;
}

function negated(means: BreakdownMeans): BreakdownMeans {
  const flip = (part: BreakdownMeans[MeansName]): BreakdownMeans[MeansName] => ({
    taxFreeWon: 0 - part.taxFreeWon,
    supplyWon: 0 - part.supplyWon,
    vatWon: 0 - part.vatWon,
    serviceWon: 0 - part.serviceWon,
  });
  const { cashReceipt, primary, secondary, discount } = means;
  return {
    cashReceipt: flip(cashReceipt),
    primary: flip(primary),
    secondary: flip(secondary),
    discount: flip(discount),
  };
}

/** Null when a part points the other way than the whole: that is no split of one amount. */
function shareOf(means: BreakdownMeans, role: CashReceiptRole): ProviderShare | null {
  const counted = countedMeans(role);
  const sums = partNames.map((part) => counted.reduce((sum, name) => sum + means[name][part], 0));
  if (!sums.every(isWon)) return null;
  const [supplyWon = 0, vatWon = 0, taxFreeWon = 0, serviceWon = 0] = sums;
  return {
    tax: {
      supplyWon: won(supplyWon),
      vatWon: won(vatWon),
      taxFreeWon: won(taxFreeWon),
      serviceWon: won(serviceWon),
      by: 'provider',
    },
    means: counted
      .map((name) => ({ name, amountWon: wonOf(means[name]) }))
      .filter(({ amountWon }) => amountWon !== 0),
  };
}
