import { readBooks } from '../../demo/books.ts';
import type { RunningTill } from '../../harness/start-till.ts';
import { CustomerPage } from '../../pages/customer-page.ts';
import { TillPage } from '../../pages/till-page.ts';
import { defineCheck } from '../check.ts';

const amountWon = 12_000;
const shownWon = '12,000';

/** What ledger and gateway say of the newest payment and of all money. */
function booksOf({ dataDir }: RunningTill) {
  const { ledger, ledgerWon, gatewayWon, differing } = readBooks(dataDir);
  const row = ledger.at(-1);
  return {
    state: row?.state ?? 'none',
    paidWon: row?.amountWon ?? 0,
    backWon: row?.cancelledWon ?? 0,
    payments: ledger.length,
    ledgerWon,
    gatewayWon,
    differing: differing.length,
  };
}

export const charge = defineCheck({
  look: async (bench) => {
    const app = await bench.till();
    const [till, customer] = [new TillPage(app.till), new CustomerPage(app.customer)];
    await till.waitFor('idle');
    await till.typeAmount(String(amountWon));
    await till.press('Enter');
    await customer.waitFor('customer.intro');
    await customer.accept();
    await customer.signIn('minji', '1234', 'keyboard');
    await customer.waitFor('customer.consent');
    await customer.consent(`${shownWon}P`);
    await Promise.all([till.waitFor('approved'), customer.waitFor('approved')]);
    await till.press('F8');
    const receipt = await till.receiptText('sale');
    await till.press('Escape');
    await till.dialog().waitFor({ state: 'hidden' });
    await till.press('Enter');
    await till.waitFor('idle');
    return { ...booksOf(app), receipt: receipt.includes(shownWon) ? shownWon : 'another amount' };
  },
  must: {
    state: 'paid',
    paidWon: amountWon,
    backWon: 0,
    payments: 1,
    gatewayWon: (won, { ledgerWon }) => won === amountWon && won === ledgerWon,
    differing: 0,
    receipt: shownWon,
  },
  good: {
    ...{ state: 'paid', paidWon: amountWon, backWon: 0, payments: 1 },
    ...{ ledgerWon: amountWon, gatewayWon: amountWon, differing: 0, receipt: shownWon },
  },
  broken: [
    { state: 'unknown' },
    { paidWon: 12_001 },
    { backWon: 1 },
    { payments: 2 },
    { gatewayWon: 24_000 },
    { gatewayWon: 24_000, ledgerWon: 24_000 },
    { differing: 1 },
    { receipt: 'another amount' },
  ],
});

export const cancel = defineCheck({
  look: async (bench) => {
    const app = await bench.till();
    const till = new TillPage(app.till);
    const merchantUid = readBooks(app.dataDir).ledger.at(-1)?.merchantUid ?? '';
    await till.openPayment(merchantUid);
    await till.press('F7');
    await till.waitForPanel('cancel');
    await till.button('reason.changed-mind').click();
    await till.button('cancel.ask').click();
    await till.button('ask.cancel.yes').click();
    await till.waitForPanel('cancelled');
    // Its receipt opens by itself.
    const receipt = await till.receiptText('cancel');
    return { ...booksOf(app), receipt: receipt.includes(shownWon) ? shownWon : 'another amount' };
  },
  must: {
    state: 'paid',
    backWon: amountWon,
    payments: 1,
    gatewayWon: (won, { ledgerWon }) => won === 0 && won === ledgerWon,
    differing: 0,
    receipt: shownWon,
  },
  good: {
    ...{ state: 'paid', paidWon: amountWon, backWon: amountWon, payments: 1 },
    ...{ ledgerWon: 0, gatewayWon: 0, differing: 0, receipt: shownWon },
  },
  broken: [
    { state: 'unknown' },
    { backWon: 11_999 },
    { payments: 2 },
    { gatewayWon: amountWon },
    { differing: 1 },
    { receipt: 'another amount' },
  ],
});
