import type { LookUp, LookUpPurpose } from '../domain/attempt.ts';
import { type Reading, readLookUp } from '../domain/look-up-reading.ts';
import type { Payment } from '../domain/payment.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import { toldOf } from '../domain/told.ts';
import type { CallFailure } from '../gateway/call-failure.ts';
import type { Core } from './core.ts';
import { hear } from './hear.ts';

/** One question about a merchant_uid: what it was read as, and the row to keep of it. */
export type Looked = {
  /** Null: no answer that can be believed. */
  readonly reading: Reading | null;
  /** Why there is no reading. */
  readonly failure: CallFailure | null;
  /** What the reading was made of; none without an answer. */
  readonly rows: readonly ProviderPayment[];
  readonly record: LookUp;
};

/** Asks for all rows of a payment. The caller stores `record` together with what it decides. */
export async function lookUp(
  core: Core,
  payment: Payment,
  purpose: LookUpPurpose,
): Promise<Looked> {
  const { merchantUid, amountWon } = payment;
  const found = await core.portone.findAll(merchantUid);
  hear(core, found);
  const atMs = core.clock.wallMs();
  if (!found.ok) {
    return {
      reading: null,
      failure: found.failure,
      rows: [],
      record: { merchantUid, atMs, purpose, reading: 'no-answer', rows: [] },
    };
  }
  const failedBefore =
    purpose === 'before' ? new Set<string>() : core.ledger.read.failedBefore(merchantUid);
  const reading = readLookUp(found.value, { merchantUid, amountWon, failedBefore });
  return {
    reading,
    failure: null,
    rows: found.value,
    record: {
      merchantUid,
      atMs,
      purpose,
      reading: reading.kind,
      rows: found.value.map(seenRowOf),
      told: found.value.filter((row) => row.merchantUid === merchantUid).map(toldOf),
    },
  };
}

function seenRowOf(row: ProviderPayment): LookUp['rows'][number] {
  const { impUid, status, amountWon, cancelAmountWon, currency } = row;
  return { impUid, status, amountWon, cancelAmountWon, currency };
}
