import type { Failure } from '../../preload/failure.ts';
import type { Payment } from '../domain/payment.ts';
import { advance } from '../domain/payment-steps.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Authorise } from './authorise.ts';
import { cancelRefused } from './cancel-refusals.ts';
import type { Core } from './core.ts';
import { saveWithFollowUp } from './follow-up.ts';

/** What a cashier wants done with an unknown payment whose customer has left; null takes it back. */
export type CancelWish = { readonly merchantUid: string; readonly reason: string | null };

/**
 * Keeps the wish to cancel a payment should it turn out paid, or takes it back, after a person's yes. It
 * may be taken back until the payment is known to be paid; then the cancel itself may be.
 */
export async function wishCancel(
  core: Core,
  authorise: Authorise,
  wish: CancelWish,
): Promise<Result<null, Failure>> {
  const payment = wishable(core, wish);
  if (!payment) return notNow;
  const { merchantUid, orderNo, amountWon } = payment;
  const kind = wish.reason === null ? 'keep-if-paid' : 'cancel-if-paid';
  const yes = await authorise({ kind, merchantUid, orderNo, amountWon });
  if (!yes) return fail({ kind: 'not-allowed' });
  const now = wishable(core, wish);
  if (!now) return notNow;
  core.ledger.write('till', (tx) => {
    tx.audit(kind, merchantUid, {});
    const step = { step: 'cancel-if-paid', reason: wish.reason } as const;
    saveWithFollowUp(core, tx, advance(now, step, core.clock.wallMs()));
  });
  core.changed(merchantUid);
  return ok(null);
}

const notNow = fail<Failure>(cancelRefused('merchantUid', 'not-now'));

/** The payment, if the wish can be kept, or be taken back, as it stands now. */
function wishable(core: Core, { merchantUid, reason }: CancelWish): Payment | null {
  const payment = core.ledger.read.payment(merchantUid);
  if (!payment) return null;
  const { at } = payment.state;
  if (reason !== null) return at === 'unknown' ? payment : null;
  const open = at === 'unknown' || at === 'declined' || at === 'not-charged';
  return open && payment.cancelIfPaid !== null ? payment : null;
}
