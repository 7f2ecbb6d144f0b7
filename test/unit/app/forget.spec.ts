import { describe, expect, onTestFinished, test } from 'vitest';
import {
  startTrainingGateway,
  type TrainingGateway,
} from '../../../main/training/portone/server.ts';
import { createTestApp, giveTrainingKeys, type TestApp } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';

const begin = { amountWon: 12_500 };

async function ready(): Promise<{ readonly run: TestApp; readonly gateway: TrainingGateway }> {
  const gateway = await startTrainingGateway({ switches: { practice: false } });
  onTestFinished(() => gateway.close());
  const run = createTestApp({ line: { mode: 'test', gatewayUrl: gateway.url } });
  giveTrainingKeys(run);
  await run.start();
  return { run, gateway };
}

async function upToConsent(run: TestApp): Promise<void> {
  await run.ask('till/sale/begin', begin);
  await run.ask('customer/sale/accept');
  await run.ask('customer/sale/signIn', { user: 'minji', password: '1234' });
  await until(() => run.customer().sale.at === 'consent');
}

describe('the screen is locked, or the machine sleeps', () => {
  test('before the customer agreed: they start anew', async () => {
    const { run, gateway } = await ready();
    await upToConsent(run);
    run.app.forgetCustomer();
    await until(() => run.customer().sale.at === 'intro');
    expect(await run.ask('customer/sale/consent', begin)).toMatchObject({ ok: false });
    expect(gateway.books.payments).toEqual([]);
  });

  test('while the charge is out: it ends as it ends', async () => {
    const { run, gateway } = await ready();
    await upToConsent(run);
    gateway.faults.next('charge', { kind: 'late-answer', delayMs: 50 });
    await run.ask('customer/sale/consent', begin);
    await until(() => gateway.seen.some(({ route }) => route === 'charge'));
    run.app.forgetCustomer();
    await run.saleAt('approved');
    expect(gateway.books.payments).toHaveLength(1);
  });

  test('after it did not leave the machine: the till offers to send again no more', async () => {
    const { run, gateway } = await ready();
    await upToConsent(run);
    await gateway.unplug();
    await run.ask('customer/sale/consent', begin);
    await run.saleAt('not-sent');
    expect(run.till().sale).toMatchObject({ maySendAgain: true });
    run.app.forgetCustomer();
    await until(() => {
      const { sale } = run.till();
      return sale.at === 'not-sent' && !sale.maySendAgain;
    });
    expect(await run.ask('till/sale/sendAgain')).toMatchObject({ ok: false });
    await gateway.plugIn();
  });

  test('with nothing on the desk: nothing happens', async () => {
    const { run } = await ready();
    run.app.forgetCustomer();
    expect(run.till().sale.at).toBe('idle');
  });
});
