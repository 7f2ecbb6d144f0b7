import type { Won } from '../../../preload/views.ts';
import { mayHaveTaken } from '../../domain/payment.ts';
import type { Credentials } from '../../gateway/portone-port.ts';
import { chargeSafely } from '../charge-safely.ts';
import { paymentSubject, printBySelf } from '../print-receipt.ts';
import { takenBeside } from '../taken-beside.ts';
import { type Checked, checkBalance, rememberCustomer } from './check-balance.ts';
import { askCustomer, type Desk } from './desk.ts';
import { declinedState, stateOfPayment, unsentState } from './desk-results.ts';
import type { DeskSale, DeskState } from './desk-state.ts';
import { withWaitOffer } from './desk-wait.ts';
import { type EarlierMoney, earlierMoney } from './earlier-payments.ts';
import { showTaken } from './show-taken.ts';

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
  if (checked.kind === 'refused' && checked.reason === 'credentials') desk.tries.count(tag);
  const asked = stillChecking(desk, who);
  if (!asked) return;
  if (checked.kind === 'balance') {
    desk.deferred.seen.saw(tag, checked.balanceWon);
    rememberCustomer(desk.core, asked.merchantUid, who, kept ? tag : null);
  }
  show(desk, stateOfCheck(desk, asked, checked));
}

function tooManyTries({ core }: Desk, sale: DeskSale): DeskState {
  const said = { reason: 'too-many-tries', code: '', message: '' } as const;
  return declinedState(sale, said, core.clock.wallMs());
}

function stateOfCheck(desk: Desk, sale: DeskSale, checked: Checked): DeskState {
  switch (checked.kind) {
    case 'refused':
      // Nothing was sent but a question: whatever the refusal, the customer may type again.
      return declinedState(sale, checked, desk.core.clock.wallMs(), true);
    case 'not-sent':
      return withWaitOffer(desk, unsentState(sale, checked.why, null));
    case 'balance': {
      const { balanceWon } = checked;
      const at = balanceWon >= sale.amountWon ? 'consent' : 'short';
      return { at, sale, balanceWon, deadlineMs: desk.startDeadline() };
    }
  }
}

/** The customer agreed: one charge, and its end on both screens. */
export async function chargePoints(desk: Desk, sale: DeskSale, balanceWon: Won): Promise<void> {
  const { core, entry, tries } = desk;
  const payment = core.ledger.read.payment(sale.merchantUid);
  const who = entry.held();
  if (!who) {
    askCustomer(desk, sale, 'id');
    return;
  }
  if (!payment) {
    show(desk, unsentState(sale, 'storage', balanceWon));
    return;
  }
  const { tag } = desk.tagOf(who.user);
  desk.set({ at: 'sending', sale, balanceWon, sinceMs: core.clock.wallMs() });
  const earlier = await earlierMoney(core, sale);
  if (earlier.kind !== 'none') {
    showEarlier(desk, sale, balanceWon, earlier);
    return;
  }
  const end = await chargeSafely(core, payment, who, {
    forget: entry.wipe,
    // Withdrawn from the list meanwhile, it was called not charged.
    mayStillSend: (now) => now.state.at === payment.state.at,
  });
  // Found meanwhile, whatever came of this one: nobody is asked again, nor told that nothing was sent.
  const other = mayHaveTaken(end.payment) ? null : takenBeside(core, sale);
  if (other) {
    showTaken(desk, sale, other, balanceWon);
    return;
  }
  if (end.why === 'wiped') {
    askCustomer(desk, sale, 'id');
    return;
  }
  if (end.why !== null) {
    desk.set(withWaitOffer(desk, unsentState(sale, end.why, balanceWon)));
    return;
  }
  entry.wipe();
  const next = stateOfPayment(sale, end.payment, balanceWon, core.clock.wallMs());
  if (next.at === 'declined' && next.reason === 'credentials') tries.count(tag);
  show(desk, next);
  if (next.at === 'approved') printBySelf(core, paymentSubject(end.payment));
}

/** Another payment of this sale stands in the way, or could not be asked about: nothing is charged. */
function showEarlier(
  desk: Desk,
  sale: DeskSale,
  balanceWon: Won,
  earlier: Exclude<EarlierMoney, { kind: 'none' }>,
): void {
  if (earlier.kind === 'not-sent') {
    desk.set(withWaitOffer(desk, unsentState(sale, earlier.why, balanceWon)));
    return;
  }
  showTaken(desk, sale, earlier.payment, balanceWon);
}

/** What the customer typed is kept only where it may be sent again. */
function show(desk: Desk, next: DeskState): void {
  if (next.at === 'declined') desk.entry.wipe();
  desk.set(next);
}

/**
 * The sale that is being checked with this very entry; null when somebody stopped meanwhile, or the
 * customer typed anew: what belonged to another ID must not be shown.
 */
function stillChecking(desk: Desk, who: Credentials): DeskSale | null {
  const state = desk.state();
  if (state.at !== 'checking') return null;
  const held = desk.entry.held();
  if (held === null) askCustomer(desk, state.sale, 'id');
  return held === who ? state.sale : null;
}

/**
 * Lets an act run on by itself. Should it throw, that is a bug or a disk that refuses: it is reported,
 * and what the ledger says is shown, so that the counter never hangs on *sending*.
 */
export function startAct(desk: Desk, act: Promise<void>): void {
  const safe = act.catch((error: unknown) => {
    desk.core.reportBug(error, 'desk');
    const state = desk.state();
    if (state.at !== 'sending' && state.at !== 'checking') return;
    desk.entry.wipe();
    desk.set(stateAfterBug(desk, state));
  });
  void desk.core.track(safe);
}

/** Where nothing can be read either, whatever was being sent is unknown. */
function stateAfterBug(
  { core }: Desk,
  { at, sale }: Extract<DeskState, { at: 'sending' | 'checking' }>,
): DeskState {
  const nowMs = core.clock.wallMs();
  try {
    const payment = core.ledger.read.payment(sale.merchantUid);
    if (payment && payment.state.at !== 'created') {
      return stateOfPayment(sale, payment, null, nowMs);
    }
    return unsentState(sale, 'storage', null);
  } catch {
    return at === 'sending'
      ? { at: 'unknown', sale, sinceMs: nowMs }
      : unsentState(sale, 'storage', null);
  }
}
