import { expect, test } from 'vitest';
import type { PaymentDetail } from '../../../preload/payment-views.ts';
import { createTestApp, newAppFolder, type TestApp } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';
import { textsIn } from '../receipts/well-formed.ts';

/** Sells 12,500 won to this customer of the training gateway. */
async function sellTo(run: TestApp, user: string, amountWon: number): Promise<string> {
  expect(await run.ask('till/sale/begin', { amountWon })).toMatchObject({ ok: true });
  await run.ask('customer/sale/accept');
  await run.ask('customer/sale/step', { step: 'pw' });
  await run.ask('customer/sale/signIn', { user, password: '1234' });
  await until(() => run.customer().sale.at === 'consent');
  await run.ask('customer/sale/consent', { amountWon });
  await run.saleAt('approved');
  const shown = run.till().sale;
  if (shown.at !== 'approved') throw new Error('not approved');
  return shown.payment.merchantUid;
}

async function cancelled(run: TestApp, merchantUid: string, amountWon: number): Promise<string> {
  const asked = run.ask('till/cancel/send', { merchantUid, amountWon, reason: '고객 변심' });
  await until(() => Boolean(run.till().asking));
  await run.ask('till/ask/answer', { id: run.till().asking?.id, yes: true });
  const reply = await asked;
  expect(reply).toMatchObject({ ok: true, value: { state: 'done' } });
  return Object(reply.value).cancelId;
}

async function detailOf(run: TestApp, merchantUid: string): Promise<PaymentDetail> {
  return (await run.ask('till/payments/detail', { merchantUid })).value as PaymentDetail;
}

/** The texts of the paper, without the spaces between them. */
async function paperOf(run: TestApp, of: object): Promise<string> {
  const { svg } = Object((await run.ask('till/receipt/show', of)).value);
  return textsIn(String(svg)).join('').replaceAll(/\s/g, '');
}

test('after a cancel its receipt has the provider’s figures, also in a later run that asks nobody', async () => {
  const folder = newAppFolder();
  const run = createTestApp({ folder });
  await run.start();
  const merchantUid = await sellTo(run, 'payco', 12_500);
  const before = await detailOf(run, merchantUid);
  expect(before.breakdown).toBeNull();
  const cancelId = await cancelled(run, merchantUid, 2_500);
  await until(() => run.app.takingTill?.session.breakdowns.view(merchantUid) !== null);
  const { breakdown } = await detailOf(run, merchantUid);
  expect(breakdown).toMatchObject({
    answer: { is: 'provided' },
    figures: { amountWon: 12_500, totalWon: 10_000, stale: false, mismatches: [] },
  });
  const paper = await paperOf(run, { merchantUid, cancelId });
  for (const text of ['제공:결제사', '1차결제수단', '-2,500', '결제사할인']) {
    expect(paper).toContain(text);
  }
  expect(paper).not.toContain('매장계산');
  expect(await paperOf(run, { merchantUid })).toContain('제공:결제사');
  await run.app.close();

  const later = createTestApp({ folder });
  await later.start();
  expect((await detailOf(later, merchantUid)).breakdown).toMatchObject({
    answer: null,
    figures: { totalWon: 10_000 },
  });
  expect(await paperOf(later, { merchantUid, cancelId })).toBe(paper);
});

test('where nothing is provided the shop’s own split is printed, and said to be its own', async () => {
  const run = createTestApp();
  await run.start();
  const merchantUid = await sellTo(run, 'minji', 12_500);
  const cancelId = await cancelled(run, merchantUid, 2_500);
  await until(() => run.app.takingTill?.session.breakdowns.view(merchantUid) !== null);
  const reply = await run.ask('till/payments/breakdown', { merchantUid });
  const reason = { why: 'not-found' };
  expect(reply.value).toMatchObject({ answer: { is: 'not-provided', reason }, figures: null });
  const paper = await paperOf(run, { merchantUid, cancelId });
  expect(paper).toContain('매장계산');
  expect(paper).not.toContain('결제사');
});

test('sums that do not agree are said on the paper too', async () => {
  const run = createTestApp();
  await run.start();
  const merchantUid = await sellTo(run, 'payco', 12_020);
  const cancelId = await cancelled(run, merchantUid, 2_020);
  await until(() => run.app.takingTill?.session.breakdowns.view(merchantUid) !== null);
  const paper = await paperOf(run, { merchantUid, cancelId });
  expect(paper).toContain('제공:결제사');
  expect(paper).toMatch(/합계가서로맞지않습니다\.차이:10/);
});
