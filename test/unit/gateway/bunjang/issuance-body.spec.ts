import { describe, expect, test } from 'vitest';
import { balanceOf, issuanceOf } from '../../../../main/gateway/bunjang/issuance-body.ts';
import { malformed, odd, oddities, withOdd } from '../odd-values.ts';
import { readyRow } from './bunjang-set-up.ts';

const read = {
  issuanceId: '132',
  amountWon: 1_000_000,
  status: 'ready',
  statusText: 'READY',
  createdMs: Date.parse('2026-11-21T10:00:00+09:00'),
  modifiedMs: Date.parse('2026-11-21T10:00:05+09:00'),
  account: {
    bankName: '국민은행',
    accountNumber: '900000000132',
    holderName: '번개장터',
    dueMs: Date.parse('2026-11-22T23:59:59+09:00'),
  },
} as const;

test('the documented issuance is read field by field', () => {
  expect(issuanceOf(readyRow)).toEqual(read);
});

test.each([
  ['WAITED', 'waited'],
  ['READY', 'ready'],
  ['DONE', 'done'],
  ['CANCELLED', 'cancelled'],
  ['FAIL', 'failed'],
  ['REFUNDED', 'other'],
  ['ready', 'other'],
])('the status %s is %s, and kept as it was sent', (sent, status) => {
  expect(issuanceOf({ ...readyRow, status: sent })).toMatchObject({ status, statusText: sent });
});

test.each([
  ['an id of digits as a number', { id: 132 }, { issuanceId: '132' }],
  ['fields that upstream adds', { fee: 0, note: { a: 1 } }, read],
  ['nothing to pay', { amount: 0 }, { amountWon: 0 }],
  ['more than a till may ask for', { amount: 2_000_000_000 }, { amountWon: 2_000_000_000 }],
])('%s is read', (_, changed, expected) => {
  expect(issuanceOf({ ...readyRow, ...changed })).toMatchObject(expected);
});

describe('an account that is still being made:', () => {
  test.each([
    ['null', null],
    ['missing', undefined],
    ['empty', {}],
    [
      'of empty texts',
      { vbankDueDate: '', vbankAccountNumber: '', bankName: '  ', vbankHolderName: '' },
    ],
    [
      'of nulls',
      { vbankDueDate: null, vbankAccountNumber: null, bankName: null, vbankHolderName: null },
    ],
    ['a text', 'later'],
    ['a list', []],
  ])('%s is none', (_, preparedVbankInfo) => {
    expect(issuanceOf({ ...readyRow, preparedVbankInfo })).toEqual({ ...read, account: null });
  });

  test('a part that is missing is missing alone', () => {
    const { vbankDueDate: _gone, ...preparedVbankInfo } = readyRow.preparedVbankInfo;
    expect(issuanceOf({ ...readyRow, preparedVbankInfo })?.account).toEqual({
      ...read.account,
      dueMs: null,
    });
  });

  test('a number longer than any is left out, never cut', () => {
    const preparedVbankInfo = {
      ...readyRow.preparedVbankInfo,
      vbankAccountNumber: '9'.repeat(101),
      bankName: '가'.repeat(1_000_000),
    };
    expect(issuanceOf({ ...readyRow, preparedVbankInfo })?.account).toEqual({
      ...read.account,
      bankName: null,
      accountNumber: null,
    });
  });
});

/** What a field is read as when it turns odd. */
const readings: readonly (readonly [
  field: string,
  name: keyof typeof read,
  reading: (value: unknown) => unknown,
])[] = [
  ['id', 'issuanceId', (value) => (value === 7 ? '7' : value === 'NaN' ? value : malformed)],
  ['amount', 'amountWon', (value) => (value === 7 ? 7 : malformed)],
  [
    'status',
    'statusText',
    (value) => (typeof value === 'string' && value !== '' ? value : malformed),
  ],
  ['createdAt', 'createdMs', () => null],
  ['modifiedAt', 'modifiedMs', () => null],
  ['preparedVbankInfo', 'account', () => null],
];
const mutations = readings.flatMap(([field, name, reading]) =>
  oddities.map((how) => ({ field, how, name, reading })),
);

test.each(mutations)('$field that is $how invents nothing', ({ field, how, name, reading }) => {
  const issuance = issuanceOf(withOdd(readyRow, field, how));
  const expected = reading(odd[how]);
  if (expected === malformed) expect(issuance).toBeNull();
  else expect(issuance?.[name]).toEqual(expected);
});

test.each([null, undefined, [], 'READY', 7, [readyRow]])('%j is no issuance', (data) => {
  expect(issuanceOf(data)).toBeNull();
});

test('an id that could not stand in an address is none of theirs', () => {
  for (const id of ['../132', '1/2', '', ' ', '1 2', '1'.repeat(65), '１３２'])
    expect(issuanceOf({ ...readyRow, id })).toBeNull();
});

describe('the balance', () => {
  test('is read with what expires', () => {
    expect(balanceOf({ balance: 7_250_000, pointExpiredIn30Days: 120_000, more: 1 })).toEqual({
      balanceWon: 7_250_000,
      expiringWon: 120_000,
    });
  });

  test.each(oddities.filter((how) => how !== 'a number' && how !== 'below zero'))(
    'that is %s is none',
    (how) => {
      const body = { balance: 1, pointExpiredIn30Days: 0 };
      expect(balanceOf(withOdd(body, 'balance', how))).toBeNull();
      expect(balanceOf(withOdd(body, 'pointExpiredIn30Days', how))).toBeNull();
    },
  );
});
