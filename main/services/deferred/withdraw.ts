import type { Failure, MoneyState } from '../../../preload/failure.ts';
import type { Payment } from '../../domain/payment.ts';
import { advance } from '../../domain/payment-steps.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Authorise } from '../authorise.ts';
import { saveWithFollowUp } from '../follow-up.ts';
import type { Deferred } from './deferred.ts';

/**
 * Takes back a charge that waits, after a person's yes. It races the queue for one version of the
 * payment: whoever writes first wins, and who comes too late is told what became of the money.
 */
export async function withdrawCharge(
  deferred: Deferred,
  authorise: Authorise,
  merchantUid: string,
): Promise<Result<null, Failure>> {
  const { core, vault } = deferred;
  const asked = core.ledger.read.payment(merchantUid);
  if (!asked) return fail({ kind: 'refused', field: 'payment.merchantUid', rule: 'not-found' });
  if (asked.state.at !== 'waiting') return tooLate(asked);
  const { orderNo, amountWon } = asked;
  if (!(await authorise({ kind: 'withdraw-charge', merchantUid, orderNo, amountWon }))) {
    return fail({ kind: 'not-allowed' });
  }
  const payment = core.ledger.read.payment(merchantUid) ?? asked;
  if (payment.state.at !== 'waiting') return tooLate(payment);
  const entry = core.ledger.read.queue().find(({ kind, subject }) => {
    return kind === 'charge' && subject.about === 'payment' && subject.merchantUid === merchantUid;
  });
  const closed = advance(payment, { step: 'close', why: 'withdrawn' }, core.clock.wallMs());
  core.ledger.write('till', (tx) => {
    saveWithFollowUp(core, tx, closed);
    if (entry) tx.finishEntry(entry.entryId);
  });
  vault.forget(merchantUid);
  core.changed(merchantUid);
  return ok(null);
}

function tooLate(payment: Payment): Result<null, Failure> {
  return fail({ kind: 'too-late', money: moneyOf(payment) });
}

function moneyOf({ state }: Payment): MoneyState {
  switch (state.at) {
    case 'paid':
      return 'charged';
    case 'sending':
    case 'unknown':
      return 'checking';
    case 'created':
    case 'waiting':
    case 'declined':
    case 'not-charged':
      return 'not-charged';
  }
}
