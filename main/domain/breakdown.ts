import type {
  BreakdownFigures,
  BreakdownMeans,
  BreakdownMismatch,
  BreakdownPart,
  BreakdownRow,
  CashReceiptRole,
  MeansName,
  PartName,
} from '../../preload/breakdown-view.ts';
import type { ProviderBalance } from './provider-balance.ts';

/** A breakdown as it was provided, with what this till knew at that moment. */
export type KeptBreakdown = {
  readonly merchantUid: string;
  readonly impUid: string;
  readonly atMs: number;
  /** What of the payment was cancelled then. */
  readonly cancelledWon: number;
  readonly balance: ProviderBalance;
};

export const meansNames: readonly MeansName[] = ['cashReceipt', 'primary', 'secondary', 'discount'];
export const partNames: readonly PartName[] = ['supplyWon', 'vatWon', 'taxFreeWon', 'serviceWon'];

/** What is known of the payment apart from its breakdown. */
type Known = { readonly amountWon: number; readonly cancelledWon: number };

/** The figures with every sum checked; what does not agree is said, and nothing is put right. */
export function figuresOf(
  { balance, atMs, cancelledWon }: KeptBreakdown,
  now: Known,
): BreakdownFigures {
  const { amountWon, cashReceipt, primary, secondary, discount } = balance;
  const means = { cashReceipt, primary, secondary, discount };
  const expectedWon = amountWon - cancelledWon;
  const role = cashReceiptRoleOf(balance, expectedWon);
  return {
    seenMs: atMs,
    stale: cancelledWon !== now.cancelledWon,
    amountWon,
    cancelledWon,
    means,
    totalWon: countedWon(means, role),
    cashReceipt: role,
    histories: balance.histories.map((row) => rowOf(row, role)),
    mismatches: [
      ...differing({ what: 'amount', saidWon: amountWon, expectedWon: now.amountWon }),
      ...differing({ what: 'parts', saidWon: countedWon(means, role), expectedWon }),
      ...historyMismatches(balance),
      ...partsBelowZero(balance),
    ],
  };
}

function rowOf(row: ProviderBalance['histories'][number], role: CashReceiptRole): BreakdownRow {
  const { createdAtS, cashReceipt, primary, secondary, discount } = row;
  const means = { cashReceipt, primary, secondary, discount };
  const atMs = createdAtS === 0 ? null : createdAtS * 1_000;
  return { atMs, means, totalWon: countedWon(means, role) };
}

/**
 * The document calls it *the amount a cash receipt was issued for*: that may be a share of its own, or a
 * statement about the other three. Which one, only the sum tells.
 */
function cashReceiptRoleOf(balance: ProviderBalance, expectedWon: number): CashReceiptRole {
  const cashWon = wonOf(balance.cashReceipt);
  const rows = balance.histories;
  if (cashWon === 0 && rows.every(({ cashReceipt }) => isNothing(cashReceipt))) return 'none';
  const othersWon = countedWon(balance, 'within');
  // Where everything was cancelled the row of the charge still tells.
  const sumUp =
    expectedWon > 0
      ? othersWon === expectedWon
      : rows.some((row) => countedWon(row, 'within') === balance.amountWon);
  return sumUp && cashWon >= 0 && cashWon <= othersWon ? 'within' : 'counted';
}

/** All that counts, in one number. */
export function countedWon(means: BreakdownMeans, role: CashReceiptRole): number {
  return countedMeans(role).reduce((sum, name) => sum + wonOf(means[name]), 0);
}

/** The means that sum to the total. */
export function countedMeans(role: CashReceiptRole): readonly MeansName[] {
  return role === 'within' ? meansNames.filter((name) => name !== 'cashReceipt') : meansNames;
}

/** One means in one number. */
export function wonOf(part: BreakdownPart): number {
  return partNames.reduce((sum, name) => sum + part[name], 0);
}

function isNothing(part: BreakdownPart): boolean {
  return partNames.every((name) => part[name] === 0);
}

/** Each part of each means is what its history sums to; no history says nothing. */
function historyMismatches(balance: ProviderBalance): readonly BreakdownMismatch[] {
  if (balance.histories.length === 0) return [];
  return everyPart((means, part) => {
    const saidWon = balance.histories.reduce((sum, row) => sum + row[means][part], 0);
    return differing({ what: 'history', means, part, saidWon, expectedWon: balance[means][part] });
  });
}

/** What is left of a payment cannot be less than nothing. */
function partsBelowZero(balance: ProviderBalance): readonly BreakdownMismatch[] {
  return everyPart((means, part) => {
    const saidWon = balance[means][part];
    return saidWon < 0 ? [{ what: 'below-zero', means, part, saidWon, expectedWon: 0 }] : [];
  });
}

function everyPart(
  check: (means: MeansName, part: PartName) => readonly BreakdownMismatch[],
): readonly BreakdownMismatch[] {
  return meansNames.flatMap((means) => partNames.flatMap((part) => check(means, part)));
}

function differing(mismatch: BreakdownMismatch): readonly BreakdownMismatch[] {
  return mismatch.saidWon === mismatch.expectedWon ? [] : [mismatch];
}
