import type { Failure } from '../../preload/failure.ts';
import type { Payment } from '../domain/payment.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type TakenRows, writeAdopted } from './adopted-payment.ts';
import type { Core } from './core.ts';
import { notSentFailureOf } from './failures.ts';
import { hear } from './hear.ts';
import { keepRow, takeCancelledWon } from './read-payment.ts';

/**
 * Finds a payment at the provider that this ledger may not know, by merchant_uid or imp_uid as scanned or
 * typed, and takes it over. It moves nothing. Only what took money is taken over: a number under which
 * nothing was paid is refused as `not-found`.
 */
export async function adoptPayment(core: Core, text: string): Promise<Result<Payment, Failure>> {
  const known = core.ledger.read.payment(text) ?? core.ledger.read.paymentByImpUid(text);
  if (known) return ok(known);
  const byNumber = await takenUnder(core, text);
  if (!byNumber.ok) return byNumber;
  if (byNumber.value) return writeAdopted(core, byNumber.value);

  const row = await core.portone.payment(text, { includeSandbox: core.account.mode !== 'live' });
  hear(core, row);
  if (!row.ok) return fail(notSentFailureOf(row.failure, 'untouched'));
  if (row.value === null) return fail(notFound);
  const taken = await takenUnder(core, row.value.merchantUid);
  if (!taken.ok) return taken;
  return taken.value ? writeAdopted(core, taken.value) : fail(notFound);
}

const notFound: Failure = { kind: 'refused', field: 'payment.text', rule: 'not-found' };

/** The rows under a merchant_uid that took money, the earliest first; null when there is none. */
async function takenUnder(
  core: Core,
  merchantUid: string,
): Promise<Result<TakenRows | null, Failure>> {
  const found = await core.portone.findAll(merchantUid);
  hear(core, found);
  if (!found.ok) return fail(notSentFailureOf(found.failure, 'untouched'));
  return ok(takenOf(found.value.filter((row) => row.merchantUid === merchantUid)));
}

/** Which of these rows of one merchant_uid took money; null when none did. */
export function takenOf(rows: readonly ProviderPayment[]): TakenRows | null {
  const [first, other] = rows
    .filter(isTaken)
    .sort((a, b) => a.paidAtS - b.paidAtS || (a.impUid < b.impUid ? -1 : 1));
  return first ? { first, other: other ?? null } : null;
}

const tookMoney: ReadonlySet<string> = new Set(['paid', 'cancelled']);
const mostWon = 99_999_999;
/** Upstream's own limit of a merchant_uid. */
const numberMax = 40;

/** A row that the ledger could not hold is none of ours. */
function isTaken(row: ProviderPayment): boolean {
  const { status, currency, amountWon, cancelAmountWon, merchantUid } = row;
  if (!tookMoney.has(status) || currency !== 'KRW') return false;
  if ([...merchantUid].length > numberMax) return false;
  const whole = Number.isSafeInteger(amountWon) && Number.isSafeInteger(cancelAmountWon);
  const sound = amountWon >= 1 && amountWon <= mostWon && cancelAmountWon >= 0;
  return whole && sound && cancelAmountWon <= amountWon;
}

/** Brings a paid payment that the ledger knows up to what the provider's list shows of it. */
export function bringUpToDate(core: Core, payment: Payment, row: ProviderPayment): void {
  core.ledger.write('till', (tx) => {
    keepRow(core, tx, payment, row);
    takeCancelledWon(core, tx, payment, row);
  });
  core.changed(payment.merchantUid);
}
