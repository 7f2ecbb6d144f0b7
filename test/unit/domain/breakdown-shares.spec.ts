import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../../main/domain/breakdown.ts';
import { shareOfCancel, shareOfCharge } from '../../../main/domain/breakdown-shares.ts';
import type { BreakdownMeans } from '../../../preload/breakdown-view.ts';
import { breakdownOf, card, noMeans, part } from './breakdown-samples.ts';

const whole = card(12_000);

function figures(
  histories: readonly (BreakdownMeans & { readonly createdAtS: number })[],
  means: BreakdownMeans = whole,
  cancelledWon = 0,
) {
  const balance = { amountWon: 12_000, ...means, histories };
  return figuresOf(breakdownOf(balance, cancelledWon), { amountWon: 12_000, cancelledWon });
}

function row(means: BreakdownMeans, createdAtS = 0) {
  return { ...means, createdAtS };
}

/** 1,100 won that went back, split as asked. */
function back(supplyWon: number, vatWon: number): BreakdownMeans {
  return { ...noMeans, primary: part(-supplyWon, -vatWon) };
}

function cancel(cancelId: string, doneMs: number, amountWon = 1_100) {
  return { cancelId, amountWon, doneMs };
}

const split = (supplyWon: number, vatWon: number) => ({
  tax: { supplyWon, vatWon, taxFreeWon: 0, serviceWon: 0, by: 'provider' },
  means: [{ name: 'primary', amountWon: supplyWon + vatWon }],
});

describe('what the provider says of one cancel', () => {
  const [one, two] = [cancel('ONE', 1), cancel('TWO', 2)];

  test('is its row of the history, turned around', () => {
    const seen = figures([row(whole), row(back(1_000, 100))]);
    expect(shareOfCancel(seen, one, [one])).toEqual(split(1_000, 100));
  });

  test('is any of several that are the same', () => {
    const seen = figures([row(whole), row(back(1_000, 100)), row(back(1_000, 100))]);
    expect(shareOfCancel(seen, two, [one, two])).toEqual(split(1_000, 100));
  });

  test('is told by the order in time, whatever the order of the rows', () => {
    const seen = figures([row(back(900, 200), 9), row(back(1_000, 100), 5), row(whole, 1)]);
    expect(shareOfCancel(seen, one, [two, one])).toEqual(split(1_000, 100));
    expect(shareOfCancel(seen, two, [two, one])).toEqual(split(900, 200));
  });

  test.each([
    ['no row has its amount', [row(whole), row(back(1_001, 100))], [one]],
    ['there is no history', [], [one]],
    ['a part points the other way', [row(back(1_200, -100))], [one]],
    ['two rows differ and have no time', [row(back(1_000, 100)), row(back(900, 200))], [one, two]],
    [
      'two rows differ and have the same time',
      [row(back(1_000, 100), 5), row(back(900, 200), 5)],
      [one, two],
    ],
    [
      'somebody else cancelled the same amount',
      [row(back(1_000, 100), 5), row(back(900, 200), 6)],
      [one],
    ],
  ] as const)('is not told when %s', (_name, histories, cancels) => {
    expect(shareOfCancel(figures(histories), one, cancels)).toBeNull();
  });
});

describe('what the provider says of the charge', () => {
  test('is the row of the whole amount, whatever was cancelled since', () => {
    const seen = figures([row(whole), row(back(1_000, 100))], card(10_900), 1_100);
    expect(shareOfCharge(seen)).toEqual(split(10_909, 1_091));
  });

  test('is the parts themselves where there is no history and nothing was cancelled', () => {
    expect(shareOfCharge(figures([]))).toEqual(split(10_909, 1_091));
    expect(shareOfCharge(figures([], card(10_900), 1_100))).toBeNull();
    expect(shareOfCharge(figures([], card(11_990)))).toBeNull();
  });

  test('is not told when no row, or two different ones, have the whole amount', () => {
    const other = { ...noMeans, primary: part(11_000, 1_000) };
    expect(shareOfCharge(figures([row(card(11_000))]))).toBeNull();
    expect(shareOfCharge(figures([row(whole), row(other)]))).toBeNull();
  });

  test('names every means it went through, a cash receipt only where it counts', () => {
    const half = { ...noMeans, primary: part(5_000, 500), secondary: part(5_909, 591) };
    const within = { ...half, cashReceipt: part(5_000, 500) };
    const names = (means: BreakdownMeans) =>
      shareOfCharge(figures([row(means)], means))?.means.map(({ name }) => name);
    expect(names(within)).toEqual(['primary', 'secondary']);
    const beside = { ...half, secondary: noMeans.secondary, cashReceipt: part(5_909, 591) };
    expect(names(beside)).toEqual(['cashReceipt', 'primary']);
  });
});
