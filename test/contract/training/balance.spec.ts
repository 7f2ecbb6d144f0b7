import { describe, expect, test } from 'vitest';
import type { Switches } from '../../../main/training/portone/switches.ts';
import { paid, rowOf } from './caller.ts';
import { startMs } from './hand-clock.ts';
import { running } from './running.ts';

type Means = Readonly<Record<string, Readonly<Record<string, number>>>>;

function partsOf({ created: _created, ...means }: Means): readonly number[] {
  return Object.values(means).flatMap((part) => Object.values(part));
}

function sumOf(means: Means): number {
  return partsOf(means).reduce((sum, won) => sum + won, 0);
}

/** The breakdown of what `payco` paid. */
async function breakdownOf(amount: number, switches: Partial<Switches>) {
  const { caller } = await running({ switches });
  const impUid = await paid(caller, 'C', amount, { benepia_user: 'payco' });
  // Not as the document says, where a part is missing.
  const reply = await caller.raw('GET', `/payments/${impUid}/balance`);
  const { response }: { response: unknown } = JSON.parse(reply?.text ?? '{}');
  return response as Record<'primary' | 'secondary', Readonly<Record<string, number>>>;
}

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

  test.each([
    ['for the customer that has one', {}, 'payco'],
    ['for everybody by the switch', { balance: 'payco' }, 'minji'],
  ] as const)(
    'comes in several means %s, net of cancels to the last won',
    async (_, switches, who) => {
      const { caller } = await running({ switches });
      const impUid = await paid(caller, 'C', 12_345, { benepia_user: who });
      for (const amount of [2_345, 333, 1, 9_666]) {
        await caller.post('/payments/cancel', { imp_uid: impUid, amount });
        const {
          amount: whole,
          histories,
          ...net
        } = rowOf(await caller.get(`/payments/${impUid}/balance`));
        expect(whole).toBe(12_345);
        const rows = histories as readonly Means[];
        const sums = rows.map(sumOf);
        expect(sums[0]).toBe(12_345);
        expect(sums.at(-1)).toBe(-amount);
        expect(sumOf(net as Means)).toBe(sums.reduce((a, b) => a + b, 0));
        for (const row of rows.slice(1)) expect(partsOf(row).every((won) => won <= 0)).toBe(true);
      }
    },
  );

  test.each([
    ['a wrong sum', 'sum', 12_020, ['primary', 'vat']],
    ['a missing part', 'part', 12_021, ['secondary', 'vat']],
  ] as const)(
    'may have %s, by the switch or by the amount',
    async (_, flaw, amount, [mean, part]) => {
      const right = await breakdownOf(amount, { practice: false });
      const byAmount = await breakdownOf(amount, {});
      const bySwitch = await breakdownOf(amount, { practice: false, balanceFlaw: flaw });
      const expected = flaw === 'sum' ? (right[mean][part] ?? 0) + 10 : undefined;
      expect([byAmount[mean][part], bySwitch[mean][part]]).toEqual([expected, expected]);
    },
  );

  test('of an unknown or a failed payment is not found', async () => {
    const { caller, gateway } = await running({ switches: { balance: 'on' } });
    const { impUid } = gateway.addPayment({ merchantUid: 'F', amountWon: 900, status: 'failed' });
    expect(await caller.get('/payments/imps_0/balance')).toMatchObject({ status: 404 });
    expect(await caller.get(`/payments/${impUid}/balance`)).toMatchObject({ status: 404 });
  });
});
