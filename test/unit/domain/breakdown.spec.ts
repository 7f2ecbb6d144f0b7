import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf, type KeptBreakdown } from '../../../main/domain/breakdown.ts';
import type { ProviderBalance } from '../../../main/domain/provider-balance.ts';
import { wonMax } from '../../../main/domain/won.ts';
import type { BreakdownMeans, BreakdownPart } from '../../../preload/breakdown-view.ts';
import { breakdownOf, card, noMeans, part } from './breakdown-samples.ts';

/** The figures of a balance, checked against a payment of 12,000 won. */
function figures(balance: ProviderBalance, cancelledWon = 0, nowCancelledWon = cancelledWon) {
  const kept: KeptBreakdown = breakdownOf(balance, cancelledWon);
  return figuresOf(kept, { amountWon: 12_000, cancelledWon: nowCancelledWon });
}

const charged = card(12_000);

describe('the sums of a breakdown', () => {
  test('that agree are said to agree, before and after a cancel', () => {
    const whole = figures({ amountWon: 12_000, ...charged, histories: [row(charged)] });
    expect(whole).toMatchObject({ totalWon: 12_000, mismatches: [], stale: false });
    const left = card(9_000);
    const back = { ...noMeans, primary: part(-2_727, -273) };
    const rest = { ...noMeans, primary: part(10_909 - 2_727, 1_091 - 273) };
    const after = figures(
      { amountWon: 12_000, ...rest, histories: [row(charged), row(back)] },
      3_000,
    );
    expect(after).toMatchObject({ totalWon: 9_000, mismatches: [] });
    expect(after.histories.map(({ totalWon }) => totalWon)).toEqual([12_000, -3_000]);
    expect(left.primary.supplyWon + left.primary.vatWon).toBe(9_000);
  });

  test('without a history are not checked against one', () => {
    expect(figures({ amountWon: 12_000, ...charged, histories: [] }).mismatches).toEqual([]);
  });

  test.each([
    [
      'a total that is not what was charged',
      { amountWon: 11_000, ...card(11_000), histories: [] },
      [{ what: 'amount', saidWon: 11_000, expectedWon: 12_000 }],
    ],
    [
      'parts that miss ten won',
      { amountWon: 12_000, ...charged, primary: part(10_909, 1_081), histories: [] },
      [{ what: 'parts', saidWon: 11_990, expectedWon: 12_000 }],
    ],
    [
      'a history that sums to something else',
      {
        amountWon: 12_000,
        ...charged,
        histories: [row({ ...charged, primary: part(10_900, 1_091) })],
      },
      [
        {
          what: 'history',
          means: 'primary',
          part: 'supplyWon',
          saidWon: 10_900,
          expectedWon: 10_909,
        },
      ],
    ],
    [
      'a part below zero',
      { amountWon: 12_000, ...noMeans, primary: part(12_100, -100), histories: [] },
      [{ what: 'below-zero', means: 'primary', part: 'vatWon', saidWon: -100, expectedWon: 0 }],
    ],
    [
      'a discount that is taken off instead of counted',
      { amountWon: 12_000, ...charged, discount: part(1_000, 0), histories: [] },
      [{ what: 'parts', saidWon: 13_000, expectedWon: 12_000 }],
    ],
  ] as const)('%s is a mismatch', (_name, balance, mismatches) => {
    expect(figures(balance).mismatches).toEqual(mismatches);
  });

  test('are those of the moment: a later cancel makes them old, not wrong', () => {
    const old = figures({ amountWon: 12_000, ...charged, histories: [] }, 0, 5_000);
    expect(old).toMatchObject({ stale: true, mismatches: [], cancelledWon: 0 });
  });

  test('are wrong when a cancel this till knows of is not in them', () => {
    const { mismatches } = figures({ amountWon: 12_000, ...charged, histories: [] }, 5_000);
    expect(mismatches).toEqual([{ what: 'parts', saidWon: 12_000, expectedWon: 7_000 }]);
  });

  test('that nobody could have meant are all told, and none is made up', () => {
    const anyPart: fc.Arbitrary<BreakdownPart> = fc.record({
      supplyWon: anyWon(),
      vatWon: anyWon(),
      taxFreeWon: anyWon(),
      serviceWon: anyWon(),
    });
    const means = { cashReceipt: anyPart, primary: anyPart, secondary: anyPart, discount: anyPart };
    const balance = fc.record({
      amountWon: fc.integer({ min: 0, max: wonMax }),
      ...means,
      histories: fc.array(fc.record({ ...means, createdAtS: fc.nat() }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(balance, fc.nat(wonMax), (any, cancelledWon) => {
        const { totalWon, cashReceipt, mismatches, means: shown } = figures(any, cancelledWon);
        const { amountWon, histories, ...own } = any;
        expect(shown).toEqual(own);
        const counted = Object.entries(own).filter(
          ([name]) => name !== 'cashReceipt' || cashReceipt !== 'within',
        );
        const sum = counted.flatMap(([, each]) => Object.values(each)).reduce((a, b) => a + b, 0);
        expect(totalWon).toBe(sum);
        const wrong = mismatches.some(({ what }) => what === 'parts');
        expect(wrong).toBe(sum !== amountWon - cancelledWon);
      }),
    );
  });
});

describe('what the cash receipt column is', () => {
  const half = { ...noMeans, primary: part(5_455, 545), secondary: part(5_455, 545) };
  test.each([
    ['nothing, where there is none', half, 'none', 12_000],
    [
      'a share beside the others, where only all four make the total',
      { ...half, secondary: noMeans.secondary, cashReceipt: part(5_455, 545) },
      'counted',
      12_000,
    ],
    [
      'a statement about the others, where they make the total alone',
      { ...half, cashReceipt: part(5_455, 545) },
      'within',
      12_000,
    ],
    [
      'a share that makes no sense, where it is more than the others',
      { ...half, cashReceipt: part(50_000, 0) },
      'counted',
      62_000,
    ],
  ] as const)('%s', (_name, means, role, totalWon) => {
    const read = figures({ amountWon: 12_000, ...means, histories: [] });
    expect(read).toMatchObject({ cashReceipt: role, totalWon });
    expect(read.mismatches.length).toBe(totalWon === 12_000 ? 0 : 1);
  });

  test.each([
    ['within', { ...half, cashReceipt: part(5_455, 545) }],
    ['counted', { ...half, secondary: noMeans.secondary, cashReceipt: part(5_455, 545) }],
  ] as const)('is still told by the charge when everything was cancelled: %s', (role, means) => {
    const back = negative(means);
    const histories = [row(means), row(back)];
    const read = figures({ amountWon: 12_000, ...noMeans, histories }, 12_000);
    expect(read).toMatchObject({ cashReceipt: role, totalWon: 0, mismatches: [] });
    expect(read.histories.map(({ totalWon }) => totalWon)).toEqual([12_000, -12_000]);
  });
});

test('a row without a time has none', () => {
  const histories = [row(charged, 0), row(charged, 1_790_000_101)];
  const read = figures({ amountWon: 12_000, ...charged, histories });
  expect(read.histories.map(({ atMs }) => atMs)).toEqual([null, 1_790_000_101_000]);
});

function row(means: BreakdownMeans, createdAtS = 1_790_000_101) {
  return { ...means, createdAtS };
}

function negative(means: BreakdownMeans): BreakdownMeans {
  const flip = ({ supplyWon, vatWon }: BreakdownPart): BreakdownPart =>
    part(0 - supplyWon, 0 - vatWon);
  const { cashReceipt, primary, secondary, discount } = means;
  return {
    cashReceipt: flip(cashReceipt),
    primary: flip(primary),
    secondary: flip(secondary),
    discount: flip(discount),
  };
}

function anyWon(): fc.Arbitrary<number> {
  return fc.integer({ min: -wonMax, max: wonMax });
}
