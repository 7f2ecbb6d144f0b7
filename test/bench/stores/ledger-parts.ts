import { createSystemClock } from '../../../main/clock/system-clock.ts';
import { systemRandom } from '../../../main/clock/system-random.ts';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import { newPayment, type Payment, type PaymentFacts } from '../../../main/domain/payment.ts';
import { advance } from '../../../main/domain/payment-steps.ts';
import type { ProviderPayment } from '../../../main/domain/provider-payment.ts';
import { ok, type Result } from '../../../main/domain/result.ts';
import type { Sale } from '../../../main/domain/sale.ts';
import { won } from '../../../main/domain/won.ts';
import type { PortOne } from '../../../main/gateway/portone-port.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { type Assembly, assemble } from '../../../main/session/assemble.ts';
import type { Ledger, LedgerTx } from '../../../main/store/ledger.ts';
import type { LedgerFailure } from '../../../main/store/ledger-failure.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';
import { providerRow } from '../../core/provider-row.ts';
import { samplePaymentNo } from './bench-store.ts';

const amountWon = won(12_500);
const perDay = 300;
const account = { mode: 'training', origin: 'http://127.0.0.1:4000', fingerprint: 'fp-1' } as const;

/** The till's own ledger, opened as the program opens it, with a chain key. */
export function tryTillLedger(file: string): Result<Ledger, LedgerFailure> {
  const macKey = new Secret('k'.repeat(43));
  return openLedger({ file, macKey, nowMs: () => Date.now() });
}

/** The same where nothing has happened to the file. */
export function openTillLedger(file: string): Ledger {
  const ledger = tryTillLedger(file);
  if (!ledger.ok) throw new Error(`cannot open the ledger: ${JSON.stringify(ledger.failure)}`);
  return ledger.value;
}

/** The money core on it, with a provider that answers at once: what is timed is our own work. */
export function assembleOn(ledger: Ledger): Assembly {
  return assemble({
    ledger,
    portone: promptProvider,
    clock: createSystemClock(),
    random: systemRandom,
    account,
    settings: () => defaultSettings,
    changed: () => {},
    onlineChanged: () => {},
    reportBug(error) {
      throw error;
    },
  });
}

/** The n-th sale of the till, counted from 0. */
function saleNo(n: number): Sale {
  const { createdMs } = samplePaymentNo(n);
  const businessDay = dayNo(Math.floor(n / perDay));
  const seq = (n % perDay) + 1;
  return {
    saleId: `${businessDay}-${seq}`,
    businessDay,
    seq,
    orderNo: `TR-01-${businessDay.slice(4)}-${seq}`,
    amountWon,
    createdMs,
  };
}

function dayNo(day: number): string {
  const at = new Date(Date.UTC(2020, 0, 1 + day));
  return at.toISOString().slice(0, 10).replaceAll('-', '');
}

/** A sale and its payment, both new. */
export function insertNo(tx: LedgerTx, n: number): Payment {
  const sale = saleNo(n);
  const { saleId, orderNo, createdMs } = sale;
  const facts: PaymentFacts = {
    merchantUid: samplePaymentNo(n).uid,
    saleId,
    orderNo,
    amountWon,
    tax: { type: 'taxable', taxFreeWon: won(0) },
    itemName: '도시락 외 2건',
    buyer: {},
    account,
    adopted: null,
    createdMs,
  };
  const payment = newPayment(facts);
  tx.insertSale(sale);
  tx.insertPayment(payment);
  return payment;
}

/** The same rows as a charge that was paid leaves, in the caller's transaction. */
export function payNo(tx: LedgerTx, payment: Payment): void {
  const sending = sendNo(tx, payment);
  tx.finishAttempt({ ...attemptOf(sending), endedMs: 1, sent: true, outcome: 'paid' });
  tx.savePayment(advance(sending, { step: 'pay', ...paidBy(sending) }, 1));
}

/** The same rows as a charge whose answer was lost leaves, with its queue entry, due now. */
export function loseNo(tx: LedgerTx, payment: Payment): void {
  const sending = sendNo(tx, payment);
  tx.finishAttempt({ ...attemptOf(sending), endedMs: 1, sent: true, outcome: 'unknown' });
  tx.savePayment(advance(sending, { step: 'lose-sight' }, 1));
  const { merchantUid } = payment;
  tx.enqueue({ kind: 'resolve', subject: { about: 'payment', merchantUid }, dueMs: 0 });
}

function sendNo(tx: LedgerTx, payment: Payment): Payment {
  const sending = advance(payment, { step: 'send' }, 1);
  tx.insertAttempt(attemptOf(sending));
  tx.savePayment(sending);
  return sending;
}

function attemptOf({ merchantUid, attempts }: Payment) {
  const open = { endedMs: null, sent: null, outcome: null, code: '', message: '' };
  return { merchantUid, number: attempts, startedMs: 1, ...open };
}

/** What the provider says of a paid payment, in the words of a step. */
export function paidBy({ merchantUid }: Payment) {
  const { impUid, pgTid, applyNum, receiptUrl } = paidRow(merchantUid);
  const paid = { impUid, pgTid, approvalNo: applyNum, receiptUrl, paidMs: 2 };
  return { paid, cancelledWon: won(0) };
}

/** The provider's row of a payment that it took. */
export function paidRow(merchantUid: string): ProviderPayment {
  const impUid = `imp_${merchantUid.slice(-20)}`;
  const receipt = { applyNum: '12345678', pgTid: 'tid-1', receiptUrl: 'https://receipt.test/1' };
  return providerRow({ impUid, merchantUid, amountWon, ...receipt });
}

function unasked(): never {
  throw new Error('the bench asks the provider for nothing but look-ups');
}

/** Whatever it is asked about was paid. */
const promptProvider: PortOne = {
  signIn: async () => ok(null),
  dropToken: unasked,
  point: unasked,
  charge: unasked,
  payment: unasked,
  find: unasked,
  findAll: async (merchantUid) => ok([paidRow(merchantUid)]),
  balance: unasked,
  cancel: unasked,
  byStatus: unasked,
  channels: async () => ok([]),
};
