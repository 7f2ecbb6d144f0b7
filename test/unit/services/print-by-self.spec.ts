import { expect, test, vi } from 'vitest';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import { won } from '../../../main/domain/won.ts';
import { checkClosed } from '../../../main/services/check-payment.ts';
import {
  enqueuePrint,
  paymentSubject,
  printBySelf,
  withdrawPrint,
} from '../../../main/services/print-receipt.ts';
import { LedgerStopped } from '../../../main/store/ledger-failure.ts';
import { cancelOf, wordOf } from '../../core/test-cancel.ts';
import { createTestCore } from '../../core/test-core.ts';
import { createTestDesk, expectOk, type TestDesk, upToConsent } from '../../core/test-desk.ts';
import { paidSale, paymentOf } from '../../core/test-sale.ts';
import { createFakePrinter } from '../../fakes/fake-printer.ts';

const printing = { ...defaultSettings.printing, auto: true };

/** A till that prints by itself, and a desk on it. */
async function ready() {
  const printer = createFakePrinter();
  const till = await createTestCore({ printer, settings: { printing } });
  return { printer, till, on: createTestDesk(till) };
}

const subjects = ({ given }: ReturnType<typeof createFakePrinter>) =>
  given.map(({ subject }) => subject);

/** Agrees, and everything that follows at once is over. */
async function agree({ till, on }: Awaited<ReturnType<typeof ready>>): Promise<string> {
  expectOk(on.customer.consent(won(12_500)));
  await till.rest();
  await till.clock.advance(0);
  return saleOn(on);
}

function saleOn({ desk }: TestDesk): string {
  const state = desk.state();
  if (!('sale' in state)) throw new Error('there is no sale');
  return state.sale.merchantUid;
}

test('a charge whose answer was lost is printed when it is found while its sale is shown', async () => {
  const shop = await ready();
  const { till, on, printer } = shop;
  await upToConsent(till, on);
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  till.gateway.faults.down.add('look-ups');
  const merchantUid = await agree(shop);
  expect([on.desk.state().at, printer.given]).toEqual(['unknown', []]);
  till.gateway.faults.clear();
  await till.clock.advance(60_000);
  expect(on.desk.state().at).toBe('approved');
  expect(printer.given).toEqual([{ subject: { about: 'payment', merchantUid }, again: 0 }]);
});

test('one that was left to the waiting list is not: nobody stands there any more', async () => {
  const shop = await ready();
  const { till, on, printer } = shop;
  await upToConsent(till, on);
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  till.gateway.faults.down.add('look-ups');
  const merchantUid = await agree(shop);
  expectOk(on.cashier.park());
  till.gateway.faults.clear();
  await till.clock.advance(3_600_000);
  expect(paymentOf(till.core(), merchantUid).state.at).toBe('paid');
  expect(printer.given).toEqual([]);
});

test('late money that the watch finds is not, though both screens say it', async () => {
  const shop = await ready();
  const { till, on, printer } = shop;
  await upToConsent(till, on);
  till.gateway.faults.next('charge', { kind: 'decline', text: '[8193] 비밀번호' });
  const merchantUid = await agree(shop);
  on.at('declined');
  till.gateway.addPayment({ merchantUid, amountWon: 12_500, status: 'paid' });
  await checkClosed(till.core(), paymentOf(till.core(), merchantUid));
  on.at('approved');
  await till.clock.advance(3_600_000);
  expect(printer.given).toEqual([]);
});

test('a cancel that is done at once is printed; one that waits for the line is not', async () => {
  const { till, printer } = await ready();
  const payment = await paidSale(till.core(), 12_500);
  const done = await cancelOf(till, payment, 12_500);
  await till.clock.advance(0);
  expect(wordOf(done)).toBe('done');
  expect(subjects(printer)).toEqual([
    { about: 'cancel', cancelId: done.ok ? done.value.cancelId : '' },
  ]);
  const other = await paidSale(till.core(), 12_500);
  await till.gateway.unplug();
  expect(wordOf(await cancelOf(till, other, 12_500))).toBe('created');
  await till.gateway.plugIn();
  await till.clock.advance(3_600_000);
  expect(till.core().ledger.read.cancels(other.merchantUid)).toMatchObject([{ state: 'done' }]);
  expect(printer.given).toHaveLength(1);
});

test('by itself a receipt comes out once, and not after a person took it back', async () => {
  const { till, printer } = await ready();
  const core = till.core();
  const [one, other] = [await paidSale(core), await paidSale(core)].map(paymentSubject);
  if (!one || !other) throw new Error('there is no sale');
  for (const _ of [1, 2]) {
    printBySelf(core, one);
    await till.clock.advance(60_000);
  }
  core.ledger.write('test', (tx) => enqueuePrint(core, tx, other));
  expect(withdrawPrint(core, other)).toBe(true);
  printBySelf(core, other);
  await till.clock.advance(3_600_000);
  expect(subjects(printer)).toEqual([one]);
});

test('a disk that refuses the print keeps the result from nobody, and is no bug', async () => {
  const shop = await ready();
  const { till, on, printer } = shop;
  await upToConsent(till, on);
  expectOk(on.customer.consent(won(12_500)));
  await till.rest();
  on.at('approved');
  const write = vi.spyOn(till.core().ledger, 'write').mockImplementation(() => {
    throw new LedgerStopped('full', 'test');
  });
  await till.clock.advance(0);
  expect(write).toHaveBeenCalledOnce();
  write.mockRestore();
  await till.clock.advance(3_600_000);
  expect([on.desk.state().at, till.bugs, printer.given]).toEqual(['approved', [], []]);
});
