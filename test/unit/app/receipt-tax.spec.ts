import { expect, test } from 'vitest';
import type { OpenTill } from '../../../main/app/open-till.ts';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import { receiptDataOf } from '../../../main/printing/payment-document.ts';
import type { TaxSplit } from '../../../preload/payment-views.ts';
import type { Settings } from '../../../preload/settings.ts';
import type { TaxType } from '../../../preload/views.ts';
import { createTestApp, type TestApp } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';

const mixed: Settings = { ...defaultSettings, tax: { type: 'mixed' } };

async function openShop(): Promise<TestApp & { readonly open: OpenTill }> {
  const run = createTestApp();
  await run.start();
  await save(run, mixed);
  await until(() => run.till().taxType === 'mixed');
  const { till } = run.app;
  if (!till) throw new Error('the till is not open');
  return { ...run, open: till };
}

/** Asks, and a person says yes. */
async function withYes(run: TestApp, channel: string, argument: unknown) {
  const asked = run.ask(channel, argument);
  await until(() => Boolean(run.till().asking));
  await run.ask('till/ask/answer', { id: run.till().asking?.id, yes: true });
  const reply = await asked;
  expect(reply).toMatchObject({ ok: true });
  return reply.value;
}

const save = (run: TestApp, settings: Settings) => withYes(run, 'till/setup/save', settings);

async function paid(run: TestApp, sale: object): Promise<string> {
  expect(await run.ask('till/sale/begin', sale)).toMatchObject({ ok: true });
  await run.ask('customer/sale/accept');
  await run.ask('customer/sale/step', { step: 'pw' });
  await run.ask('customer/sale/signIn', { user: 'minji', password: '1234' });
  await until(() => run.customer().sale.at === 'consent');
  await run.ask('customer/sale/consent', { amountWon: 12_500 });
  await run.saleAt('approved');
  const shown = run.till().sale;
  if (shown.at !== 'approved') throw new Error('not approved');
  return shown.payment.merchantUid;
}

function taxOn(open: OpenTill, type: TaxType, of: Parameters<typeof receiptDataOf>[1]) {
  const core = { ...open.documents.core, settings: () => ({ ...mixed, tax: { type } }) };
  const data = receiptDataOf({ ...open.documents, core }, of);
  if (!data || data.kind === 'unknown' || data.kind === 'waiting' || data.kind === 'deposit')
    throw new Error('no receipt');
  return data.kind === 'cancel' ? data.cancel.tax : data.payment.tax;
}

const partsOf = ({ supplyWon, vatWon, taxFreeWon }: TaxSplit) => [supplyWon, vatWon, taxFreeWon];

test('a receipt keeps its tax when the shop changes its rule, and its cancels sum to it', async () => {
  const { open, ...run } = await openShop();
  const merchantUid = await paid(run, { amountWon: 12_500, taxFreeWon: 1_501 });
  const whole = partsOf(taxOn(open, 'mixed', { merchantUid }));
  expect(whole).toEqual([9_999, 1_000, 1_501]);
  expect(partsOf(taxOn(open, 'tax-free', { merchantUid }))).toEqual(whole);

  const cancels: number[][] = [];
  for (const amountWon of [3_333, 3_333, 5_834]) {
    const cancel = { merchantUid, amountWon, reason: '고객 변심' };
    const { cancelId } = Object(await withYes(run, 'till/cancel/send', cancel));
    cancels.push(partsOf(taxOn(open, 'taxable', { merchantUid, cancelId })));
  }
  const sum = [0, 1, 2].map((at) => cancels.reduce((all, parts) => all + (parts[at] ?? 0), 0));
  expect(sum).toEqual(whole);
  const sent = open.session.core.ledger.read.cancels(merchantUid);
  expect(sent.map(({ taxFreeWon }) => taxFreeWon)).toEqual(cancels.map((parts) => parts[2]));
});
