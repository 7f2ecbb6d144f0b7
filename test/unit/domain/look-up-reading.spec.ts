import { describe, expect, test } from 'vitest';
import { type Reading, readLookUp } from '../../../main/domain/look-up-reading.ts';
import { providerRow } from '../../core/provider-row.ts';

const uid = 'T1-20261121-0001-1ABCD';
const expected = { merchantUid: uid, amountWon: 12_500, failedBefore: new Set(['old']) };

const kinds = [
  'paid',
  'cancelled full',
  'cancelled part',
  'ready',
  'unknown status',
  'failed new',
  'failed old',
  'other amount',
  'other currency',
  'other merchant_uid',
] as const;
type Kind = (typeof kinds)[number];

/** A row of each kind; `n` tells two of a kind apart and says which took money first. */
function rowOf(kind: Kind, n: number) {
  const row = providerRow({ impUid: `i${n}`, merchantUid: uid, paidAtS: 100 + n });
  switch (kind) {
    case 'paid':
      return row;
    case 'cancelled full':
      return { ...row, status: 'cancelled', cancelAmountWon: 12_500 };
    case 'cancelled part':
      return { ...row, status: 'cancelled', cancelAmountWon: 500 };
    case 'ready':
      return { ...row, status: 'ready', paidAtS: 0 };
    case 'unknown status':
      return { ...row, status: 'authorised' };
    case 'failed new':
      return { ...row, status: 'failed', paidAtS: 0 };
    case 'failed old':
      return { ...row, status: 'failed', paidAtS: 0, impUid: 'old' };
    case 'other amount':
      return { ...row, amountWon: 12_499 };
    case 'other currency':
      return { ...row, currency: 'USD' };
    case 'other merchant_uid':
      return { ...row, merchantUid: 'somebody-elses' };
  }
}

/** The rules again, written over the names of the kinds instead of over rows. */
function oracle(rows: readonly Kind[]): string {
  const count = (...of: readonly Kind[]): number => rows.filter((kind) => of.includes(kind)).length;
  const taken = count('paid', 'cancelled full', 'cancelled part');
  const odd = count('other amount', 'other currency');
  if (taken > 1) return 'paid!two-paid';
  if (taken === 1 && odd > 0) return 'paid!other-amount';
  if (taken === 1) return count('paid') === 1 ? 'paid' : 'paid!cancelled-elsewhere';
  if (odd > 0) return 'open!other-amount';
  if (count('other merchant_uid') > 0) return 'open!mismatch';
  if (count('ready', 'unknown status') > 0) return 'open!still-ready';
  return count('failed new') > 0 ? 'failed' : 'nothing';
}

function inWords(reading: Reading): string {
  const alarm = 'alarm' in reading ? reading.alarm : null;
  return alarm === null ? reading.kind : `${reading.kind}!${alarm}`;
}

const none: readonly (readonly Kind[])[] = [[]];
const oneMore = (lists: readonly (readonly Kind[])[]) =>
  lists.flatMap((list) => kinds.map((kind) => [...list, kind]));
const upToThree = [
  ...none,
  ...oneMore(none),
  ...oneMore(oneMore(none)),
  ...oneMore(oneMore(oneMore(none))),
];

function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, n) => orders(items.toSpliced(n, 1)).map((rest) => [item, ...rest]));
}

describe('the rows of a look-up', () => {
  test('every combination of up to three is read as the rules say', () => {
    expect(upToThree).toHaveLength(1 + 10 + 100 + 1_000);
    for (const list of upToThree) {
      const rows = list.map(rowOf);
      expect(inWords(readLookUp(rows, expected)), list.join(' + ')).toBe(oracle(list));
    }
  });

  test('are read the same in whatever order they come', () => {
    for (const list of upToThree) {
      const rows = list.map(rowOf);
      const readings = orders(rows).map((order) => readLookUp(order, expected));
      for (const reading of readings) expect(reading, list.join(' + ')).toEqual(readings[0]);
    }
  });

  test('of two that took money the earlier is kept, the later is shown to a person', () => {
    const early = providerRow({ impUid: 'z', merchantUid: uid, paidAtS: 100 });
    const late = providerRow({ impUid: 'a', merchantUid: uid, paidAtS: 101 });
    for (const rows of [
      [early, late],
      [late, early],
    ]) {
      expect(readLookUp(rows, expected)).toMatchObject({ first: early, other: late });
    }
  });

  test('a failed row counts as old only when it was seen before this attempt', () => {
    const failed = rowOf('failed old', 1);
    expect(readLookUp([failed], expected).kind).toBe('nothing');
    expect(readLookUp([failed], { ...expected, failedBefore: new Set() }).kind).toBe('failed');
  });
});
