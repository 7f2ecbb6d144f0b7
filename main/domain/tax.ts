import type { TaxSplit, TaxType, Won } from '../../preload/views.ts';
import { minus, plus, won, zeroWon } from './won.ts';

/**
 * The parts of an amount by the shop's rule: VAT is an eleventh of what is taxable, rounded to the
 * nearest won, and the supply value is the rest. A mixed shop names the tax-free share of the amount;
 * without it everything counts as taxable.
 */
export function taxOf(amountWon: Won, taxType: TaxType, taxFreeWon: Won = zeroWon): TaxSplit {
  const freeWon = taxFreeShareOf(taxType, amountWon, taxFreeWon) ?? zeroWon;
  const taxableWon = minus(amountWon, freeWon);
  const vatWon = won(Math.round(taxableWon / 11));
  return {
    supplyWon: minus(taxableWon, vatWon),
    vatWon,
    taxFreeWon: freeWon,
    serviceWon: zeroWon,
    by: 'shop',
  };
}

/**
 * The tax-free share of an amount as a cancel sends it (`tax_free`): null for a shop that sells only
 * taxable things, everything for a tax-free one, the share given (or nothing) for a mixed one.
 * Throws when the share is larger than the amount.
 */
export function taxFreeShareOf(
  taxType: TaxType,
  amountWon: Won,
  taxFreeWon: Won = zeroWon,
): Won | null {
  switch (taxType) {
    case 'taxable':
      return null;
    case 'tax-free':
      return amountWon;
    case 'mixed':
      if (taxFreeWon > amountWon) throw new RangeError('the tax-free share is above the amount');
      return taxFreeWon;
  }
}

/** The whole amount that was split. */
export function amountOf(split: TaxSplit): Won {
  return plus(plus(split.supplyWon, split.vatWon), plus(split.taxFreeWon, split.serviceWon));
}

/**
 * The parts of one cancel of an amount that was split as `original`, when `alreadyWon` of it had been
 * cancelled before. Each part is the difference of two cumulative shares, so that no part is below zero,
 * the parts of one cancel sum to `nowWon`, and those of all cancels sum to the original. Throws when
 * more would be cancelled than was paid.
 */
export function taxOfCancel(original: TaxSplit, alreadyWon: Won, nowWon: Won): TaxSplit {
  const before = cumulativeOf(original, alreadyWon);
  const after = cumulativeOf(original, plus(alreadyWon, nowWon));
  return {
    supplyWon: minus(after.supplyWon, before.supplyWon),
    vatWon: minus(after.vatWon, before.vatWon),
    taxFreeWon: minus(after.taxFreeWon, before.taxFreeWon),
    serviceWon: minus(after.serviceWon, before.serviceWon),
    by: original.by,
  };
}

/**
 * How the first `cancelledWon` of an amount are split. One part is cut off after another, since only a
 * cut in two grows with the amount on both sides; rounding three parts at once can make one shrink.
 */
function cumulativeOf(original: TaxSplit, cancelledWon: Won): TaxSplit {
  const wholeWon = amountOf(original);
  if (cancelledWon > wholeWon) throw new RangeError('more cancelled than was paid');
  const serviceWon = shareOf(cancelledWon, original.serviceWon, wholeWon);
  const goodsWon = minus(cancelledWon, serviceWon);
  const wholeGoodsWon = minus(wholeWon, original.serviceWon);
  const taxFreeWon = shareOf(goodsWon, original.taxFreeWon, wholeGoodsWon);
  const taxableWon = minus(goodsWon, taxFreeWon);
  const wholeTaxableWon = minus(wholeGoodsWon, original.taxFreeWon);
  const vatWon = shareOf(taxableWon, original.vatWon, wholeTaxableWon);
  return {
    supplyWon: minus(taxableWon, vatWon),
    vatWon,
    taxFreeWon,
    serviceWon,
    by: original.by,
  };
}

/** `amount × part ÷ whole`, rounded half up; exact, since the product can pass 2^53. */
function shareOf(amountWon: Won, partWon: Won, wholeWon: Won): Won {
  if (wholeWon === 0) return zeroWon;
  const whole = BigInt(wholeWon);
  return won(Number((2n * BigInt(amountWon) * BigInt(partWon) + whole) / (2n * whole)));
}
