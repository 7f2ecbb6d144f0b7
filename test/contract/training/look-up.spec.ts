import { describe, expect, test } from 'vitest';
import { listOf, rowOf, rowsIn } from './caller.ts';
import { running, threeRows } from './running.ts';

const nothing = { status: 404, code: -1, message: '존재하지 않는 결제정보입니다.', response: null };

describe('GET /payments/{imp_uid}', () => {
  test.each([
    [false, '', 200],
    [false, '?include_sandbox=true', 200],
    [true, '', 404],
    [true, '?include_sandbox=false', 404],
    [true, '?include_sandbox=true', 200],
  ])('of a payment with sandbox %s, asked with "%s", is %s', async (sandbox, query, status) => {
    const { caller, gateway } = await running();
    const { impUid } = gateway.addPayment({ merchantUid: 'X', amountWon: 900, sandbox });
    expect(await caller.get(`/payments/${impUid}${query}`)).toMatchObject({ status });
  });

  test('of an unknown id is not found, in the documented words', async () => {
    const { caller } = await running();
    expect(await caller.get('/payments/imps_000000000000')).toEqual(nothing);
  });

  test('is not confused with the static paths beside it', async () => {
    const { caller, gateway } = await running();
    for (const impUid of ['find', 'findAll', 'prepare', 'status', 'cancel']) {
      gateway.addPayment({ merchantUid: 'Z', amountWon: 900, impUid, sandbox: false });
      const reply = await caller.raw('GET', `/payments/${impUid}`);
      expect(reply?.text, impUid).not.toContain('"code":0');
    }
  });
});

describe('GET /payments/find', () => {
  test('shows test payments without being asked to', async () => {
    const { caller, gateway } = await running();
    gateway.addPayment({ merchantUid: 'X', amountWon: 900, sandbox: true });
    expect(rowOf(await caller.get('/payments/find/X'))['sandbox']).toBe(true);
  });

  test.each([
    ['', 'ready'],
    ['?sorting=-started', 'ready'],
    ['?sorting=started', 'failed'],
    ['?sorting=-paid', 'paid'],
    ['?sorting=-updated', 'ready'],
    ['?sorting=updated', 'failed'],
    ['/paid', 'paid'],
    ['/failed', 'failed'],
    ['/', 'ready'],
  ])('with "%s" gives the %s row', async (tail, status) => {
    const { caller } = await threeRows();
    expect(rowOf(await caller.get(`/payments/find/T${tail}`))['status']).toBe(status);
  });

  test('knows no row in a status that none has', async () => {
    const { caller } = await threeRows();
    expect(await caller.get('/payments/find/T/cancelled')).toEqual(nothing);
    expect(await caller.get('/payments/find/Other')).toEqual(nothing);
  });

  test('takes a percent-encoded order number', async () => {
    const { caller, gateway } = await running();
    gateway.addPayment({ merchantUid: '가/나 #1', amountWon: 900 });
    const reply = await caller.get(`/payments/find/${encodeURIComponent('가/나 #1')}`);
    expect(rowOf(reply)['merchant_uid']).toBe('가/나 #1');
  });
});

describe('GET /payments/findAll', () => {
  test('gives every row of the number, newest first, or only those in one status', async () => {
    const { caller } = await threeRows();
    const all = rowsIn(await caller.get('/payments/findAll/T'));
    expect(all.map((row) => row['status'])).toEqual(['ready', 'paid', 'failed']);
    const some = listOf(await caller.get('/payments/findAll/T/paid'));
    expect(some).toMatchObject({ total: 1, previous: 0, next: 0 });
    const none = listOf(await caller.get('/payments/findAll/T/cancelled'));
    expect(none).toEqual({ total: 0, previous: 0, next: 0, list: [] });
  });

  test.each([
    ['', 3, 0, 0],
    ['?limit=2', 2, 0, 2],
    ['?limit=2&page=2', 1, 1, 0],
    ['?limit=1&page=2', 1, 1, 3],
    ['?limit=2&page=9', 0, 2, 0],
  ])('with "%s" gives %s rows, previous %s, next %s', async (query, rows, previous, next) => {
    const { caller } = await threeRows();
    const list = listOf(await caller.get(`/payments/findAll/T${query}`));
    expect(list).toMatchObject({ total: 3, previous, next });
    expect(list.list).toHaveLength(rows);
  });

  test('gives 20 a page unless asked', async () => {
    const { caller, gateway } = await running();
    for (let count = 0; count < 21; count += 1) {
      gateway.addPayment({ merchantUid: 'T', amountWon: 900, status: 'failed' });
    }
    const list = listOf(await caller.get('/payments/findAll/T'));
    expect(list).toMatchObject({ total: 21, next: 2 });
    expect(list.list).toHaveLength(20);
    expect(rowsIn(await caller.get('/payments/findAll/T?limit=1000'))).toHaveLength(21);
  });

  test.each(['/T/other', '/T?page=0', '/T?limit=0', '/T?limit=1001', '/T?page=x', '/T?sorting=up'])(
    'refuses %s with 400',
    async (tail) => {
      const { caller } = await threeRows();
      expect(await caller.get(`/payments/findAll${tail}`)).toMatchObject({ status: 400, code: -1 });
    },
  );

  test.each([
    ['404', 404],
    ['empty', 200],
  ] as const)('of a number nobody used, with the switch at %s, is %s', async (how, status) => {
    const { caller } = await running({ switches: { findAllNothing: how } });
    expect(await caller.get('/payments/findAll/Nobody')).toMatchObject({ status });
  });
});

describe('GET /payments', () => {
  test.each([
    ['imp_uid[]=imps_paid&imp_uid[]=imps_failed', 200, 2],
    ['imp_uid[]=imps_paid&merchant_uid[]=T', 200, 2],
    ['imp_uid[]=imps_paid&merchant_uid[]=Nobody', 207, 1],
  ])('with %s is %s and gives %s', async (query, status, count) => {
    const { caller } = await threeRows();
    const reply = await caller.get(`/payments?${query}`);
    expect(reply).toMatchObject({ status, code: 0 });
    expect(reply.response).toHaveLength(count);
  });

  test.each([
    ['merchant_uid[]=Nobody', 404],
    ['', 404],
    [Array(101).fill('imp_uid[]=x').join('&'), 400],
  ])('with %.30s is %s', async (query, status) => {
    const { caller } = await threeRows();
    expect(await caller.get(`/payments?${query}`)).toMatchObject({ status, response: null });
  });
});
