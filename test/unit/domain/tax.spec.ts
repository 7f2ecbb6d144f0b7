import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountOf, taxFreeShareOf, taxOf, taxOfCancel } from '../../../main/domain/tax.ts';
import { won, wonMax } from '../../../main/domain/won.ts';
import type { TaxSplit } from '../../../preload/payment-views.ts';
import type { TaxType } from '../../../preload/views.ts';

const types: readonly TaxType[] = ['taxable', 'tax-free', 'mixed'];

test.each([
  { amountWon: 20_700, type: 'taxable', supplyWon: 18_818, vatWon: 1_882, taxFreeWon: 0 },
  { amountWon: 37_200, type: 'taxable', supplyWon: 33_818, vatWon: 3_382, taxFreeWon: 0 },
  { amountWon: 1, type: 'taxable', supplyWon: 1, vatWon: 0, taxFreeWon: 0 },
  { amountWon: 6, type: 'taxable', supplyWon: 5, vatWon: 1, taxFreeWon: 0 },
  { amountWon: 11_000, type: 'tax-free', supplyWon: 0, vatWon: 0, taxFreeWon: 11_000 },
  { amountWon: 11_000, type: 'mixed', supplyWon: 10_000, vatWon: 1_000, taxFreeWon: 0 },
  { amountWon: wonMax, type: 'taxable', supplyWon: 90_909_090, vatWon: 9_090_909, taxFreeWon: 0 },
] as const)('$amountWon won in a $type shop: VAT $vatWon', ({ amountWon, type, ...parts }) => {
  expect(taxOf(won(amountWon), type)).toEqual({ ...parts, serviceWon: 0, by: 'shop' });
});

test('a mixed shop pays VAT only on what is not tax-free', () => {
  expect(taxOf(won(15_000), 'mixed', won(4_000))).toMatchObject({
    supplyWon: 10_000,
    vatWon: 1_000,
    taxFreeWon: 4_000,
  });
});

test('a tax-free share above the amount is a bug', () => {
  expect(() => taxOf(won(100), 'mixed', won(101))).toThrow(RangeError);
});

test.each([
  ['taxable', null],
  ['tax-free', 5_000],
  ['mixed', 0],
] as const)('a cancel of 5,000 in a %s shop sends tax_free %s', (type, share) => {
  expect(taxFreeShareOf(type, won(5_000))).toBe(share);
});

const amount = fc.integer({ min: 1, max: wonMax });

test('the parts of an amount sum to it', () => {
  fc.assert(
    fc.property(amount, fc.constantFrom(...types), fc.nat(wonMax), (total, type, share) => {
      const split = taxOf(won(total), type, won(Math.min(total, share)));
      expect(amountOf(split)).toBe(total);
    }),
  );
});

/** Any split the provider or the shop could give, service charge included. */
const split = fc.tuple(...[0, 1, 2, 3].map(() => fc.nat(Math.floor(wonMax / 4)))).map(
  ([supply = 0, vat = 0, free = 0, service = 0]): TaxSplit => ({
    supplyWon: won(supply),
    vatWon: won(vat),
    taxFreeWon: won(free),
    serviceWon: won(service),
    by: 'provider',
  }),
);

const partsOf = ({ supplyWon, vatWon, taxFreeWon, serviceWon }: TaxSplit): readonly number[] => [
  supplyWon,
  vatWon,
  taxFreeWon,
  serviceWon,
];

test('whatever order an amount is cancelled in, the parts are never below zero and sum to it', () => {
  fc.assert(
    fc.property(split, fc.array(fc.nat(10_000), { maxLength: 12 }), (original, weights) => {
      const whole = amountOf(original);
      const sums = [0, 0, 0, 0];
      let already = 0;
      for (const next of stepsOf(whole, weights)) {
        const part = taxOfCancel(original, won(already), won(next));
        expect(amountOf(part)).toBe(next);
        partsOf(part).forEach((value, at) => {
          expect(value).toBeGreaterThanOrEqual(0);
          sums[at] = (sums[at] ?? 0) + value;
        });
        already += next;
      }
      expect(already).toBe(whole);
      expect(sums).toEqual(partsOf(original));
    }),
  );
});

/** Cuts a whole into parts of the given weights, the last one taking the rest. */
function stepsOf(whole: number, weights: readonly number[]): readonly number[] {
  let left = whole;
  const steps = weights.map((weight) => {
    const step = Math.min(left, Math.floor((whole * weight) / 20_000));
    left -= step;
    return step;
  });
  return [...steps, left];
}

test('won by won, a small amount comes apart without a negative part', () => {
  const original = { ...taxOf(won(97), 'mixed', won(31)), serviceWon: won(5) };
  const whole = amountOf(original);
  const parts = Array.from({ length: whole }, (_, at) =>
    partsOf(taxOfCancel(original, won(at), won(1))),
  );
  expect(parts.flat().every((value) => value === 0 || value === 1)).toBe(true);
  expect(parts.reduce((sums, part) => sums.map((sum, at) => sum + (part[at] ?? 0)))).toEqual(
    partsOf(original),
  );
});

test('cancelling a part says VAT as near to its own eleventh as rounding allows', () => {
  expect(taxOfCancel(taxOf(won(37_200), 'taxable'), won(0), won(11_700))).toEqual({
    supplyWon: 10_636,
    vatWon: 1_064,
    taxFreeWon: 0,
    serviceWon: 0,
    by: 'shop',
  });
});

test('more than was paid cannot be cancelled', () => {
  expect(() => taxOfCancel(taxOf(won(100), 'taxable'), won(60), won(41))).toThrow(RangeError);
});
