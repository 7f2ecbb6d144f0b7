import { describe, expect, test } from 'vitest';
import { totalWon } from '../../../main/training/portone/books.ts';
import { chargeOf, paid, rowOf } from './caller.ts';
import { startMs } from './hand-clock.ts';
import { fieldsOf } from './open-api.ts';
import { running, soon } from './running.ts';

const channel = {
  normal: 'channel-key-00000000-0000-4000-8000-000000000001',
  test: 'channel-key-00000000-0000-4000-8000-000000000002',
};

describe('Switches of the charge', () => {
  test('recordFailed off: a declined charge leaves nothing', async () => {
    const { caller } = await running({ switches: { recordFailed: false } });
    await caller.post('/benepia/payment', chargeOf('N', 900, { benepia_password: 'no' }));
    expect(await caller.get('/payments/find/N')).toMatchObject({ status: 404 });
  });

  test('declineAs http-200: declines come as 200 with a code', async () => {
    const { caller } = await running({ switches: { declineAs: 'http-200' } });
    const wrong = { benepia_password: 'no' };
    const charge = await caller.post('/benepia/payment', chargeOf('N', 900, wrong));
    expect(charge).toMatchObject({ status: 200, code: -1 });
    const point = await caller.post('/benepia/point', { benepia_user: 'minji', ...wrong });
    expect(point).toMatchObject({ status: 200, code: -1 });
  });

  test('credentialCode: the code in the text is the one set', async () => {
    const { caller } = await running({ switches: { credentialCode: '8197' } });
    const reply = await caller.post('/benepia/payment', chargeOf('N', 900, { benepia_user: 'x' }));
    expect(reply.message).toContain('[8197]');
  });

  test('era channel_key: a channel key is required and pg means nothing', async () => {
    const { caller } = await running({ switches: { era: 'channel_key' } });
    const pg = await caller.post('/benepia/payment', chargeOf('E', 900, { pg: 'kcp.TRN01' }));
    expect(pg).toMatchObject({ status: 400, code: -1 });
    const who = { benepia_user: 'minji', benepia_password: '1234' };
    expect(await caller.post('/benepia/point', who)).toMatchObject({ status: 400 });
    const both = { channel_key: channel.normal, pg: 'kcp.TRN02' };
    expect(rowOf(await caller.post('/benepia/payment', chargeOf('E', 900, both)))['pg_id']).toBe(
      'TRN01',
    );
  });

  test('era pg: a channel key means nothing', async () => {
    const { caller } = await running({ switches: { era: 'pg' } });
    const both = { channel_key: 'unknown', pg: 'kcp.TRN02' };
    expect(rowOf(await caller.post('/benepia/payment', chargeOf('E', 900, both)))['pg_id']).toBe(
      'TRN02',
    );
  });

  test('shape older: times are strings, and nothing upstream added later is there', async () => {
    const { caller } = await running({ switches: { shape: 'older' } });
    await paid(caller, 'O', 900);
    const row = rowOf(await caller.post('/payments/cancel', { merchant_uid: 'O', amount: 100 }));
    const newer = [
      'sandbox',
      'card_issuer_code',
      'card_issuer_name',
      'card_publisher_code',
      'card_publisher_name',
      'vbank_num',
      'deposit_history',
      'cancel_receipt_urls',
      'promotion',
    ];
    expect(Object.keys(row).sort()).toEqual(
      fieldsOf('PaymentAnnotation').filter((field) => !newer.includes(field)),
    );
    expect(row).toMatchObject({
      started_at: String(startMs / 1000),
      failed_at: '0',
      vbank_date: '0',
      cancel_history: [{ cancelled_at: String(startMs / 1000) }],
    });
    expect(JSON.stringify(row['cancel_history'])).not.toContain('cancellation_id');
  });

  test('successMessage string: a success says something, as the old documents have it', async () => {
    const { caller } = await running({ switches: { successMessage: 'string' } });
    expect((await caller.get('/users/pg')).message).toEqual(expect.any(String));
  });

  test.each(['strict', 'weak'] as const)(
    'uniqueness %s: a number that was paid before the call arrived is refused',
    async (uniqueness) => {
      const { caller } = await running({ switches: { uniqueness } });
      await paid(caller, 'U', 900);
      expect(await caller.post('/benepia/payment', chargeOf('U', 900))).toMatchObject({ code: 1 });
    },
  );

  test.each([
    ['strict', 1],
    ['weak', 2],
  ] as const)('uniqueness %s: of two charges in flight together %s are paid', async (how, wins) => {
    const { caller, clock, gateway } = await running({
      switches: { uniqueness: how, commitDelayMs: 500 },
    });
    const before = totalWon(gateway.books);
    const both = Promise.all([
      caller.post('/benepia/payment', chargeOf('U', 900)),
      caller.post('/benepia/payment', chargeOf('U', 900)),
    ]);
    await soon(() => clock.waiting()).toBe(2);
    expect(gateway.books.payments).toHaveLength(0);
    clock.advance(500);
    const replies = await both;
    expect(replies.filter((reply) => reply.code === 0)).toHaveLength(wins);
    expect(gateway.books.payments.filter((row) => row.status === 'paid')).toHaveLength(wins);
    expect(gateway.books.accounts.get('minji')?.balanceWon).toBe(152_300 - wins * 900);
    expect(totalWon(gateway.books)).toBe(before);
  });
});
