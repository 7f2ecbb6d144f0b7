import type { Failure, Rule } from '../../../preload/failure.ts';
import type { Won } from '../../../preload/views.ts';
import type { WaitFault, WaitOffer } from '../../../preload/waiting-charge.ts';
import type { DeferralFault } from '../../domain/deferral.ts';
import type { Payment } from '../../domain/payment.ts';
import { mayStep } from '../../domain/payment-steps.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { LedgerStopped } from '../../store/ledger-failure.ts';
import { putOff, putOffFault } from '../deferred/put-off.ts';
import { ofThisAccount } from '../same-account.ts';
import { takenBeside } from '../taken-beside.ts';
import { askCustomer, type Desk } from './desk.ts';
import type { DeskSale, DeskState } from './desk-state.ts';
import { showTaken } from './show-taken.ts';

type Done = Result<null, Failure>;
type NotSent = Extract<DeskState, { at: 'not-sent' }>;

/** What could not be sent because the line is down may wait, if every cap allows it. */
export function withWaitOffer(desk: Desk, state: NotSent): NotSent {
  const who = desk.entry.held();
  const payment = desk.core.ledger.read.payment(state.sale.merchantUid);
  if (state.why !== 'offline' || !who || !payment) return state;
  const fault = putOffFault(desk.deferred, payment, desk.tagOf(who.user));
  // Closed meanwhile (taken back, grown too old): it may be charged, but no longer put off.
  if (fault === null && !mayWait(payment)) return { ...state, wait: { at: 'none' } };
  return { ...state, wait: offerOf(fault) };
}

function mayWait({ state }: Payment): boolean {
  return state.at === 'waiting' || mayStep(state.at, 'wait');
}

function offerOf(fault: DeferralFault | null): WaitOffer {
  if (fault === null) return { at: 'offered' };
  return fault.why === 'off' ? { at: 'none' } : { at: 'refused', fault: faultViewOf(fault) };
}

function faultViewOf(fault: Exclude<DeferralFault, { why: 'off' }>): WaitFault {
  return { why: fault.why, limit: 'limit' in fault ? fault.limit : 0 };
}

/** The customer agrees to be charged later, under the terms on their screen. */
export function agreeToWait(desk: Desk, amountWon: Won): Done {
  const state = desk.state();
  if (state.at !== 'not-sent' || state.wait.at !== 'offered' || !desk.entry.held()) {
    return refused('customer.step', 'not-now');
  }
  if (amountWon !== state.sale.amountWon) return refused('customer.amountWon', 'one-of');
  desk.set({ ...state, wait: { at: 'agreed' } });
  return ok(null);
}

/** The cashier takes it: from now on it waits, and the customer may leave. */
export function acceptWait(desk: Desk): Done {
  const state = desk.state();
  if (state.at !== 'not-sent' || state.wait.at !== 'agreed') return refused('sale.sale', 'not-now');
  // Another till key, or ten minutes, may have changed what is allowed since it was offered.
  const now = withWaitOffer(desk, state);
  const who = desk.entry.held();
  const payment = desk.core.ledger.read.payment(state.sale.merchantUid);
  if (!who || !payment || now.wait.at !== 'offered') {
    desk.set(who ? now : { ...state, wait: { at: 'none' } });
    return refused('sale.sale', 'not-now');
  }
  try {
    putOff(desk.deferred, payment, who, desk.tagOf(who.user).tag);
  } catch (error) {
    if (!(error instanceof LedgerStopped)) throw error;
    return fail({ kind: 'storage', state: error.kind });
  }
  // They live in the vault from now on; the desk only lets go of them.
  desk.entry.release();
  desk.set({ at: 'waiting', sale: state.sale });
  return ok(null);
}

/**
 * Puts a payment back on the desk whose customer is needed again: one that waits without its ID and
 * password, or one that was refused after they had left. Same payment, same merchant_uid.
 */
export function askAgain(desk: Desk, merchantUid: string): Done {
  const { core, deferred } = desk;
  const payment = core.ledger.read.payment(merchantUid);
  const sale = payment && core.ledger.read.sale(payment.saleId);
  if (!payment || !sale) return refused('payment.merchantUid', 'not-found');
  const held = deferred.vault.held(merchantUid) !== null;
  if (held || !needsCustomer(payment) || !ofThisAccount(core, payment)) {
    return refused('payment.merchantUid', 'not-now');
  }
  const asked = deskSaleOf(payment, sale.amountWon);
  const beside = takenBeside(core, payment);
  if (beside) showTaken(desk, asked, beside, null);
  else askCustomer(desk, asked, 'intro');
  return ok(null);
}

/** Only the customer themselves can bring it on. */
function needsCustomer({ state, alarm }: Payment): boolean {
  if (state.at === 'waiting') return true;
  const closed = state.at === 'declined' || state.at === 'not-charged';
  return closed && alarm === 'deferred-not-paid';
}

function deskSaleOf(payment: Payment, askedWon: Won): DeskSale {
  const { saleId, orderNo, itemName, buyer, merchantUid, amountWon } = payment;
  const current = { merchantUid, amountWon, refused: 0, helpCalled: false };
  return { saleId, orderNo, askedWon, itemName, buyer, ...current };
}

function refused(field: string, rule: Rule): Done {
  return fail({ kind: 'refused', field, rule });
}
