import type { Handlers, Reply } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { CancelView } from '../../preload/payment-views.ts';
import type { TillContract } from '../../preload/till-contract.ts';
import type { OpenTill } from '../app/open-till.ts';
import type { Cancel } from '../domain/cancel.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Authorise } from '../services/authorise.ts';
import { requestCancel } from '../services/cancel.ts';
import { wishCancel } from '../services/cancel-if-paid.ts';
import { cancelOther } from '../services/cancel-other.ts';
import { cancelViewOf } from '../services/payment-views.ts';
import { withdrawCancel } from '../services/queued-cancel.ts';

/** Runs an act on the till that is open, or says why there is none. */
type Later = <T>(act: (till: OpenTill) => Promise<Reply<T, Failure>>) => Promise<Reply<T, Failure>>;

/** Giving points back: every call asks a person for a yes before anything is done. */
export function cancelHandlers(
  later: Later,
  authorise: Authorise,
): Handlers<TillContract, Failure>['cancel'] {
  return {
    send: (request) =>
      later(async ({ session }) => viewIn(await requestCancel(session.core, authorise, request))),
    other: (request) =>
      later(async ({ session }) => viewIn(await cancelOther(session.core, authorise, request))),
    ifPaid: (wish) =>
      later(async (till) => {
        const kept = await wishCancel(till.session.core, authorise, wish);
        if (kept.ok) leaveDesk(till, wish.merchantUid);
        return kept;
      }),
    withdraw: ({ cancelId }) =>
      later(async ({ session }) => viewIn(await withdrawCancel(session.core, authorise, cancelId))),
  };
}

/** The customer has left: what comes of it is no end of the sale on the counter. */
function leaveDesk({ desk, cashier }: OpenTill, merchantUid: string): void {
  const state = desk.state();
  if (state.at === 'unknown' && state.sale.merchantUid === merchantUid) cashier.park();
}

function viewIn(cancel: Result<Cancel, Failure>): Reply<CancelView, Failure> {
  return cancel.ok ? ok(cancelViewOf(cancel.value)) : cancel;
}
