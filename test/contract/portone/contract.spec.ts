import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PortOne } from '../../../main/gateway/portone-port.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { type Counter, cancelOf, clientOf, openCounter } from './counter.ts';
import { type GatewayUnderTest, gateways } from './gateways.ts';
import { chargeOf, credentials } from './portone-for.ts';
import { closeTransports } from './transport-for.ts';

describe.each(Object.entries(gateways))('the %s gateway and the client', (_name, start) => {
  let gateway: GatewayUnderTest;
  let portone: PortOne;
  let counter: Counter;
  beforeAll(async () => {
    gateway = await start();
    counter = openCounter(gateway);
    portone = counter.portone;
  });
  afterAll(async () => {
    await closeTransports();
    await gateway.close();
  });

  test('sign in with the right keys only', async () => {
    expect(await portone.signIn()).toEqual({ ok: true, value: null });
    const wrong = clientOf(gateway, { key: new Secret('k'), secret: new Secret('s') });
    expect(await wrong.signIn()).toMatchObject({
      failure: { kind: 'not-sent', why: 'keys-wrong' },
    });
  });

  test('tell points, and refuse a wrong password', async () => {
    expect(await portone.point(counter.rich())).toMatchObject({
      ok: true,
      value: expect.any(Number),
    });
    const stranger = credentials(gateway.rich.user, 'wrong');
    expect(await portone.point(stranger)).toMatchObject({
      failure: { kind: 'refused', message: expect.stringMatching(/./) },
    });
  });

  test('charge once, and agree on it in every look-up', async () => {
    const before = await counter.points();
    const merchantUid = counter.nextUid();
    const buyer = {
      name: '홍길동',
      email: 'hong@example.com',
      tel: '010-0000-0000',
      addr: '서울',
      postcode: '06000',
    };
    const charge = chargeOf(12_500, { merchantUid, buyer, customData: { till: 'T1' } });
    const result = await portone.charge(counter.rich(), charge);
    const expected = {
      merchantUid,
      status: 'paid',
      amountWon: 12_500,
      cancelAmountWon: 0,
      currency: 'KRW',
      name: charge.itemName,
      payMethod: 'point',
      channel: 'api',
      pgProvider: 'kcp',
      buyerName: '홍길동',
      buyerEmail: 'hong@example.com',
      buyerTel: '010-0000-0000',
      buyerAddr: '서울',
      buyerPostcode: '06000',
      customData: '{"till":"T1"}',
      failedAtS: 0,
      cancelledAtS: 0,
      cancelHistory: [],
    };
    expect(result).toMatchObject({ ok: true, value: expected });
    if (!result.ok) return;
    const { impUid, paidAtS } = result.value;
    expect(Math.abs(paidAtS - Date.now() / 1_000)).toBeLessThan(5);
    expect(await counter.points()).toBe(before - 12_500);
    const seen = { ok: true, value: result.value };
    expect(await portone.find(merchantUid)).toEqual(seen);
    expect(await portone.payment(impUid, { includeSandbox: true })).toEqual(seen);
    expect(await portone.findAll(merchantUid)).toEqual({ ok: true, value: [result.value] });
  });

  test.each(['wrong password', 'too few points'])('refuse a charge: %s', async (why) => {
    const merchantUid = counter.nextUid();
    const { user } = gateway.rich;
    const who =
      why === 'wrong password'
        ? credentials(user, 'wrong')
        : credentials(gateway.poor.user, gateway.poor.password);
    const result = await portone.charge(who, chargeOf(12_500, { merchantUid }));
    expect(result).toMatchObject({ ok: false, failure: { kind: 'refused', sent: true } });
    const rows = await portone.findAll(merchantUid);
    expect(rows.ok && rows.value.every(({ status }) => status === 'failed')).toBe(true);
  });

  test('an order that failed can be paid, and one that was paid cannot be paid again', async () => {
    const merchantUid = counter.nextUid();
    const charge = chargeOf(10_000, { merchantUid });
    for (let i = 0; i < 4; i += 1) {
      await portone.charge(credentials(gateway.rich.user, `wrong-${i}`), charge);
    }
    const first = await portone.charge(counter.rich(), charge);
    expect(first).toMatchObject({ ok: true });
    const again = await portone.charge(counter.rich(), charge);
    expect(again).toMatchObject({ ok: false, failure: { kind: 'refused' } });
    const rows = await portone.findAll(merchantUid);
    const statuses = rows.ok ? rows.value.map(({ status }) => status) : [];
    expect(statuses.filter((status) => status === 'paid')).toHaveLength(1);
    expect(statuses.filter((status) => status === 'failed').length).toBeGreaterThanOrEqual(4);
  });

  test('cancel in part and then the rest', async () => {
    const { impUid } = await counter.paid(12_500);
    const before = await counter.points();
    expect(await portone.cancel(cancelOf(impUid, 2_500, 12_500))).toMatchObject({
      ok: true,
      value: { impUid, amountWon: 12_500, cancelAmountWon: 2_500, status: 'cancelled' },
    });
    const rest = await portone.cancel(cancelOf(impUid, 10_000, 10_000));
    expect(rest).toMatchObject({ ok: true, value: { cancelAmountWon: 12_500 } });
    const history = rest.ok ? rest.value.cancelHistory : [];
    expect(history.map(({ amountWon, reason }) => [amountWon, reason])).toEqual([
      [2_500, '반품 #C2500'],
      [10_000, '반품 #C10000'],
    ]);
    expect(history.every(({ cancelledAtS }) => cancelledAtS > 1_700_000_000)).toBe(true);
    expect(await counter.points()).toBe(before + 12_500);
  });

  test.each([
    ['more than is left', 13_000, 12_500],
    ['with another idea of what is left', 1_000, 10_000],
  ])('refuse to cancel %s, and change nothing', async (_case, amount, checksum) => {
    const { impUid } = await counter.paid(12_500);
    const refused = await portone.cancel(cancelOf(impUid, amount, checksum));
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'refused', status: 200 } });
    const after = await portone.payment(impUid, { includeSandbox: true });
    expect(after).toMatchObject({ value: { cancelAmountWon: 0, status: 'paid' } });
  });

  test('refuse to cancel what was cancelled, or never was', async () => {
    const { impUid } = await counter.paid(12_500);
    await portone.cancel(cancelOf(impUid, 12_500, 12_500));
    for (const uid of [impUid, 'imp_000000000000']) {
      const refused = await portone.cancel(cancelOf(uid, 12_500, 12_500));
      expect(refused).toMatchObject({ ok: false, failure: { kind: 'refused' } });
    }
  });

  test('say nothing about what is not there', async () => {
    expect(await portone.find('T1-none')).toEqual({ ok: true, value: null });
    expect(await portone.findAll('T1-none')).toEqual({ ok: true, value: [] });
    expect(await portone.payment('imp_000000000000', { includeSandbox: true })).toEqual({
      ok: true,
      value: null,
    });
    expect(await portone.balance('imp_000000000000')).toEqual({
      ok: true,
      value: { provided: false, reason: { why: 'not-found' } },
    });
  });

  test('break an amount down into parts that sum to what is left, or not at all', async () => {
    const { impUid } = await counter.paid(12_500);
    await portone.cancel(cancelOf(impUid, 2_500, 12_500));
    const result = await portone.balance(impUid);
    expect(result.ok).toBe(true);
    if (!result.ok || !result.value.provided) return;
    const { amountWon, primary, secondary, discount, histories } = result.value.balance;
    const sum = [primary, secondary, discount]
      .flatMap((part) => Object.values(part))
      .reduce((total, part) => total + part, 0);
    expect([amountWon, sum]).toEqual([12_500, 10_000]);
    expect(histories.length).toBeGreaterThanOrEqual(1);
  });

  test('name the channels, unless the gateway knows of none', async () => {
    const result = await portone.channels();
    if (result.ok) expect(result.value.some(({ pgProvider }) => pgProvider === 'kcp')).toBe(true);
    else expect(result).toMatchObject({ failure: { kind: 'refused', status: 404 } });
  });

  test('list the payments of a day', async () => {
    const { impUid } = await counter.paid(10_000);
    const nowS = Math.floor(Date.now() / 1_000);
    const day = { fromS: nowS - 3_600, toS: nowS + 3_600 };
    const result = await portone.byStatus('all', day);
    const uids = result.ok ? result.value.map((row) => row.impUid) : [];
    expect(uids).toContain(impUid);
    expect(new Set(uids).size).toBe(uids.length);
  });
});
