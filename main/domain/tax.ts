import type { TaxSplit } from '../../preload/payment-views.ts';
import type { TaxType, Won } from '../../preload/views.ts';
import { minus, plus, won, zeroWon } from './won.ts';

/** The tax rule a payment was made under, and how much of its amount is tax-free. */
export type PaymentTax = { readonly type: TaxType; readonly taxFreeWon: Won };

type Taxed = { readonly amountWon: Won; readonly tax: PaymentTax };

/** What is kept with a payment; a mixed shop names the tax-free share. Throws when it is too large. */
export function paymentTaxOf(type: TaxType, amountWon: Won, namedWon?: Won): PaymentTax {
  return { type, taxFreeWon: taxFreeShareOf(type, amountWon, namedWon) ?? zeroWon };
}

/**
 * The tax of a smaller payment for the same sale: the tax-free share stays as it was, up to the new
 * amount, so that what the customer pays otherwise is the taxable rest.
 */
export function smallerTaxOf({ type, taxFreeWon }: PaymentTax, amountWon: Won): PaymentTax {
  return paymentTaxOf(type, amountWon, won(Math.min(taxFreeWon, amountWon)));
}

/** The parts of a payment by the rule it was made under. */
export function taxOfPayment({ amountWon, tax }: Taxed): TaxSplit {
  return taxOf(amountWon, tax.type, tax.taxFreeWon);
}

/**
 * The tax-free part of one cancel as it is sent (`tax_free`), when `alreadyWon` had been cancelled
 * before: those of all cancels sum to the payment's. Null for a payment that is taxable throughout.
 */
export function taxFreeOfCancel(payment: Taxed, alreadyWon: Won, nowWon: Won): Won | null {
  if (payment.tax.type === 'taxable') return null;
  return taxOfCancel(taxOfPayment(payment), alreadyWon, nowWon).taxFreeWon;
}

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
 * The tax-free share of an amount: null for a shop that sells only taxable things, everything for a
 * tax-free one, the share given (or nothing) for a mixed one.
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
