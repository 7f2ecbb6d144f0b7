import type { Buyer, Won } from '../../../preload/views.ts';
import { businessDayOf } from '../../domain/business-day.ts';
import { merchantUidOf, orderNoOf } from '../../domain/merchant-uid.ts';
import { isNumberUsed, mayHaveTaken, newPayment, type Payment } from '../../domain/payment.ts';
import { advance } from '../../domain/payment-steps.ts';
import { paymentTaxOf, smallerTaxOf } from '../../domain/tax.ts';
import type { Core } from '../core.ts';
import { saveWithFollowUp } from '../follow-up.ts';
import type { DeskSale } from './desk-state.ts';

/** What the cashier keyed. `taxFreeWon` is the tax-free share of the amount, in a mixed shop only. */
export type NewSale = {
  readonly amountWon: Won;
  readonly taxFreeWon?: Won;
  readonly itemName: string;
  readonly buyer: Buyer;
};

/** Writes a sale and its first payment down before anybody is asked anything. */
export function openSale(
  core: Core,
  { amountWon, taxFreeWon, itemName, buyer }: NewSale,
): DeskSale {
  const nowMs = core.clock.wallMs();
  const businessDay = businessDayOf(nowMs);
  const code = core.random.code(4);
  const tax = paymentTaxOf(core.settings().tax.type, amountWon, taxFreeWon);
  return core.ledger.write('till', (tx) => {
    const seq = tx.nextSeq(businessDay);
    const numbering = numberingOf(core, businessDay, seq);
    const orderNo = orderNoOf(numbering);
    const merchantUid = merchantUidOf(numbering, 1, code);
    const saleId = `${businessDay}-${seq}-${code}`;
    tx.insertSale({ saleId, businessDay, seq, orderNo, amountWon, createdMs: nowMs });
    const { account } = core;
    const facts = {
      merchantUid,
      saleId,
      orderNo,
      amountWon,
      tax,
      itemName,
      buyer,
      account,
      adopted: null,
    };
    tx.insertPayment(newPayment({ ...facts, createdMs: nowMs }));
    const current = { merchantUid, amountWon, refused: 0, helpCalled: false };
    return { saleId, orderNo, askedWon: amountWon, itemName, buyer, ...current };
  });
}

/**
 * The customer agreed to fewer points: the first payment is closed as never sent, and the sale gets a
 * second one with its own merchant_uid, under the tax rule of the first. One transaction.
 */
export function openSmallerPayment(core: Core, sale: DeskSale, amountWon: Won): DeskSale {
  return openNextPayment(core, sale, (last) => ({
    amountWon,
    tax: smallerTaxOf(last.tax, amountWon),
  }));
}

/**
 * The sale under a number that may be charged: its own, or, where the provider calls that one used and
 * shows no money, a new payment of the same amount and tax. One transaction.
 */
export function withFreshNumber(core: Core, sale: DeskSale): DeskSale {
  const payment = core.ledger.read.payment(sale.merchantUid);
  if (!payment || !isNumberUsed(payment)) return sale;
  return openNextPayment(core, sale, ({ amountWon, tax }) => ({ amountWon, tax }));
}

/** Throws when another payment of the sale has money, or may have. */
function openNextPayment(
  core: Core,
  sale: DeskSale,
  changes: (last: Payment) => Pick<Payment, 'amountWon' | 'tax'>,
): DeskSale {
  const nowMs = core.clock.wallMs();
  const stored = core.ledger.read.sale(sale.saleId);
  const before = core.ledger.read.paymentsOf(sale.saleId);
  const last = before.at(-1);
  if (!stored || !last) throw new Error('the sale on the desk is not in the ledger');
  if (before.some(mayHaveTaken)) throw new Error('this sale has money, or may have');
  const numbering = numberingOf(core, stored.businessDay, stored.seq);
  const merchantUid = merchantUidOf(numbering, before.length + 1, core.random.code(4));
  const { saleId, orderNo, itemName, buyer } = sale;
  const { amountWon, tax } = changes(last);
  const named = { merchantUid, saleId, orderNo, amountWon, tax, itemName, buyer };
  const facts = { ...named, account: core.account, adopted: null, createdMs: nowMs };
  const { customerMask, customerTag } = last;
  core.ledger.write('till', (tx) => {
    for (const payment of before) {
      const closed = closedUnsent(payment, nowMs) ?? withdrawn(payment, nowMs);
      if (closed) saveWithFollowUp(core, tx, closed);
    }
    tx.insertPayment({ ...newPayment(facts), customerMask, customerTag });
  });
  return { ...sale, merchantUid, amountWon };
}

/** What waited for the whole amount must not be charged beside the smaller one. */
function withdrawn(payment: Payment, nowMs: number): Payment | null {
  if (payment.state.at !== 'waiting') return null;
  return advance(payment, { step: 'close', why: 'withdrawn' }, nowMs);
}

/** Closes the current payment of a sale that was stopped; what was sent once stays as it stands. */
export function closeSale(core: Core, sale: DeskSale): void {
  const payment = core.ledger.read.payment(sale.merchantUid);
  const closed = payment && closedUnsent(payment, core.clock.wallMs());
  if (!closed) return;
  core.ledger.write('till', (tx) => saveWithFollowUp(core, tx, closed));
  core.changed(sale.merchantUid);
}

/** The same where nobody can be told of a disk that refuses: the next start closes what was never sent. */
export function closeOrReport(core: Core, sale: DeskSale): void {
  try {
    closeSale(core, sale);
  } catch (error) {
    core.reportBug(error, 'close-sale');
  }
}

/** The payment closed without a charge, or null when it does not wait for its first byte. */
export function closedUnsent(payment: Payment, nowMs: number): Payment | null {
  if (payment.state.at !== 'created') return null;
  const why = payment.maybeSent ? 'refused-before' : 'never-sent';
  return advance(payment, { step: 'close', why }, nowMs);
}

function numberingOf(
  core: Core,
  businessDay: string,
  seq: number,
): Parameters<typeof merchantUidOf>[0] {
  return { mode: core.account.mode, tillId: core.settings().shop.tillId, businessDay, seq };
}
