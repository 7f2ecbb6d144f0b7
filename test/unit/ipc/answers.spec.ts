import { describe, expect, onTestFinished, test } from 'vitest';
import {
  startTrainingGateway,
  type TrainingGateway,
} from '../../../main/training/portone/server.ts';
import { createTestApp, giveTrainingKeys, type TestApp } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';

type Ready = { readonly run: TestApp; readonly gateway: TrainingGateway };

/** A whole program on a gateway of this test; schedules run eight times faster. */
async function ready(timeScale = 8): Promise<Ready> {
  const gateway = await startTrainingGateway({ switches: { practice: false } });
  onTestFinished(() => gateway.close());
  const run = createTestApp({ line: { mode: 'test', gatewayUrl: gateway.url, timeScale } });
  giveTrainingKeys(run);
  await run.start();
  return { run, gateway };
}

/** A sale that ends where the gateway lets it; its merchant_uid. */
async function sale(run: TestApp, amountWon: number, end: 'approved' | 'unknown' = 'approved') {
  await run.ask('till/sale/begin', { amountWon });
  await run.ask('customer/sale/accept');
  await run.ask('customer/sale/signIn', { user: 'minji', password: '1234' });
  await until(() => run.customer().sale.at === 'consent');
  await run.ask('customer/sale/consent', { amountWon });
  await run.saleAt(end);
  const shown = run.till().sale;
  if (shown.at !== 'approved' && shown.at !== 'unknown') throw new Error(shown.at);
  return shown.payment.merchantUid;
}

describe('the payments a till lists', () => {
  test('newest first, fifty at a time, today or ever', async () => {
    const { run } = await ready();
    const uids: string[] = [];
    for (const amountWon of [1_000, 2_000, 3_000]) uids.unshift(await sale(run, amountWon));
    const all = await run.ask('till/payments/list', { day: 'all' });
    expect(all).toMatchObject({ value: uids.map((merchantUid) => ({ merchantUid })) });
    const rest = await run.ask('till/payments/list', { day: 'today', before: uids[1] });
    expect(rest).toMatchObject({ value: [{ merchantUid: uids[2], amountWon: 1_000 }] });
    const none = await run.ask('till/payments/list', { day: 'all', before: 'nobody' });
    expect(none).toEqual({ ok: true, value: [] });
  });

  test('found by their number, the provider’s, or the order number; by nothing else', async () => {
    const { run, gateway } = await ready();
    const merchantUid = await sale(run, 1_000);
    const impUid = gateway.books.payments[0]?.impUid ?? '';
    const { orderNo } = (run.till().sale as { orderNo: string }) ?? {};
    for (const text of [merchantUid, impUid, orderNo, ` ${orderNo} `]) {
      expect(await run.ask('till/payments/find', { text })).toMatchObject({
        value: { merchantUid },
      });
    }
    expect(await run.ask('till/payments/find', { text: '%' })).toEqual({ ok: true, value: null });
  });

  test('that wait are those nobody knows the end of', async () => {
    const { run, gateway } = await ready();
    await sale(run, 1_000);
    expect(await run.ask('till/payments/waiting')).toEqual({ ok: true, value: [] });
    gateway.faults.down.add('look-ups');
    gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    const merchantUid = await sale(run, 2_000, 'unknown');
    const waiting = await run.ask('till/payments/waiting');
    expect(waiting).toMatchObject({ value: [{ merchantUid, state: 'unknown' }] });
    expect(run.till().waiting.count).toBe(1);
    expect(run.till().notices).toContainEqual({ kind: 'unresolved', count: 1 });
    gateway.faults.clear();
    await run.saleAt('approved');
    expect(run.till().waiting.count).toBe(0);
  });
});

describe('a payment that is looked at', () => {
  test('that nobody knows is not found', async () => {
    const { run } = await ready();
    for (const channel of ['till/payments/detail', 'till/payments/check']) {
      expect(await run.ask(channel, { merchantUid: 'nobody' })).toMatchObject({
        failure: { field: 'payment.merchantUid', rule: 'not-found' },
      });
    }
  });

  test('and is unknown is asked about at once, through the queue', async () => {
    const { run, gateway } = await ready(1);
    gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    const merchantUid = await sale(run, 2_000, 'unknown');
    const detail = await run.ask('till/payments/check', { merchantUid });
    expect(detail).toMatchObject({ value: { payment: { state: 'paid' }, remainingWon: 2_000 } });
    await run.saleAt('approved');
  });

  test('and cannot be asked about says what is true of the money all the same', async () => {
    const { run, gateway } = await ready();
    const paid = await sale(run, 1_000);
    gateway.faults.down.add('look-ups');
    expect(await run.ask('till/payments/check', { merchantUid: paid })).toEqual({
      ok: false,
      failure: { kind: 'no-answer', money: 'charged' },
    });
    await gateway.unplug();
    expect(await run.ask('till/payments/check', { merchantUid: paid })).toEqual({
      ok: false,
      failure: { kind: 'offline', money: 'charged' },
    });
    await until(() => run.till().notices.some(({ kind }) => kind === 'offline'));
    gateway.faults.clear();
    await gateway.plugIn();
    await until(() => run.till().online);
  });
});

describe('what the windows are told', () => {
  test('the balance only to the customer, an ID to nobody', async () => {
    const { run } = await ready();
    await sale(run, 1_000);
    const tillSide = JSON.stringify([run.till(), await run.ask('till/app/ready')]);
    expect(tillSide).not.toContain('152300');
    expect(tillSide).not.toContain('151300');
    expect(run.customer().sale).toMatchObject({ at: 'approved', leftWon: 151_300 });
    expect(run.told()).toContain('152300');
    expect(run.told()).not.toContain('"minji"');
  });

  test('a receipt for what is paid and for what is unknown, for nothing else', async () => {
    const { run, gateway } = await ready();
    const paid = await sale(run, 1_000);
    const receipt = (of: object) => run.ask('till/receipt/show', of);
    expect(await receipt({ merchantUid: paid })).toMatchObject({ value: { kind: 'sale' } });
    expect(await receipt({ merchantUid: paid, cancelId: 'AAAAAA' })).toMatchObject({ ok: false });
    gateway.faults.down.add('look-ups');
    gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
    const lost = await sale(run, 2_000, 'unknown');
    expect(await receipt({ merchantUid: lost })).toMatchObject({ value: { kind: 'unknown' } });
    expect(await receipt({ merchantUid: 'nobody' })).toMatchObject({ ok: false });
  });
});
