import type { Failure, Rule } from '../../../preload/failure.ts';
import { mayHaveTaken, type Payment } from '../../domain/payment.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { LedgerStopped } from '../../store/ledger-failure.ts';
import { askCustomer, type Desk } from './desk.ts';
import { chargePoints, checkPoints, startAct } from './desk-flow.ts';
import { type DeskSale, type DeskState, mayBegin, mayStop } from './desk-state.ts';
import { acceptWait, askAgain } from './desk-wait.ts';
import {
  closeOrReport,
  closeSale,
  type NewSale,
  openSale,
  openSmallerPayment,
  withFreshNumber,
} from './open-sale.ts';
import { showTaken } from './show-taken.ts';
import { taxFreeFaultOf } from './tax-free-fault.ts';

type Done = Result<null, Failure>;

/** What the cashier may do to the sale on the counter. Each is refused where it makes no sense. */
export type TillCommands = {
  begin(sale: NewSale): Done;
  stop(): Done;
  restart(): Done;
  extend(): Done;
  acceptPart(): Done;
  retry(): Done;
  sendAgain(): Done;
  acceptWait(): Done;
  askAgain(merchantUid: string): Done;
  dismiss(): Done;
  park(): Done;
  turn(customer: boolean): Done;
};

/** The till's side of the desk. `canSell` names what stands in the way of a new sale, if anything. */
export function createTillCommands(desk: Desk, canSell: () => Failure | null): TillCommands {
  return {
    begin: (sale) => begin(desk, canSell, sale),
    stop: () => stop(desk, 'cancelled_by_cashier'),
    restart: () => restart(desk),
    extend: () => extend(desk),
    acceptPart: () => acceptPart(desk),
    retry: () => retry(desk),
    sendAgain: () => sendAgain(desk),
    acceptWait: () => acceptWait(desk),
    askAgain: (merchantUid) => bringBack(desk, canSell, merchantUid),
    dismiss: () => dismiss(desk),
    park: () => park(desk),
    turn(customer) {
      desk.turn(customer);
      return ok(null);
    },
  };
}

function begin(desk: Desk, canSell: () => Failure | null, sale: NewSale): Done {
  const state = desk.state();
  if (!mayBegin(state)) return fail({ kind: 'busy', orderNo: orderNoOf(state) });
  const limit = desk.core.settings().sale.maxWon;
  if (sale.amountWon < 1) return refused('amountWon', 'above-zero');
  if (sale.amountWon > limit)
    return refused('amountWon', 'over-limit', { limit, was: sale.amountWon });
  const obstacle = taxFreeFaultOf(desk.core, sale) ?? canSell();
  if (obstacle) return fail(obstacle);
  return onDisk(() => {
    leave(desk, state);
    askCustomer(desk, openSale(desk.core, sale), 'intro');
    return ok(null);
  });
}

/** Asks the customer of an earlier sale again, when nothing else is on the counter. */
function bringBack(desk: Desk, canSell: () => Failure | null, merchantUid: string): Done {
  const state = desk.state();
  if (!mayBegin(state)) return fail({ kind: 'busy', orderNo: orderNoOf(state) });
  const obstacle = canSell();
  if (obstacle) return fail(obstacle);
  return onDisk(() => {
    leave(desk, state);
    return askAgain(desk, merchantUid);
  });
}

function orderNoOf(state: DeskState): string {
  return 'sale' in state ? state.sale.orderNo : '';
}

/** Stops a sale before anything was sent, for the cashier or the customer. */
export function stop(desk: Desk, how: 'cancelled_by_cashier' | 'cancelled_by_customer'): Done {
  const state = desk.state();
  if (!mayStop(state) || !('sale' in state)) return refused('sale', 'not-now');
  desk.entry.wipe();
  // A disk that refuses must not hold the counter: the next start closes what was never sent.
  closeOrReport(desk.core, state.sale);
  desk.set({ at: 'ended', sale: state.sale, how });
  return ok(null);
}

function restart(desk: Desk): Done {
  const state = desk.state();
  if (!mayStop(state) || !('sale' in state)) return refused('sale', 'not-now');
  askCustomer(desk, { ...state.sale, helpCalled: false }, 'intro');
  return ok(null);
}

/** More time for the customer; any number of times. */
export function extend(desk: Desk): Done {
  const state = desk.state();
  if (!('deadlineMs' in state)) return refused('sale', 'not-now');
  desk.set({ ...state, deadlineMs: desk.startDeadline() });
  return ok(null);
}

function acceptPart(desk: Desk): Done {
  const state = desk.state();
  if (state.at !== 'part-agreed') return refused('sale', 'not-now');
  const taken = takenIn(desk, state.sale);
  if (taken) {
    showTaken(desk, state.sale, taken, state.balanceWon);
    return ok(null);
  }
  return onDisk(() => {
    const sale = openSmallerPayment(desk.core, state.sale, state.agreedWon);
    startAct(desk, chargePoints(desk, sale, state.balanceWon));
    return ok(null);
  });
}

/**
 * Back to the ID for the same sale: the same merchant_uid, so that at most one can win, unless the
 * provider calls it used.
 */
export function retry(desk: Desk): Done {
  const state = desk.state();
  if (state.at !== 'declined' || !state.mayRetry) return refused('sale', 'not-now');
  const taken = takenIn(desk, state.sale);
  if (taken) {
    showTaken(desk, state.sale, taken, null);
    return ok(null);
  }
  return onDisk(() => {
    askCustomer(desk, withFreshNumber(desk.core, state.sale), 'id');
    return ok(null);
  });
}

function takenIn({ core }: Desk, { saleId }: DeskSale): Payment | undefined {
  return core.ledger.read.paymentsOf(saleId).find(mayHaveTaken);
}

function sendAgain(desk: Desk): Done {
  const state = desk.state();
  if (state.at !== 'not-sent' || !desk.entry.held()) return refused('sale', 'not-now');
  if (state.balanceWon === null) startAct(desk, checkPoints(desk, state.sale));
  else startAct(desk, chargePoints(desk, state.sale, state.balanceWon));
  return ok(null);
}

function dismiss(desk: Desk): Done {
  const state = desk.state();
  if (!mayBegin(state)) return refused('sale', 'not-now');
  return onDisk(() => {
    leave(desk, state);
    desk.set({ at: 'idle' });
    return ok(null);
  });
}

function park(desk: Desk): Done {
  if (desk.state().at !== 'unknown') return refused('sale', 'not-now');
  desk.set({ at: 'idle' });
  return ok(null);
}

/** Leaves a finished sale behind: nothing typed stays, and an unsent payment is closed. */
function leave(desk: Desk, state: DeskState): void {
  desk.entry.wipe();
  if (state.at === 'not-sent' || state.at === 'declined') closeSale(desk.core, state.sale);
}

function onDisk(act: () => Done): Done {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof LedgerStopped)) throw error;
    return fail({ kind: 'storage', state: error.kind });
  }
}

function refused(
  field: string,
  rule: Rule,
  detail?: Readonly<Record<string, string | number>>,
): Done {
  return fail({ kind: 'refused', field: `sale.${field}`, rule, ...(detail ? { detail } : {}) });
}
