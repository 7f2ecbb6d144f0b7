import { describe, expect, test } from 'vitest';
import type { Switches } from '../../../main/training/bunjang/switches.ts';
import { api, asked, paths, running } from './running.ts';

const accounts: readonly (readonly [Switches['waitedAccount'], unknown, readonly string[]])[] = [
  [
    'blank',
    {
      vbankDueDate: '2026-11-22T23:59:59',
      vbankAccountNumber: '',
      bankName: '',
      vbankHolderName: '',
    },
    [],
  ],
  [
    'empty',
    { vbankDueDate: '', vbankAccountNumber: '', bankName: '', vbankHolderName: '' },
    [expect.stringContaining('/data/preparedVbankInfo/vbankDueDate must match pattern')],
  ],
  ['null', null, ['/data/preparedVbankInfo must be object']],
  ['missing', undefined, ["/data must have required property 'preparedVbankInfo'"]],
];

describe('waitedAccount', () => {
  test.each(accounts)(
    '%s: that is the account while there is none',
    async (waitedAccount, account, faults) => {
      const all = await running({ switches: { waitedAccount } });
      const reply = await all.caller.raw('POST', paths.request, '{"amount":50000}');
      const json: unknown = JSON.parse(reply?.text ?? '');
      expect(json).toEqual({
        data: {
          id: '1001',
          amount: 50_000,
          status: 'WAITED',
          createdAt: '2026-11-21T10:00:00',
          modifiedAt: '2026-11-21T10:00:00',
          ...(account === undefined ? {} : { preparedVbankInfo: account }),
        },
      });
      // All but `blank` are against the document on purpose: a till should live with them.
      expect(api.faultsOf('POST', paths.request, 200, json)).toEqual(faults);
      all.clock.advance(2_000);
      expect((await all.caller.lookUp('1001')).data).toMatchObject({
        preparedVbankInfo: { vbankAccountNumber: '900000001001' },
      });
    },
  );
});

describe('times', () => {
  test.each([
    ['seconds', '2026-11-21T10:00:02', '2026-11-22T23:59:59'],
    ['fraction', '2026-11-21T10:00:02.500', '2026-11-22T23:59:59.000'],
    ['offset', '2026-11-21T10:00:02+09:00', '2026-11-22T23:59:59+09:00'],
  ] as const)('%s: %s', async (times, modifiedAt, vbankDueDate) => {
    const all = await running({ switches: { times, waitedMs: 2_500 } });
    const id = await asked(all, 50_000);
    all.clock.advance(2_500);
    expect((await all.caller.lookUp(id)).data).toMatchObject({
      modifiedAt,
      preparedVbankInfo: { vbankDueDate },
    });
  });

  test('are Korea’s: what is asked for late in the evening is due the next day there', async () => {
    const all = await running({ switches: { waitedMs: 0 } });
    all.clock.advance(Date.UTC(2026, 10, 21, 14, 59, 59) - all.clock.nowMs());
    const before = await all.caller.request(50_000);
    expect(before.data).toMatchObject({
      createdAt: '2026-11-21T23:59:59',
      preparedVbankInfo: { vbankDueDate: '2026-11-22T23:59:59' },
    });
    await all.caller.cancel('1001');
    all.clock.advance(1_000);
    expect((await all.caller.request(50_000)).data).toMatchObject({
      createdAt: '2026-11-22T00:00:00',
      preparedVbankInfo: { vbankDueDate: '2026-11-23T23:59:59' },
    });
  });
});

test.each([
  ['all', 200, 200],
  ['read-only', 200, 403],
  ['none', 403, 403],
] as const)('permission %s: reads are answered %s, writes %s', async (permission, read, write) => {
  const all = await running({ switches: { permission } });
  const replies = [await all.caller.balance(), await all.caller.request(50_000)];
  expect(replies.map(({ status }) => status)).toEqual([read, write]);
  for (const { status, code } of replies) {
    expect(code).toBe(status === 403 ? 'NOT_ENOUGH_PERMISSION' : null);
  }
  expect(all.bunjang.books.issuances).toHaveLength(write === 200 ? 1 : 0);
  // Who somebody is comes before what he may do.
  expect(await all.caller.signed('GET', paths.balance, null)).toMatchObject({ status: 401 });
});

test('waitedMs, depositMs, dueMs and timeScale: when an issuance goes on', async () => {
  const switches = { waitedMs: 10_000, depositMs: 50_000, dueMs: 40_000 };
  const slow = await running({ switches });
  const quick = await running({ switches: { ...switches, dueMs: 80_000 }, timeScale: 10 });
  await asked(slow, 50_000);
  await asked(quick, 50_000);
  const states = async (byMs: number) => {
    for (const all of [slow, quick]) all.clock.advance(byMs);
    return Promise.all(
      [slow, quick].map(async ({ caller }) => (await caller.lookUp('1001')).data['status']),
    );
  };
  expect(await states(999)).toEqual(['WAITED', 'WAITED']);
  expect(await states(1)).toEqual(['WAITED', 'READY']);
  expect(await states(4_999)).toEqual(['WAITED', 'READY']);
  expect(await states(1)).toEqual(['WAITED', 'DONE']);
  expect(await states(4_000)).toEqual(['READY', 'DONE']);
  expect(await states(30_000)).toEqual(['READY', 'DONE']);
  // Due before its deposit comes: too late to be paid.
  expect(await states(1)).toEqual(['FAIL', 'DONE']);
  expect(await states(60_000)).toEqual(['FAIL', 'DONE']);
});

test('commitDelayMs: nothing is made or cancelled before the time is over', async () => {
  const all = await running({ switches: { commitDelayMs: 500, waitedMs: 0, practice: false } });
  const asking = all.caller.request(50_000);
  await expect.poll(() => all.clock.waiting()).toBe(1);
  expect(all.bunjang.books.issuances).toEqual([]);
  all.clock.advance(500);
  expect(await asking).toMatchObject({ status: 200 });
  const cancelling = all.caller.cancel('1001');
  await expect.poll(() => all.clock.waiting()).toBe(1);
  await all.bunjang.deposit('1001');
  all.clock.advance(500);
  expect(await cancelling).toMatchObject({ code: 'BAD_REQUEST' });
});

test('commitDelayMs: what falls due meanwhile happens first', async () => {
  const all = await running({ switches: { commitDelayMs: 500, waitedMs: 0, depositMs: 300 } });
  const asking = all.caller.request(50_000);
  await expect.poll(() => all.clock.waiting()).toBe(1);
  all.clock.advance(500);
  expect((await asking).data).toMatchObject({ status: 'READY' });
  const cancelling = all.caller.cancel('1001');
  await expect.poll(() => all.clock.waiting()).toBe(1);
  all.clock.advance(500);
  expect(await cancelling).toMatchObject({ code: 'BAD_REQUEST' });
  expect((await all.caller.lookUp('1001')).data).toMatchObject({ status: 'DONE' });
});
