import { describe, expect, test } from 'vitest';
import { paid, rowOf } from './caller.ts';
import { startMs } from './hand-clock.ts';
import { running } from './running.ts';

const none = { tax_free: 0, supply: 0, vat: 0, service: 0 };

describe('The breakdown', () => {
  test('is not there for these payments unless the switch says so', async () => {
    const { caller } = await running();
    const impUid = await paid(caller, 'C', 900);
    expect(await caller.get(`/payments/${impUid}/balance`)).toMatchObject({
      status: 404,
      code: -1,
    });
  });

  test('is net of cancels, with a history that sums to it', async () => {
    const { caller, clock } = await running({ switches: { balance: 'on' } });
    const impUid = await paid(caller, 'C', 12_500);
    clock.advance(60_000);
    await caller.post('/payments/cancel', { imp_uid: impUid, amount: 2_500 });
    expect((await caller.get(`/payments/${impUid}/balance`)).response).toEqual({
      amount: 12_500,
      cash_receipt: none,
      primary: none,
      secondary: { ...none, supply: 9_091, vat: 909 },
      discount: none,
      histories: [
        {
          cash_receipt: none,
          primary: none,
          secondary: { ...none, supply: 11_364, vat: 1_136 },
          discount: none,
          created: startMs / 1000,
        },
        {
          cash_receipt: none,
          primary: none,
          secondary: { ...none, supply: -2_273, vat: -227 },
          discount: none,
          created: startMs / 1000 + 60,
        },
      ],
    });
  });

  test('counts everything as tax-free for a tax-free shop', async () => {
    const { caller } = await running({ switches: { balance: 'on', tax: 'tax-free' } });
    const impUid = await paid(caller, 'C', 900);
    await caller.post('/payments/cancel', { imp_uid: impUid, amount: 100, tax_free: 100 });
    expect(rowOf(await caller.get(`/payments/${impUid}/balance`))['secondary']).toEqual({
      ...none,
      tax_free: 800,
    });
  });

  test('of an unknown or a failed payment is not found', async () => {
    const { caller, gateway } = await running({ switches: { balance: 'on' } });
    const { impUid } = gateway.addPayment({ merchantUid: 'F', amountWon: 900, status: 'failed' });
    expect(await caller.get('/payments/imps_0/balance')).toMatchObject({ status: 404 });
    expect(await caller.get(`/payments/${impUid}/balance`)).toMatchObject({ status: 404 });
  });
});
