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

/** The breakdown, or where it could not be read. */
function readOf(response: unknown): unknown {
  const reading = balanceOf(response);
  if (reading.provided) return reading.balance;
  return reading.reason.why === 'part' ? reading.reason.spot : reading.reason.why;
}

test('every field the breakdown document names is read under our name', () => {
  expect(readOf(seedBalance)).toEqual(seedRead);
});

test('the document’s own example, all zeros, is a breakdown', () => {
  const zero = { tax_free: 0, supply: 0, vat: 0, service: 0 };
  const all = { cash_receipt: zero, primary: zero, secondary: zero, discount: zero };
  const read = readOf({ amount: 0, ...all, histories: [{ ...all, created: 0 }] });
  const nothing = { taxFreeWon: 0, supplyWon: 0, vatWon: 0, serviceWon: 0 };
  const none = { cashReceipt: nothing, primary: nothing, secondary: nothing, discount: nothing };
  expect(read).toEqual({ amountWon: 0, ...none, histories: [{ ...none, createdAtS: 0 }] });
});

test('extra fields and a time in quotes are taken as they come', () => {
  const [history] = seedBalance.histories;
  const body = { ...seedBalance, vat_rate: 10, histories: [{ ...history, created: '1790003600' }] };
  expect(readOf(body)).toEqual(seedRead);
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

const isGone = (how: (typeof oddities)[number]): 'missing' | 'odd' =>
  odd[how] === undefined || odd[how] === null ? 'missing' : 'odd';

describe('a number of the breakdown that turns odd is named', () => {
  const cases = means.flatMap((mean) =>
    parts.flatMap((name) => oddities.map((how) => ({ mean, name, how }))),
  );
  test.each(cases)('$mean.$name: $how', ({ mean, name, how }) => {
    const expected = readAs.signed(odd[how]);
    const ours = { where: meansNames[mean], part: partNames[name], is: isGone(how) };
    const withThe = (body: object) => withOdd(body, name, how);
    const read = readOf({ ...seedBalance, [mean]: withThe(seedBalance[mean]) });
    const [history] = seedBalance.histories;
    const histories = [history, { ...history, [mean]: withThe(history?.[mean] ?? {}) }];
    const inHistory = readOf({ ...seedBalance, histories });
    if (expected === malformed) {
      expect(read).toEqual({ ...ours, row: null });
      expect(inHistory).toEqual({ ...ours, row: 2 });
      return;
    }
    const changed = { ...seedRead[ours.where], [ours.part]: expected };
    expect(read).toEqual({ ...seedRead, [ours.where]: changed });
  });

  test.each(means.flatMap((mean) => oddities.map((how) => ({ mean, how }))))(
    '$mean as a whole: $how',
    ({ mean, how }) => {
      const ours = { where: meansNames[mean] };
      expect(readOf(withOdd(seedBalance, mean, how))).toMatchObject({ ...ours, row: null });
      const histories = [withOdd(seedBalance.histories[0] ?? {}, mean, how)];
      expect(readOf({ ...seedBalance, histories })).toMatchObject({ ...ours, row: 1 });
    },
  );

  test.each(oddities.map((how) => ({ how })))('amount: $how', ({ how }) => {
    const expected = readAs.won(odd[how]);
    const read = readOf(withOdd(seedBalance, 'amount', how));
    const spot = { where: 'amount', part: null, row: null, is: isGone(how) };
    expect(read).toEqual(expected === malformed ? spot : { ...seedRead, amountWon: expected });
  });

  test.each(oddities.map((how) => ({ how })))('histories: $how', ({ how }) => {
    const expected = readAs.rows(odd[how]);
    const read = readOf(withOdd(seedBalance, 'histories', how));
    if (expected === malformed) expect(read).toMatchObject({ where: 'histories', is: 'odd' });
    else expect(read).toEqual({ ...seedRead, histories: expected });
  });

  test.each(oddities.map((how) => ({ how })))('created: $how', ({ how }) => {
    const [history] = seedBalance.histories;
    const body = { ...seedBalance, histories: [withOdd(history ?? {}, 'created', how)] };
    const [read] = seedRead.histories;
    const createdAtS = readAs.time(odd[how]);
    expect(readOf(body)).toEqual({ ...seedRead, histories: [{ ...read, createdAtS }] });
  });

  test.each([100_000_000, -100_000_000, Number.MAX_SAFE_INTEGER])('a part of %d won', (vat) => {
    const read = readOf({ ...seedBalance, primary: { ...seedBalance.primary, vat } });
    expect(read).toEqual({ where: 'primary', part: 'vatWon', row: null, is: 'odd' });
  });

  test('a history without an end', () => {
    const histories = Array.from({ length: 501 }, () => seedBalance.histories[0]);
    const spot = { where: 'histories', part: null, row: null, is: 'odd' };
    expect(readOf({ ...seedBalance, histories })).toEqual(spot);
  });
});

test.each([null, undefined])('%j is nothing', (response) => {
  expect(readOf(response)).toBe('nothing');
});

test.each([0, 'x', []])('%j is no breakdown', (response) => {
  expect(readOf(response)).toEqual({ where: 'answer', part: null, row: null, is: 'odd' });
});

test('an empty one lacks its parts', () => {
  expect(readOf({})).toMatchObject({ where: 'cashReceipt', is: 'missing' });
});
