import { describe, expect, test } from 'vitest';
import { netWon, totalWon } from '../../../main/training/portone/books.ts';
import { paid, type Row, rowOf } from './caller.ts';
import { startMs } from './hand-clock.ts';
import { fieldsOf } from './open-api.ts';
import { running } from './running.ts';

describe('A cancel', () => {
  test.each<[string, Row, number]>([
    ['no amount', {}, 12_500],
    ['amount 0', { amount: 0 }, 12_500],
    ['amount null', { amount: null }, 12_500],
    ['the whole amount', { amount: 12_500 }, 12_500],
    ['a part', { amount: 2_500 }, 2_500],
    ['a part and the right checksum', { amount: 1, checksum: 12_500 }, 1],
    ['checksum null', { amount: 5, checksum: null }, 5],
    ['a tax-free share', { amount: 100, tax_free: 100 }, 100],
  ])('with %s gives back %j: %s won', async (_name, more, backWon) => {
    const { caller, gateway, clock } = await running();
    const before = totalWon(gateway.books);
    const impUid = await paid(caller, 'C', 12_500);
    clock.advance(60_000);
    const row = rowOf(
      await caller.post('/payments/cancel/', { imp_uid: impUid, reason: '변심 #C1', ...more }),
    );
    expect(row).toMatchObject({
      status: 'cancelled',
      amount: 12_500,
      cancel_amount: backWon,
      cancelled_at: startMs / 1000 + 60,
      cancel_reason: '변심 #C1',
      cancel_history: [
        {
          amount: backWon,
          reason: '변심 #C1',
          cancelled_at: startMs / 1000 + 60,
          cancellation_id: 'cancellation-000001',
          receipt_url: null,
        },
      ],
    });
    expect(gateway.books.accounts.get('minji')?.balanceWon).toBe(152_300 - 12_500 + backWon);
    expect(totalWon(gateway.books)).toBe(before);
  });

  test('in parts adds up, tells its history oldest first, and ends when nothing is left', async () => {
    const { caller } = await running();
    const impUid = await paid(caller, 'C', 1_000);
    for (const amount of [300, 200])
      await caller.post('/payments/cancel', { imp_uid: impUid, amount });
    const last = rowOf(await caller.post('/payments/cancel', { imp_uid: impUid, checksum: 500 }));
    expect(last['cancel_amount']).toBe(1_000);
    expect(last['cancel_history']).toMatchObject([
      { amount: 300 },
      { amount: 200 },
      { amount: 500 },
    ]);
    const history = rowOf({ status: 200, code: 0, message: null, response: lastOf(last) });
    expect(Object.keys(history).sort()).toEqual(
      fieldsOf('PaymentCancelAnnotation').filter((field) => field !== 'pg_id'),
    );
    expect(await caller.post('/payments/cancel', { imp_uid: impUid, amount: 100 })).toEqual({
      status: 200,
      code: 1,
      message: '이미 전액취소된 주문입니다.',
      response: null,
    });
  });

  test.each<[string, Row, string]>([
    ['no key', {}, '지정해주셔야합니다.'],
    ['an unknown imp_uid', { imp_uid: 'imps_0' }, '취소할 결제건이 존재하지 않습니다.'],
    ['an unknown merchant_uid', { merchant_uid: 'no' }, '취소할 결제건이 존재하지 않습니다.'],
    [
      'a bad imp_uid and a good merchant_uid',
      { imp_uid: 'x', merchant_uid: 'C' },
      '존재하지 않습니다.',
    ],
    ['a checksum too high', { merchant_uid: 'C', checksum: 901 }, 'checksum'],
    ['a checksum too low', { merchant_uid: 'C', amount: 1, checksum: 899 }, 'checksum'],
    ['more than is left', { merchant_uid: 'C', amount: 901 }, '취소 가능 잔액보다'],
    ['less than nothing', { merchant_uid: 'C', amount: -1 }, '올바르지 않습니다.'],
    ['a fraction', { merchant_uid: 'C', amount: 0.5 }, '올바르지 않습니다.'],
    ['more tax-free than it is', { merchant_uid: 'C', amount: 5, tax_free: 6 }, '면세'],
    ['a reason of 257 characters', { merchant_uid: 'C', reason: '가'.repeat(257) }, '사유'],
  ])('with %s is refused as 200 with code 1 and changes nothing', async (_name, body, text) => {
    const { caller, gateway } = await running();
    await paid(caller, 'C', 900);
    const reply = await caller.post('/payments/cancel', body);
    expect(reply).toMatchObject({ status: 200, code: 1, response: null });
    expect(reply.message).toContain(text);
    expect(gateway.books.payments.map(netWon)).toEqual([900]);
  });

  test('means the payment of its imp_uid when it names two', async () => {
    const { caller, gateway } = await running();
    const first = await paid(caller, 'A', 900);
    await paid(caller, 'B', 800);
    await caller.post('/payments/cancel', { imp_uid: first, merchant_uid: 'B' });
    expect(gateway.books.payments.map(netWon)).toEqual([0, 800]);
  });

  test('by order number means the paid row among failed ones', async () => {
    const { caller, gateway } = await running();
    gateway.addPayment({ merchantUid: 'A', amountWon: 900, status: 'failed' });
    await paid(caller, 'A', 900);
    gateway.addPayment({ merchantUid: 'A', amountWon: 900, status: 'failed' });
    expect(await caller.post('/payments/cancel', { merchant_uid: 'A' })).toMatchObject({ code: 0 });
    expect(gateway.books.payments.map((row) => row.status)).toEqual([
      'failed',
      'cancelled',
      'failed',
    ]);
  });

  test('of a failed or waiting payment finds nothing to cancel', async () => {
    const { caller, gateway } = await running();
    for (const status of ['failed', 'ready']) {
      const { impUid } = gateway.addPayment({ merchantUid: status, amountWon: 900, status });
      const reply = await caller.post('/payments/cancel', { imp_uid: impUid });
      expect(reply.message).toBe('취소할 결제건이 존재하지 않습니다.');
    }
  });

  test('may be sent as a form', async () => {
    const { caller } = await running();
    await paid(caller, 'C', 900);
    const reply = await caller.form('/payments/cancel', { merchant_uid: 'C', amount: '100' });
    expect(rowOf(reply)['cancel_amount']).toBe(100);
  });

  test('in part is refused in the payment company’s words when the switch says so', async () => {
    const { caller } = await running({ switches: { partialCancel: 'refused' } });
    await paid(caller, 'C', 900);
    const part = await caller.post('/payments/cancel', { merchant_uid: 'C', amount: 899 });
    expect(part).toMatchObject({ status: 200, code: -1, response: null });
    expect(part.message).toMatch(/^결제취소에 실패하였습니다\. \[8385\]/);
    expect(await caller.post('/payments/cancel', { merchant_uid: 'C' })).toMatchObject({ code: 0 });
  });
});

function lastOf(row: Row): unknown {
  const { cancel_history: history } = row;
  return Array.isArray(history) ? history.at(-1) : null;
}
