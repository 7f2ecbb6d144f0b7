import type { Failure } from '../../preload/failure.ts';
import type { Adopted } from '../../preload/payment-views.ts';
import { businessDayOf } from '../domain/business-day.ts';
import { type Numbering, numbersIn, orderNoOf } from '../domain/merchant-uid.ts';
import { newPayment, type Payment } from '../domain/payment.ts';
import { advance } from '../domain/payment-steps.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Sale } from '../domain/sale.ts';
import { paymentTaxOf } from '../domain/tax.ts';
import { toldOf } from '../domain/told.ts';
import { won } from '../domain/won.ts';
import type { LedgerTx } from '../store/ledger.ts';
import type { Core } from './core.ts';
import { judgePaid, paidStepOf } from './judge-paid.ts';

/** The rows that took money under one merchant_uid: the first counts, another one is an alarm. */
export type TakenRows = {
  readonly first: ProviderPayment;
  readonly other: ProviderPayment | null;
};

/**
 * Writes down a payment that this ledger does not know, with its sale, as the provider shows it. Of this
 * till by its number, else of another one. Answers with it as it now stands; fails when it is a test.
 */
export async function writeAdopted(core: Core, rows: TakenRows): Promise<Result<Payment, Failure>> {
  const judged = await judgePaid(core, rows.first);
  if (judged.kind !== 'paid') return fail(notTaken(judged.kind === 'test-payment'));
  const numbers = numbersIn(rows.first.merchantUid, numberingOf(core));
  const extra = rows.other ? ({ otherImpUid: rows.other.impUid, alarm: 'two-paid' } as const) : {};
  const step = { ...paidStepOf(core, judged), ...extra };
  const adopted = core.ledger.write('till', (tx) => {
    // Somebody may have been quicker while the provider was asked.
    const known = core.ledger.read.payment(rows.first.merchantUid);
    if (known) return known;
    const sale = numbers ? ownSale(core, tx, rows.first, numbers) : otherSale(core, tx, rows.first);
    const created = newPayment(factsOf(core, rows.first, sale, numbers ? 'earlier' : 'other-till'));
    const paid = advance(created, step, core.clock.wallMs());
    tx.insertPayment(created);
    tx.savePayment(paid);
    tx.insertLookUp(lookUpOf(core, rows));
    return paid;
  });
  core.changed(adopted.merchantUid);
  return ok(adopted);
}

function factsOf(
  core: Core,
  row: ProviderPayment,
  { saleId, orderNo }: Sale,
  adopted: Adopted,
): Parameters<typeof newPayment>[0] {
  const amountWon = won(row.amountWon);
  return {
    merchantUid: row.merchantUid,
    saleId,
    orderNo,
    amountWon,
    tax: paymentTaxOf(core.settings().tax.type, amountWon),
    itemName: row.name ?? '',
    buyer: {},
    account: core.account,
    adopted,
    createdMs: madeMs(core, row),
  };
}

/** A sale of this till that the ledger has lost, under the number it had. */
function ownSale(
  core: Core,
  tx: LedgerTx,
  row: ProviderPayment,
  numbers: Pick<Numbering, 'businessDay' | 'seq'>,
): Sale {
  const { businessDay, seq } = numbers;
  const known = core.ledger.read.saleByNumber(businessDay, seq);
  if (known) return known;
  return inserted(tx, {
    saleId: `earlier-${row.merchantUid}`,
    businessDay,
    seq,
    orderNo: orderNoOf({ ...numberingOf(core), businessDay, seq }),
    amountWon: won(row.amountWon),
    createdMs: madeMs(core, row),
  });
}

/** A sale of another till; people know it by its merchant_uid. */
function otherSale(core: Core, tx: LedgerTx, row: ProviderPayment): Sale {
  const createdMs = madeMs(core, row);
  const businessDay = businessDayOf(createdMs);
  return inserted(tx, {
    saleId: `other-${row.merchantUid}`,
    businessDay,
    seq: tx.nextSeq(businessDay),
    orderNo: row.merchantUid,
    amountWon: won(row.amountWon),
    createdMs,
  });
}

function inserted(tx: LedgerTx, sale: Sale): Sale {
  tx.insertSale(sale);
  return sale;
}

function numberingOf(core: Core): Pick<Numbering, 'mode' | 'tillId'> {
  return { mode: core.account.mode, tillId: core.settings().shop.tillId };
}

function madeMs(core: Core, { startedAtS, paidAtS }: ProviderPayment): number {
  const atS = startedAtS > 0 ? startedAtS : paidAtS;
  return atS > 0 ? atS * 1_000 : core.clock.wallMs();
}

function lookUpOf(
  core: Core,
  { first, other }: TakenRows,
): Parameters<LedgerTx['insertLookUp']>[0] {
  const rows = other ? [first, other] : [first];
  return {
    merchantUid: first.merchantUid,
    atMs: core.clock.wallMs(),
    purpose: 'adopt',
    reading: 'paid',
    rows: rows.map(({ impUid, status, amountWon, cancelAmountWon, currency }) => {
      return { impUid, status, amountWon, cancelAmountWon, currency };
    }),
    told: rows.map(toldOf),
  };
}

function notTaken(isTest: boolean): Failure {
  return isTest
    ? { kind: 'declined', reason: 'test-payment', money: 'untouched', code: '', message: '' }
    : { kind: 'no-answer', money: 'untouched' };
}
