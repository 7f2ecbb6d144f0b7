import { describe, expect, test } from 'vitest';
import { startMs } from '../training/hand-clock.ts';
import { api, asked, running } from './running.ts';

const plain = { practice: false, waitedMs: 0 };

describe('The balance', () => {
  test('is what the shop has, with the part that ends within 30 days', async () => {
    const { caller } = await running();
    expect(await caller.balance()).toMatchObject({
      status: 200,
      data: { balance: 7_250_000, pointExpiredIn30Days: 120_000 },
    });
  });

  test('is another one where the gateway was started with it', async () => {
    const { caller } = await running({ balance: { balanceWon: 5, expiringWon: 2 } });
    expect((await caller.balance()).data).toEqual({ balance: 5, pointExpiredIn30Days: 2 });
  });

  test('loses what ends, on the last second of its day in Korea', async () => {
    const { caller, clock } = await running();
    const endMs = Date.UTC(2026, 11, 11, 14, 59, 59);
    clock.advance(endMs - 1 - startMs);
    expect((await caller.balance()).data).toMatchObject({ balance: 7_250_000 });
    clock.advance(1);
    expect((await caller.balance()).data).toEqual({ balance: 7_130_000, pointExpiredIn30Days: 0 });
  });

  test('counts what ends on the thirtieth day and not what ends later', async () => {
    const { bunjang, caller } = await running();
    const dayMs = 86_400_000;
    bunjang.books.lots.push({ won: 7, expiresAtMs: startMs + 30 * dayMs });
    bunjang.books.lots.push({ won: 9, expiresAtMs: startMs + 30 * dayMs + 1 });
    expect((await caller.balance()).data).toEqual({
      balance: 7_250_016,
      pointExpiredIn30Days: 120_007,
    });
  });
});

describe('An issuance', () => {
  test('has every field the document names', async () => {
    const all = await running({ switches: plain });
    const { data } = await all.caller.request(1_000_000);
    expect(Object.keys(data).sort()).toEqual(api.fieldsOf('PayInboundResponse'));
    expect(data).toEqual({
      id: '1001',
      amount: 1_000_000,
      status: 'READY',
      createdAt: '2026-11-21T10:00:00',
      modifiedAt: '2026-11-21T10:00:00',
      preparedVbankInfo: {
        vbankDueDate: '2026-11-22T23:59:59',
        vbankAccountNumber: '900000001001',
        bankName: '국민은행',
        vbankHolderName: '번개장터',
      },
    });
  });

  test('waits for its account, then for its deposit', async () => {
    const all = await running({ switches: { practice: false } });
    const id = await asked(all, 50_000);
    expect((await all.caller.lookUp(id)).data).toMatchObject({
      status: 'WAITED',
      modifiedAt: '2026-11-21T10:00:00',
      preparedVbankInfo: { vbankAccountNumber: '', bankName: '', vbankHolderName: '' },
    });
    all.clock.advance(1_999);
    expect((await all.caller.lookUp(id)).data).toMatchObject({ status: 'WAITED' });
    all.clock.advance(1);
    expect((await all.caller.lookUp(id)).data).toMatchObject({
      status: 'READY',
      createdAt: '2026-11-21T10:00:00',
      modifiedAt: '2026-11-21T10:00:02',
      preparedVbankInfo: { bankName: '국민은행' },
    });
  });

  test('becomes points when the deposit comes, once, and not while it waits for its account', async () => {
    const all = await running({ switches: { practice: false } });
    const id = await asked(all, 50_000);
    expect(await all.bunjang.deposit(id)).toBe(false);
    all.clock.advance(60_000);
    expect(await all.bunjang.deposit(id)).toBe(true);
    expect(await all.bunjang.deposit(id)).toBe(false);
    expect(await all.bunjang.deposit('9')).toBe(false);
    expect((await all.caller.lookUp(id)).data).toMatchObject({
      status: 'DONE',
      modifiedAt: '2026-11-21T10:01:00',
    });
    expect((await all.caller.balance()).data).toMatchObject({ balance: 7_300_000 });
  });

  test('fails when its due date has passed, and cannot be paid or cancelled then', async () => {
    const all = await running({ switches: plain });
    const id = await asked(all, 50_000);
    all.clock.advance(Date.UTC(2026, 10, 22, 14, 59, 59) - startMs);
    expect((await all.caller.lookUp(id)).data).toMatchObject({ status: 'READY' });
    all.clock.advance(60_000);
    expect((await all.caller.lookUp(id)).data).toMatchObject({
      status: 'FAIL',
      modifiedAt: '2026-11-22T23:59:59',
    });
    expect(await all.bunjang.deposit(id)).toBe(false);
    expect(await all.caller.cancel(id)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect((await all.caller.balance()).data).toMatchObject({ balance: 7_250_000 });
  });

  test('that was due before its deposit came fails, however late somebody looks', async () => {
    const switches = { waitedMs: 0, dueMs: 40_000, depositMs: 50_000 };
    const all = await running({ switches });
    const id = await asked(all, 50_000);
    all.clock.advance(60_000);
    expect((await all.caller.lookUp(id)).data).toMatchObject({
      status: 'FAIL',
      modifiedAt: '2026-11-21T10:00:40',
    });
    expect((await all.caller.balance()).data).toMatchObject({ balance: 7_250_000 });
  });

  test('is the only open one: another is refused until it has ended', async () => {
    const all = await running({ switches: { practice: false } });
    const refused = { status: 400, code: 'BAD_REQUEST' };
    const first = await asked(all, 50_000);
    expect(await all.caller.request(60_000)).toMatchObject(refused);
    all.clock.advance(2_000);
    expect(await all.caller.request(60_000)).toMatchObject(refused);
    await all.caller.cancel(first);
    const second = await asked(all, 60_000);
    expect(second).not.toBe(first);
    all.clock.advance(2_000);
    await all.bunjang.deposit(second);
    await asked(all, 70_000);
    expect(all.bunjang.books.issuances).toHaveLength(3);
  });

  test('is made once when two are asked for at the same time', async () => {
    const all = await running({ switches: { practice: false, commitDelayMs: 500 } });
    const both = Promise.all([all.caller.request(1_000), all.caller.request(2_000)]);
    await expect.poll(() => all.clock.waiting()).toBe(2);
    all.clock.advance(500);
    expect((await both).map(({ code }) => code).sort()).toEqual(['BAD_REQUEST', null]);
    expect(all.bunjang.books.issuances).toHaveLength(1);
  });

  test.each([undefined, null, 0, -1, 1.5, '1000', true, 2 ** 53, {}, []])(
    'is not made for the amount %j',
    async (amount) => {
      const all = await running();
      expect(await all.caller.request(amount)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
      expect(all.bunjang.books.issuances).toEqual([]);
    },
  );

  test.each(['', '[]', '"x"', '{', 'amount=1000'])('is not made for the body %j', async (body) => {
    const all = await running();
    const reply = await all.caller.raw('POST', '/api/v1/points/issuance', body);
    expect(reply).toMatchObject({ status: 400, text: expect.stringContaining('"BAD_REQUEST"') });
    expect(all.bunjang.books.issuances).toEqual([]);
  });
});

describe('A cancel', () => {
  test('ends an issuance in READY, once', async () => {
    const all = await running({ switches: plain });
    const id = await asked(all, 50_000);
    all.clock.advance(5_000);
    expect((await all.caller.cancel(id)).data).toMatchObject({
      id,
      status: 'CANCELLED',
      modifiedAt: '2026-11-21T10:00:05',
      preparedVbankInfo: { vbankAccountNumber: '900000001001' },
    });
    expect(await all.caller.cancel(id)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect((await all.caller.lookUp(id)).data).toMatchObject({ status: 'CANCELLED' });
    expect(await all.bunjang.deposit(id)).toBe(false);
  });

  test.each(['WAITED', 'DONE', 'FAIL', 'CANCELLED', 'HELD'])('is refused in %s', async (status) => {
    const all = await running({ switches: { practice: false, waitedMs: 60_000 } });
    const id = await asked(all, 50_000);
    for (const one of all.bunjang.books.issuances) one.status = status;
    expect(await all.caller.cancel(id)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(all.bunjang.books.issuances).toMatchObject([{ status }]);
  });
});

describe('What is not there', () => {
  test.each(['132', '0', 'abc', '%20', '1001'])('%s: NOT_FOUND_PAY_INBOUND', async (id) => {
    const { caller } = await running();
    const missing = { status: 404, code: 'NOT_FOUND_PAY_INBOUND' };
    expect(await caller.lookUp(id)).toMatchObject(missing);
    expect(await caller.cancel(id)).toMatchObject(missing);
  });

  test.each([
    ['GET', '/api/v1/points'],
    ['GET', '/api/v1/points/issuance'],
    ['POST', '/api/v1/points/balance'],
    ['DELETE', '/api/v1/points/issuance/1'],
    ['GET', '/api/v1/points/issuance/1/cancel'],
    ['GET', '/api/v1/points/issuance/%zz'],
    ['GET', '/'],
  ])('%s %s: RESOURCE_NOT_FOUND', async (method, path) => {
    const { caller } = await running();
    const reply = await caller.raw(method, path);
    expect(reply).toMatchObject({ status: 404 });
    expect(JSON.parse(reply?.text ?? '')).toMatchObject({ errorCode: 'RESOURCE_NOT_FOUND' });
  });
});
