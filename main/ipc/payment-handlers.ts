import type { Handlers, Reply } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { TillContract } from '../../preload/till-contract.ts';
import type { OpenTill } from '../app/open-till.ts';
import { entryOf } from '../app/queue-of-payment.ts';
import { waitingRows } from '../app/waiting.ts';
import { ok } from '../domain/result.ts';
import { acknowledgeAlarm } from '../services/acknowledge.ts';
import type { Authorise } from '../services/authorise.ts';
import { withdrawCharge } from '../services/deferred/withdraw.ts';
import { settleByHand } from '../services/settle-by-hand.ts';
import {
  adoptedPayment,
  checkPayment,
  findPayment,
  paymentDetail,
  paymentPage,
} from './payment-answers.ts';

/** Runs an act on the till that is open, or says why there is none. */
type OnTill = <T>(act: (till: OpenTill) => Reply<T, Failure>) => Reply<T, Failure>;
type Later = <T>(act: (till: OpenTill) => Promise<Reply<T, Failure>>) => Promise<Reply<T, Failure>>;

/** Looking at payments, asking about them, and what a person says of them. */
export function paymentHandlers(
  onTill: OnTill,
  later: Later,
  authorise: Authorise,
): Handlers<TillContract, Failure>['payments'] {
  return {
    list: (page) => onTill((till) => ok(paymentPage(till, page))),
    find: ({ text }) => onTill((till) => ok(findPayment(till, text))),
    adopt: ({ text }) => later((till) => adoptedPayment(till, text)),
    waiting: () => onTill((till) => ok(waitingRows(till))),
    detail: ({ merchantUid }) => onTill((till) => paymentDetail(till, merchantUid)),
    check: ({ merchantUid }) => later((till) => checkPayment(till, merchantUid)),
    breakdown: ({ merchantUid }) => later(({ session }) => session.breakdowns.ask(merchantUid)),
    checkAll: () =>
      onTill(({ session }) => {
        session.drain.hurry();
        return ok(null);
      }),
    settleByHand: (said) =>
      later(({ session }) =>
        settleByHand(session.core, authorise, (uid) => lookNow(session, uid), said),
      ),
    askAgain: ({ merchantUid }) => onTill(({ cashier }) => cashier.askAgain(merchantUid)),
    withdraw: ({ merchantUid }) =>
      later(async (till) => {
        const done = await withdrawCharge(till.session.deferred, authorise, merchantUid);
        if (done.ok) leaveDesk(till, merchantUid);
        return done;
      }),
    acknowledge: ({ merchantUid }) =>
      later(({ session }) => acknowledgeAlarm(session.core, authorise, merchantUid)),
  };
}

/** Its customer may be asked for it just now: nobody agrees to what was taken back. */
function leaveDesk({ desk, cashier }: OpenTill, merchantUid: string): void {
  const state = desk.state();
  if ('sale' in state && state.sale.merchantUid === merchantUid) cashier.stop();
}

/** Through the queue, so that nobody asks twice. */
async function lookNow(session: OpenTill['session'], merchantUid: string): Promise<void> {
  const entry = entryOf(session, merchantUid);
  if (entry !== null) await session.drain.workNow(entry);
}
