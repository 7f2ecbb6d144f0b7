import { describe, expect, test } from 'vitest';
import { totalWon } from '../../../main/training/portone/books.ts';
import { chargeOf, paid, type Row, rowOf } from './caller.ts';
import { startMs } from './hand-clock.ts';
import { fieldsOf } from './open-api.ts';
import { running } from './running.ts';

const channel = {
  normal: 'channel-key-00000000-0000-4000-8000-000000000001',
  test: 'channel-key-00000000-0000-4000-8000-000000000002',
};

describe('A charge', () => {
  test('is paid at once, takes the points and answers every field upstream names', async () => {
    const { caller, gateway } = await running();
    const reply = await caller.post(
      '/benepia/payment',
      chargeOf('A-1', 12_500, {
        buyer_name: '홍길동',
        buyer_email: 'hong@example.com',
        buyer_tel: '010-0000-0000',
        buyer_addr: '서울시 어딘가 1',
        buyer_postcode: '06000',
        custom_data: { terminal: 'POS01' },
      }),
    );
    const row = rowOf(reply);
    expect(Object.keys(row).sort()).toEqual(fieldsOf('PaymentAnnotation'));
    expect(row).toMatchObject({
      merchant_uid: 'A-1',
      amount: 12_500,
      cancel_amount: 0,
      currency: 'KRW',
      status: 'paid',
      sandbox: false,
      pay_method: 'point',
      channel: 'api',
      pg_provider: 'kcp',
      pg_id: 'TRN01',
      apply_num: null,
      receipt_url: null,
      buyer_name: '홍길동',
      buyer_postcode: '06000',
      custom_data: '{"terminal":"POS01"}',
      started_at: startMs / 1000,
      paid_at: startMs / 1000,
      failed_at: 0,
      cancelled_at: 0,
    });
    expect(row['imp_uid']).toMatch(/^imps_\d{12}$/);
    expect(row['pg_tid']).toMatch(/^26\d{12}$/);
    expect(gateway.books.accounts.get('minji')?.balanceWon).toBe(152_300 - 12_500);
  });

  test('may be sent as a form', async () => {
    const { caller } = await running();
    const fields = { benepia_user: 'minji', benepia_password: '1234', name: 'x' };
    const reply = await caller.form('/benepia/payment/', {
      ...fields,
      merchant_uid: 'F',
      amount: '900',
    });
    expect(rowOf(reply)['amount']).toBe(900);
  });

  test.each<[string, Row, boolean]>([
    ['a member code on a normal channel', {}, false],
    ['no member code', { benepia_member_code: undefined }, true],
    ['an empty member code', { benepia_member_code: '' }, true],
    ['a member code on a test channel', { channel_key: channel.test }, true],
    ['a member code on a test site code', { pg: 'kcp.TRN02' }, true],
    ['a channel key before pg', { channel_key: channel.normal, pg: 'kcp.TRN02' }, false],
  ])('with %s is a test payment: %s', async (_name, more, sandbox) => {
    const { caller } = await running();
    const reply = await caller.post('/benepia/payment', chargeOf('S', 900, more));
    expect(rowOf(reply)['sandbox']).toBe(sandbox);
  });

  test.each<[string, Row]>([
    ['merchant_uid missing', { merchant_uid: undefined }],
    ['merchant_uid of 41 characters', { merchant_uid: 'x'.repeat(41) }],
    ['amount missing', { amount: undefined }],
    ['amount 0', { amount: 0 }],
    ['amount below 0', { amount: -900 }],
    ['amount with a fraction', { amount: 900.5 }],
    ['amount in words', { amount: 'many' }],
    ['name missing', { name: '' }],
    ['name of 41 characters', { name: '가'.repeat(41) }],
    ['buyer_name of 17 characters', { buyer_name: '가'.repeat(17) }],
    ['buyer_postcode of 9 characters', { buyer_postcode: '123456789' }],
    ['password missing', { benepia_password: undefined }],
    ['an unknown channel key', { channel_key: 'channel-key-x' }],
    ['a site code of another company', { pg: 'danal.TRN03' }],
  ])('with %s is refused with 400 and leaves no row', async (_name, more) => {
    const { caller, gateway } = await running();
    const reply = await caller.post('/benepia/payment', chargeOf('B', 900, more));
    expect(reply).toMatchObject({ status: 400, code: -1, response: null });
    expect(gateway.books.payments).toEqual([]);
  });

  test.each<[string, Row, string]>([
    ['a wrong password', { benepia_password: 'no' }, '[8193]'],
    ['an unknown ID', { benepia_user: 'nobody' }, '[8193]'],
    ['a locked account', { benepia_user: 'locked01' }, '[CC45]'],
    ['too few points', { benepia_user: 'junho', amount: 8_100 }, '[CC88]'],
  ])('with %s is declined and leaves a failed row', async (_name, more, text) => {
    const { caller, gateway } = await running();
    const before = totalWon(gateway.books);
    const reply = await caller.post('/benepia/payment', chargeOf('D', 900, more));
    expect(reply).toMatchObject({ status: 500, code: -1, response: null });
    expect(reply.message).toContain(text);
    const row = rowOf(await caller.get('/payments/find/D'));
    expect(row).toMatchObject({
      status: 'failed',
      fail_reason: reply.message,
      failed_at: startMs / 1000,
      paid_at: 0,
      pg_tid: null,
    });
    expect(totalWon(gateway.books)).toBe(before);
  });

  test('of the whole balance is paid, and one won more is not', async () => {
    const { caller } = await running({ switches: { practice: false } });
    const junho = { benepia_user: 'junho' };
    const more = await caller.post('/benepia/payment', chargeOf('M', 8_001, junho));
    expect(more.message).toContain('[CC88]');
    await paid(caller, 'W', 8_000, junho);
  });

  test('that was declined may be sent again under the same number until it is paid', async () => {
    const { caller } = await running();
    const wrong = chargeOf('R', 900, { benepia_password: 'no' });
    await caller.post('/benepia/payment', wrong);
    await caller.post('/benepia/payment', wrong);
    await paid(caller, 'R', 900);
    const list = rowOf(await caller.get('/payments/findAll/R'));
    expect(list['total']).toBe(3);
  });

  test('of a number that was ever paid is refused, also after its cancel', async () => {
    const { caller, gateway } = await running();
    await paid(caller, 'P', 900);
    const again = await caller.post('/benepia/payment', chargeOf('P', 900));
    expect(again).toMatchObject({ status: 200, code: 1, response: null });
    await caller.post('/payments/cancel', { merchant_uid: 'P' });
    const after = await caller.post('/benepia/payment', chargeOf('P', 900));
    expect(after).toEqual(again);
    expect(gateway.books.payments).toHaveLength(1);
  });
});
