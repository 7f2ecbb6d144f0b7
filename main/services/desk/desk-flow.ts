import type { Won } from '../../../preload/views.ts';
import type { Payment } from '../../domain/payment.ts';
import type { Credentials } from '../../gateway/portone-port.ts';
import { LedgerStopped } from '../../store/ledger-failure.ts';
import { type ChargeEnd, charge } from '../charge.ts';
import type { Core } from '../core.ts';
import { type Checked, checkBalance, rememberCustomer } from './check-balance.ts';
import type { Desk } from './desk.ts';
import { declinedState, stateOfPayment, unsentState } from './desk-results.ts';
import type { DeskSale, DeskState } from './desk-state.ts';

/** Checks the points with what the customer typed, and shows what follows. */
export async function checkPoints(desk: Desk, sale: DeskSale): Promise<void> {
  const who = desk.entry.held();
  if (!who) return;
  const { tag, kept } = desk.tagOf(who.user);
  if (desk.tries.isStopped(tag)) {
    show(desk, tooManyTries(desk, sale));
    return;
  }
  desk.set({ at: 'checking', sale, deadlineMs: desk.startDeadline() });
  const checked = await checkBalance(desk.core, who);
  if (!isStillChecking(desk, sale)) return;
  if (checked.kind === 'refused' && checked.reason === 'credentials') desk.tries.count(tag);
  if (checked.kind === 'balance') {
    rememberCustomer(desk.core, sale.merchantUid, who, kept ? tag : null);
  }
  show(desk, stateOfCheck(desk, sale, checked));
}

function tooManyTries({ core }: Desk, sale: DeskSale): DeskState {
  const said = { reason: 'too-many-tries', code: '', message: '' } as const;
  return declinedState(sale, said, core.clock.wallMs());
}

function stateOfCheck(desk: Desk, sale: DeskSale, checked: Checked): DeskState {
  switch (checked.kind) {
    case 'refused':
      return declinedState(sale, checked, desk.core.clock.wallMs());
    case 'not-sent':
      return unsentState(sale, checked.why, null);
    case 'balance': {
      const { balanceWon } = checked;
      const at = balanceWon >= sale.amountWon ? 'consent' : 'short';
      return { at, sale, balanceWon, deadlineMs: desk.startDeadline() };
    }
  }
}

/** The customer agreed: one charge, and its end on both screens. */
export async function chargePoints(desk: Desk, sale: DeskSale, balanceWon: Won): Promise<void> {
  const { core, entry } = desk;
  const payment = core.ledger.read.payment(sale.merchantUid);
  const who = entry.held();
  if (!payment || !who) {
    show(desk, unsentState(sale, 'storage', balanceWon));
    return;
  }
  desk.set({ at: 'sending', sale, balanceWon, sinceMs: core.clock.wallMs() });
  const end = await chargeSafely(core, payment, who);
  if (end.why !== null) {
    desk.set(unsentState(sale, end.why, balanceWon));
    return;
  }
  entry.wipe();
  show(desk, stateOfPayment(sale, end.payment, balanceWon, core.clock.wallMs()));
}

/** A disk that refuses: before the first byte nothing was sent; after it, it is unknown. */
async function chargeSafely(core: Core, payment: Payment, who: Credentials): Promise<ChargeEnd> {
  try {
    return await charge(core, payment, who, { customData: customDataOf(core, payment) });
  } catch (error) {
    if (!(error instanceof LedgerStopped)) throw error;
    const stored = core.ledger.read.payment(payment.merchantUid) ?? payment;
    return { payment: stored, why: stored.state.at === 'sending' ? null : 'storage' };
  }
}

function customDataOf(core: Core, payment: Payment): Readonly<Record<string, string>> | null {
  const { portone, shop } = core.settings();
  return portone.sendCustomData ? { till: shop.tillId, order: payment.orderNo } : null;
}

/** What the customer typed is kept only where it may be sent again. */
function show(desk: Desk, next: DeskState): void {
  if (next.at === 'declined') desk.entry.wipe();
  desk.set(next);
}

/** The customer or the cashier may have stopped while an answer was on its way. */
function isStillChecking(desk: Desk, sale: DeskSale): boolean {
  const state = desk.state();
  return state.at === 'checking' && state.sale.merchantUid === sale.merchantUid;
}

/** A look-up settled the unknown payment on the desk: both screens say so. */
export function showResolved(desk: Desk, merchantUid: string): void {
  const state = desk.state();
  if (state.at !== 'unknown' || state.sale.merchantUid !== merchantUid) return;
  const payment = desk.core.ledger.read.payment(merchantUid);
  if (!payment || payment.state.at === 'unknown' || payment.state.at === 'sending') return;
  desk.set(stateOfPayment(state.sale, payment, null, desk.core.clock.wallMs()));
}

/**
 * Lets an act run on by itself. Should it throw, that is a bug: it is reported, and what the ledger
 * says is shown, so that the counter never hangs on *sending*.
 */
export function startAct(desk: Desk, act: Promise<void>): void {
  const safe = act.catch((error: unknown) => {
    desk.core.reportBug(error, 'desk');
    const state = desk.state();
    if (state.at !== 'sending' && state.at !== 'checking') return;
    const payment = desk.core.ledger.read.payment(state.sale.merchantUid);
    if (payment) desk.set(stateOfPayment(state.sale, payment, null, desk.core.clock.wallMs()));
  });
  void desk.core.track(safe);
}
