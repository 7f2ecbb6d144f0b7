import { expect, test } from 'vitest';
import { memoryStore } from '../../core/memory-store.ts';
import { createTestApp, type TestApp } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';
import { standIn, startedApp } from '../setup/set-up-app.ts';

/** A charge whose answer is lost, left to the waiting list. */
async function park(run: TestApp, amountWon = 12_500): Promise<string> {
  await run.ask('till/sale/begin', { amountWon });
  await run.ask('customer/sale/accept');
  await run.ask('customer/sale/signIn', { user: 'minji', password: '1234' });
  await until(() => run.customer().sale.at === 'consent');
  await run.ask('customer/sale/consent', { amountWon });
  await run.saleAt('unknown');
  const { sale } = run.till();
  await run.ask('till/sale/park');
  return sale.at === 'unknown' ? sale.payment.merchantUid : '';
}

test('what waits is counted by kind, listed with its next check, and looked at all at once', async () => {
  const gateway = await standIn();
  const run = await startedApp({ line: { mode: 'test', gatewayUrl: gateway.url, timeScale: 20 } });
  expect(run.till().waiting).toEqual({
    count: 0,
    lookUps: 0,
    cancels: 0,
    charges: 0,
    needPerson: 0,
    oldestMs: null,
  });
  gateway.faults.down.add('look-ups');
  gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  const merchantUid = await park(run);
  expect(run.till().waiting).toMatchObject({ count: 1, lookUps: 1, needPerson: 0 });
  expect(run.till().waiting.oldestMs).toEqual(expect.any(Number));
  expect(await run.ask('till/payments/waiting')).toMatchObject({
    value: [{ merchantUid, waitsFor: 'look-up', accountElsewhere: false, needsPerson: false }],
  });

  gateway.faults.clear();
  expect(await run.ask('till/payments/checkAll')).toEqual({ ok: true, value: null });
  await until(() => run.till().waiting.count === 0);
  expect(await run.ask('till/payments/waiting')).toEqual({ ok: true, value: [] });
});

test('an alarm is a row for a person, and counts as one', async () => {
  const gateway = await standIn();
  const run = await startedApp({ line: { mode: 'test', gatewayUrl: gateway.url, timeScale: 20 } });
  gateway.faults.down.add('look-ups');
  gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  const merchantUid = await park(run);
  gateway.addPayment({ merchantUid, amountWon: 12_500 });
  gateway.faults.clear();
  await run.ask('till/payments/checkAll');
  await until(() => run.till().waiting.needPerson === 1);
  expect(run.till().waiting).toMatchObject({ count: 0, lookUps: 0, needPerson: 1 });
  expect(await run.ask('till/payments/waiting')).toMatchObject({
    value: [{ merchantUid, waitsFor: 'person', alarm: 'two-paid' }],
  });
  expect(run.till().notices).toContainEqual({ kind: 'alarm', count: 1 });
});

test('what is not settled stands before what does not touch money', async () => {
  const store = memoryStore();
  store.locked = true;
  const run = createTestApp({ store, line: { mode: 'training' } });
  await run.start();
  // Ends in 004: the answer is lost, and nothing was charged.
  await park(run, 12_004);
  await until(() => run.till().notices.length > 1);
  expect(run.till().notices.map(({ kind }) => kind)).toEqual(['unresolved', 'keychain']);
});
