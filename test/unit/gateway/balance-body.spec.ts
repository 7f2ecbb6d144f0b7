import { describe, expect, test } from 'vitest';
import { balanceOf } from '../../../main/gateway/balance-body.ts';
import { malformed, odd, oddities, readAs, withOdd } from './odd-values.ts';
import { seedBalance } from './seed-bodies.ts';

const part = (from: number) => ({
  taxFreeWon: from,
  supplyWon: from + 1,
  vatWon: from + 2,
  serviceWon: from + 3,
});

const seedRead = {
  amountWon: 12500,
  cashReceipt: part(10),
  primary: part(20),
  secondary: part(30),
  discount: part(40),
  histories: [
    {
      cashReceipt: part(-110),
      primary: part(-120),
      secondary: part(-130),
      discount: part(-140),
      createdAtS: 1790003600,
    },
  ],
};

test('every field the breakdown document names is read under our name', () => {
  expect(balanceOf(seedBalance)).toEqual(seedRead);
});

test('the document’s own example, all zeros, is a breakdown', () => {
  const zero = { tax_free: 0, supply: 0, vat: 0, service: 0 };
  const means = { cash_receipt: zero, primary: zero, secondary: zero, discount: zero };
  const read = balanceOf({ amount: 0, ...means, histories: [{ ...means, created: 0 }] });
  expect(read?.histories).toHaveLength(1);
  expect(read?.amountWon).toBe(0);
});

test('extra fields and a time in quotes are taken as they come', () => {
  const [history] = seedBalance.histories;
  const body = { ...seedBalance, vat_rate: 10, histories: [{ ...history, created: '1790003600' }] };
  expect(balanceOf(body)).toEqual(seedRead);
});

const meansNames = {
  cash_receipt: 'cashReceipt',
  primary: 'primary',
  secondary: 'secondary',
  discount: 'discount',
} as const;
const partNames = {
  tax_free: 'taxFreeWon',
  supply: 'supplyWon',
  vat: 'vatWon',
  service: 'serviceWon',
} as const;
const means = Object.keys(meansNames) as readonly (keyof typeof meansNames)[];
const parts = Object.keys(partNames) as readonly (keyof typeof partNames)[];

describe('a number of the breakdown that turns odd makes it incomplete', () => {
  const cases = means.flatMap((mean) =>
    parts.flatMap((name) => oddities.map((how) => ({ mean, name, how }))),
  );
  test.each(cases)('$mean.$name: $how', ({ mean, name, how }) => {
    const expected = readAs.signed(odd[how]);
    const body = { ...seedBalance, [mean]: withOdd(seedBalance[mean], name, how) };
    const ours = meansNames[mean];
    const read = balanceOf(body);
    if (expected === malformed) expect(read).toBeNull();
    else
      expect(read).toEqual({
        ...seedRead,
        [ours]: { ...seedRead[ours], [partNames[name]]: expected },
      });
  });

  test.each(means.flatMap((mean) => oddities.map((how) => ({ mean, how }))))(
    '$mean as a whole: $how',
    ({ mean, how }) => {
      expect(balanceOf(withOdd(seedBalance, mean, how))).toBeNull();
      const histories = [withOdd(seedBalance.histories[0] ?? {}, mean, how)];
      expect(balanceOf({ ...seedBalance, histories })).toBeNull();
    },
  );

  test.each(oddities.map((how) => ({ how })))('amount: $how', ({ how }) => {
    const expected = readAs.won(odd[how]);
    const read = balanceOf(withOdd(seedBalance, 'amount', how));
    if (expected === malformed) expect(read).toBeNull();
    else expect(read).toEqual({ ...seedRead, amountWon: expected });
  });

  test.each(oddities.map((how) => ({ how })))('histories: $how', ({ how }) => {
    const expected = readAs.rows(odd[how]);
    const read = balanceOf(withOdd(seedBalance, 'histories', how));
    if (expected === malformed) expect(read).toBeNull();
    else expect(read).toEqual({ ...seedRead, histories: expected });
  });

  test.each(oddities.map((how) => ({ how })))('created: $how', ({ how }) => {
    const read = balanceOf({
      ...seedBalance,
      histories: [withOdd(seedBalance.histories[0] ?? {}, 'created', how)],
    });
    expect(read?.histories[0]?.createdAtS).toBe(readAs.time(odd[how]));
  });
});

test.each([null, undefined, 0, 'x', [], {}])('%j is no breakdown', (response) => {
  expect(balanceOf(response)).toBeNull();
});
