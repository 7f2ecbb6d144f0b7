import { expect, onTestFinished, test } from 'vitest';
import type { OpenTill } from '../../../main/app/open-till.ts';
import { receiptDataOf } from '../../../main/printing/payment-document.ts';
import { receiptDocumentOf } from '../../../main/receipts/render-receipt.ts';
import type { PaymentDetail } from '../../../preload/payment-views.ts';
import { createTestApp, giveTrainingKeys, type TestApp } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';
import { chargeDocument } from './charge-document.ts';
import { startProviderOfOne } from './provider-of-one.ts';
import { shownByName } from './shown-by-name.ts';

type Shop = { readonly run: TestApp; readonly till: OpenTill; readonly merchantUid: string };

/** A sale of 12,500 won, taken by a provider that answers as the documents say. */
async function soldAsDocumented(): Promise<Shop> {
  const provider = await startProviderOfOne();
  onTestFinished(provider.close);
  const run = createTestApp({ line: { mode: 'test', gatewayUrl: provider.origin.href } });
  giveTrainingKeys(run);
  await run.start();
  expect(await run.ask('till/sale/begin', { amountWon: 12_500 })).toMatchObject({ ok: true });
  await run.ask('customer/sale/accept');
  await run.ask('customer/sale/step', { step: 'pw' });
  await run.ask('customer/sale/signIn', { user: 'minji', password: '1234' });
  await until(() => run.customer().sale.at === 'consent');
  await run.ask('customer/sale/consent', { amountWon: 12_500 });
  await run.saleAt('approved');
  const { till } = run.app;
  const shown = run.till().sale;
  if (!till || shown.at !== 'approved') throw new Error('not approved');
  return { run, till, merchantUid: shown.payment.merchantUid };
}

async function detailOf({ run, merchantUid }: Shop): Promise<PaymentDetail> {
  const reply = await run.ask('till/payments/detail', { merchantUid });
  expect(reply).toMatchObject({ ok: true });
  return reply.value as PaymentDetail;
}

async function cancelAll({ run, merchantUid }: Shop): Promise<string> {
  const sent = run.ask('till/cancel/send', { merchantUid, amountWon: 12_500, reason: '반품' });
  await until(() => Boolean(run.till().asking));
  await run.ask('till/ask/answer', { id: run.till().asking?.id, yes: true });
  return String(Object((await sent).value).cancelId);
}

/** A receipt's text without its line breaks, as a reader takes it. */
function paperOf({ till, merchantUid }: Shop, cancelId?: string): string {
  const of = cancelId === undefined ? { merchantUid } : { merchantUid, cancelId };
  const data = receiptDataOf(till.documents, of);
  if (!data) throw new Error('there is no receipt');
  return receiptDocumentOf(data).replaceAll(/[\n\\]/g, '');
}

test('every field of a charge’s answer ends in the ledger and on the till', async () => {
  const shop = await soldAsDocumented();
  const { payment, impUid, told } = await detailOf(shop);
  expect(impUid).toBe('imps_123456789012');
  expect(told).toHaveLength(1);
  expect(told[0]?.impUid).toBe(impUid);
  expect(payment.merchantUid).toBe(shop.merchantUid);

  const facts = new Map(told[0]?.facts.map(({ name, value }) => [String(name), value]));
  const listed = chargeDocument.fields.filter(({ reads }) => reads !== null && facts.has(reads));
  const seen = listed.map(({ path, reads }) => [lastOf(path), facts.get(reads ?? '')]);
  expect(Object.fromEntries(seen)).toEqual(shownByName);

  const elsewhere = chargeDocument.fields.filter((field) => !listed.includes(field));
  expect(elsewhere.map(({ path }) => path)).toEqual([
    'code',
    'message',
    'response',
    'response.imp_uid',
    'response.merchant_uid',
    'response.cancel_history',
    ...['pg_tid', 'amount', 'cancelled_at', 'reason', 'receipt_url'].map(
      (name) => `response.cancel_history[].${name}`,
    ),
  ]);
});

function lastOf(path: string): string {
  return path.split('.').at(-1) ?? '';
}

test('what a receipt names of a charge is printed', async () => {
  const shop = await soldAsDocumented();
  const paper = paperOf(shop);
  for (const printed of [
    '00112233',
    '26112100000042',
    'imps_123456789012',
    'https://example.com/receipt',
  ]) {
    expect(paper).toContain(printed);
  }
  // 1790000101: when the provider says that it was paid.
  expect(paper).toContain('2026-09-21 23:15:01');
  expect(paper).toContain(shop.merchantUid);
});

test('every field of a cancel in the provider’s history is kept, shown and printed', async () => {
  const shop = await soldAsDocumented();
  const cancelId = await cancelAll(shop);
  const { told, cancels } = await detailOf(shop);
  expect(cancels).toMatchObject([
    { cancelId, state: 'done', amountWon: 12_500, atMs: 1_790_003_601_000 },
  ]);
  expect(told[0]?.cancels).toEqual([
    {
      pgTid: '26112100000043',
      amountWon: 12_500,
      cancelledAtS: 1_790_003_601,
      reason: `반품 #${cancelId}`,
      receiptUrl: 'https://example.com/cancel',
      cancellationId: null,
    },
  ]);
  const [kept] = shop.till.session.core.ledger.read.cancels(shop.merchantUid);
  expect(kept).toMatchObject({
    pgTid: '26112100000043',
    receiptUrl: 'https://example.com/cancel',
    doneMs: 1_790_003_601_000,
  });
  const paper = paperOf(shop, cancelId);
  for (const printed of ['26112100000043', 'https://example.com/cancel', cancelId, '반품']) {
    expect(paper).toContain(printed);
  }
});

test('every field of the breakdown is kept and shown', async () => {
  const shop = await soldAsDocumented();
  const { merchantUid, run } = shop;
  expect(await run.ask('till/payments/breakdown', { merchantUid })).toMatchObject({ ok: true });
  const { breakdown } = await detailOf(shop);
  expect(breakdown).toMatchObject({
    answer: { is: 'provided' },
    figures: {
      amountWon: 12_500,
      means: {
        cashReceipt: { taxFreeWon: 10, supplyWon: 11, vatWon: 12, serviceWon: 13 },
        primary: { taxFreeWon: 20, supplyWon: 21, vatWon: 22, serviceWon: 23 },
        secondary: { taxFreeWon: 30, supplyWon: 31, vatWon: 32, serviceWon: 33 },
        discount: { taxFreeWon: 40, supplyWon: 41, vatWon: 42, serviceWon: 43 },
      },
      histories: [
        {
          atMs: 1_790_003_600_000,
          means: {
            cashReceipt: { taxFreeWon: -110, supplyWon: -109, vatWon: -108, serviceWon: -107 },
            primary: { taxFreeWon: -120, supplyWon: -119, vatWon: -118, serviceWon: -117 },
            secondary: { taxFreeWon: -130, supplyWon: -129, vatWon: -128, serviceWon: -127 },
            discount: { taxFreeWon: -140, supplyWon: -139, vatWon: -138, serviceWon: -137 },
          },
        },
      ],
    },
  });
  // The example's own figures contradict each other, which is said.
  expect(breakdown?.figures?.mismatches).not.toEqual([]);
  const { read } = shop.till.session.core.ledger;
  expect(read.lastBreakdown(merchantUid, 'imps_123456789012')).toMatchObject({
    balance: { amountWon: 12_500, histories: [{ createdAtS: 1_790_003_600 }] },
  });
});
