import { describe, expect, test } from 'vitest';
import { totalWon } from '../../../main/training/portone/books.ts';
import { practiceFor } from '../../../main/training/portone/practice.ts';
import { defaultSwitches } from '../../../main/training/portone/switches.ts';
import { chargeOf, paid, type RawReply, rowOf } from './caller.ts';
import { type Running, running, soon, takenWon } from './running.ts';

const base = 10_000;
const charge = (all: Running, amount: number, merchantUid = 'P') =>
  all.caller.raw('POST', '/benepia/payment', chargeOf(merchantUid, amount));

function textOf(reply: RawReply | null): string {
  return reply?.text ?? '(no answer)';
}

describe('Amounts that practise a charge', () => {
  test.each<[number, number | null, string, boolean]>([
    [1, 500, '[8193]', false],
    [2, 500, '[CC88]', false],
    [3, null, '(no answer)', true],
    [4, null, '(no answer)', false],
    [5, 500, '[8885]', false],
    [8, 502, '<h1>502</h1>', false],
    [9, 502, '<h1>502</h1>', true],
    [10, 401, 'Unauthorized', false],
    [11, 429, '-1', false],
    [12, 200, '{"code":0,', true],
    [13, 500, '[8042]', false],
    [14, 200, '"paid_at":"', true],
    [15, 200, '[CC88]', false],
  ])('ending in %s answer %s with %s; charged: %s', async (last, status, text, charged) => {
    const all = await running();
    const before = totalWon(all.gateway.books);
    const reply = await charge(all, base + last);
    expect(reply?.status ?? null).toBe(status);
    expect(textOf(reply)).toContain(text);
    expect(takenWon(all)).toBe(charged ? base + last : 0);
    expect(totalWon(all.gateway.books)).toBe(before);
  });

  test.each([1, 2, 4, 5, 8, 10, 11, 13, 15])(
    'ending in %s act once: the same order charged again is paid',
    async (last) => {
      const all = await running();
      await charge(all, base + last);
      await paid(all.caller, 'P', base + last);
    },
  );

  test.each([3, 9, 12])(
    'ending in %s are charged: the same order again is refused as already paid',
    async (last) => {
      const all = await running();
      await charge(all, base + last);
      const again = await all.caller.post('/benepia/payment', chargeOf('P', base + last));
      expect(again).toMatchObject({ status: 200, code: 1 });
      expect(takenWon(all)).toBe(base + last);
    },
  );

  test('ending in 006 lose the answer and are charged 20 s later', async () => {
    const all = await running();
    expect(await charge(all, base + 6)).toBeNull();
    all.clock.advance(19_999);
    expect(takenWon(all)).toBe(0);
    all.clock.advance(1);
    await soon(() => takenWon(all)).toBe(base + 6);
  });

  test('ending in 007 are charged and answered after 35 s', async () => {
    const all = await running();
    const reply = charge(all, base + 7);
    await soon(() => all.clock.waiting()).toBe(1);
    expect(takenWon(all)).toBe(base + 7);
    all.clock.advance(34_999);
    expect(all.clock.waiting()).toBe(1);
    all.clock.advance(1);
    expect(await reply).toMatchObject({ status: 200 });
  });

  test('ending in 011 say when to come back', async () => {
    const all = await running();
    expect((await charge(all, base + 11))?.headers.get('retry-after')).toBe('3');
  });

  test('ending in 014 stay in the older shape in every look-up', async () => {
    const all = await running();
    await charge(all, base + 14);
    for (const path of ['/payments/find/P', `/payments/${impUidOf(all)}?include_sandbox=true`]) {
      const row = rowOf(await all.caller.get(path));
      expect(row).not.toHaveProperty('sandbox');
      expect(row['paid_at']).toEqual(expect.any(String));
    }
    await paid(all.caller, 'Q', base);
    expect(rowOf(await all.caller.get('/payments/find/Q'))).toHaveProperty('sandbox');
  });

  test('that are declined leave a failed row, as any decline does', async () => {
    for (const last of [1, 2, 5, 13, 15]) {
      const all = await running();
      await charge(all, base + last);
      expect(
        all.gateway.books.payments.map((row) => row.status),
        String(last),
      ).toEqual(['failed']);
    }
  });

  test('of 003 won itself count as ending in 003', async () => {
    const all = await running();
    expect(await charge(all, 3)).toBeNull();
  });
});

describe('Amounts that practise a cancel', () => {
  const cancel = (all: Running, more = {}) =>
    all.caller.raw('POST', '/payments/cancel', { merchant_uid: 'P', ...more });

  test.each([
    [16, { amount: 1_000 }, 200, '[8385]', 0],
    [17, {}, 200, '[8178]', 0],
    [17, { amount: 1_000 }, 200, '[8178]', 0],
    [18, {}, null, '(no answer)', base + 18],
    [18, { amount: 1_000 }, null, '(no answer)', 1_000],
    [19, {}, null, '(no answer)', 0],
  ])('ending in %s, cancelled with %j, answer %s %s and give back %s won', async (...row) => {
    const [last, more, status, text, backWon] = row;
    const all = await running();
    const before = totalWon(all.gateway.books);
    await paid(all.caller, 'P', base + last);
    const reply = await cancel(all, more);
    expect(reply?.status ?? null).toBe(status);
    expect(textOf(reply)).toContain(text);
    expect(takenWon(all)).toBe(base + last - backWon);
    expect(totalWon(all.gateway.books)).toBe(before);
  });

  test.each([16, 17, 19])('ending in %s act once: the next cancel works', async (last) => {
    const all = await running();
    await paid(all.caller, 'P', base + last);
    await cancel(all, { amount: 1_000 });
    expect((await cancel(all, { amount: 1_000 }))?.text).toContain('"code":0');
    expect(takenWon(all)).toBe(base + last - 1_000);
  });

  test('ending in 016 let a full cancel through, and still refuse nothing else', async () => {
    const all = await running();
    await paid(all.caller, 'P', base + 16);
    expect((await cancel(all))?.text).toContain('"code":0');
    expect(takenWon(all)).toBe(0);
  });

  test('go by the amount of the payment, not by that of the cancel', async () => {
    const all = await running();
    await paid(all.caller, 'P', base);
    expect((await cancel(all, { amount: 17 }))?.text).toContain('"code":0');
  });
});

describe('Practice answers', () => {
  test('are for 001 to 019 and nothing else', () => {
    const special = Array.from({ length: 1_000 }, (_, last) => last).filter(
      (last) => practiceFor(base + last, defaultSwitches()) !== null,
    );
    expect(special).toEqual(Array.from({ length: 19 }, (_, at) => at + 1));
  });

  test.each([0, 20, 21, 100, 101, 119, 999])('ending in %s are plain', async (last) => {
    const all = await running();
    await paid(all.caller, 'P', base + last);
    const reply = await all.caller.post('/payments/cancel', { merchant_uid: 'P', amount: 1 });
    expect(reply.code).toBe(0);
  });

  test('are not given when the switch is off', async () => {
    const all = await running({ switches: { practice: false } });
    for (let last = 1; last <= 19; last += 1) await paid(all.caller, `P${last}`, base / 10 + last);
  });

  test('wait when a test has armed a fault of its own', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'page', status: 504, commit: 'never' });
    expect((await charge(all, base + 1))?.status).toBe(504);
    expect((await charge(all, base + 1))?.status).toBe(500);
  });
});

function impUidOf(all: Running): string {
  return all.gateway.books.payments[0]?.impUid ?? '';
}
