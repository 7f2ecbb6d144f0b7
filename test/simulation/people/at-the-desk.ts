import { won } from '../../../main/domain/won.ts';
import type { DeskState } from '../../../main/services/desk/desk-state.ts';
import type { Life } from '../life/life.ts';
import type { Minds } from './counter.ts';
import { payAnotherWay } from './later-acts.ts';

/** The step that leads on, where there is one; so that sales get somewhere. */
export function goOn(life: Life, minds: Minds): undefined {
  const { cashier, customer, desk } = life;
  const { chance } = minds;
  const state = desk.state();
  switch (state.at) {
    case 'idle':
    case 'approved':
    case 'waiting':
    case 'ended':
      begin(life, minds);
      return;
    case 'asking':
      if (state.step === 'intro') customer.accept();
      signIn(life, minds);
      return;
    case 'consent':
      agree(life, minds, state);
      return;
    case 'short':
      if (chance.happens(0.7)) customer.consent(state.balanceWon);
      else cashier.stop();
      return;
    case 'part-agreed':
      acceptPart(life, minds);
      return;
    case 'not-sent':
      if (state.wait.at === 'none') notSent(life, minds, state);
      else wait(life, minds, state);
      return;
    case 'declined':
      afterNo(life, minds, state);
      return;
    case 'unknown':
      if (chance.happens(0.03)) cashier.park();
      return;
    case 'checking':
    case 'sending':
      return;
  }
}

function begin({ cashier }: Life, minds: Minds): void {
  if (minds.salesLeft <= 0) return;
  const { chance } = minds;
  const amountWon = won(500 * chance.between(1, 40));
  const begun = cashier.begin({ amountWon, itemName: '상품', buyer: {} });
  if (!begun.ok) return;
  minds.salesLeft -= 1;
  minds.sales += 1;
}

function signIn({ customer }: Life, { chance, customers }: Minds): void {
  const password = chance.happens(0.93) ? '1234' : 'wrong';
  customer.signIn(`customer-${chance.between(1, customers)}`, password);
}

function agree(
  { customer }: Life,
  minds: Minds,
  { sale }: Extract<DeskState, { at: 'consent' | 'short' }>,
): void {
  if (!customer.consent(sale.amountWon).ok) return;
  const { merchantUid, amountWon } = sale;
  minds.log.add({ event: 'customer-agreed', merchantUid, amountWon });
}

/** Agreed on the customer's screen before; the second payment exists once the cashier says yes. */
function acceptPart({ cashier, desk }: Life, { log }: Minds): void {
  if (!cashier.acceptPart().ok) return;
  const state = desk.state();
  if (state.at !== 'sending') return;
  const { merchantUid, amountWon } = state.sale;
  log.add({ event: 'customer-agreed', merchantUid, amountWon });
}

function notSent(
  { cashier }: Life,
  { chance, log }: Minds,
  { sale, balanceWon }: Extract<DeskState, { at: 'not-sent' }>,
): void {
  if (chance.happens(0.2)) {
    cashier.dismiss();
    return;
  }
  if (!cashier.sendAgain().ok) cashier.dismiss();
  else if (balanceWon !== null) {
    const { merchantUid, amountWon } = sale;
    log.add({ event: 'customer-agreed', merchantUid, amountWon });
  }
}

/** It may be charged later: the customer agrees, and then the cashier takes it, or neither does. */
function wait(life: Life, minds: Minds, state: Extract<DeskState, { at: 'not-sent' }>): void {
  const { cashier, customer, mortal } = life;
  const { merchantUid, amountWon } = state.sale;
  if (state.wait.at === 'refused' || minds.chance.happens(0.2)) {
    notSent(life, minds, state);
  } else if (state.wait.at === 'offered') {
    customer.agreeToWait(amountWon);
  } else if (cashier.acceptWait().ok) {
    minds.log.add({ event: 'customer-agreed', merchantUid, amountWon }, mortal.number);
  }
}

/** Told no: try again, pay another way, or go. */
function afterNo(
  life: Life,
  minds: Minds,
  { sale, mayRetry }: Extract<DeskState, { at: 'declined' }>,
): void {
  const { cashier } = life;
  if (mayRetry && minds.chance.happens(0.5)) {
    cashier.retry();
    return;
  }
  if (minds.chance.happens(0.6)) payAnotherWay(minds, sale.merchantUid);
  if (minds.salesLeft > 0) begin(life, minds);
  else cashier.dismiss();
}

const anything: readonly ((life: Life, minds: Minds) => unknown)[] = [
  ({ cashier }) => cashier.stop(),
  ({ cashier }) => cashier.restart(),
  ({ cashier }) => cashier.retry(),
  ({ cashier }) => cashier.dismiss(),
  ({ cashier }) => cashier.park(),
  ({ cashier }) => cashier.extend(),
  (life, minds) => acceptPart(life, minds),
  ({ customer }) => customer.stop(),
  ({ customer }) => customer.help(),
  ({ customer }) => customer.stay(),
  ({ customer }) => customer.done(),
  ({ customer }) => customer.again(),
  ({ cashier }, minds) => {
    if (minds.salesLeft <= 0) return;
    const begun = cashier.begin({ amountWon: won(1_000), itemName: '상품', buyer: {} });
    if (!begun.ok) return;
    minds.salesLeft -= 1;
    minds.sales += 1;
  },
  // The screen is locked, or the machine goes to sleep: what was typed goes.
  ({ desk, cashier }) => {
    desk.entry.wipe();
    cashier.restart();
  },
];

/** Whatever comes to somebody's mind, whether it makes sense or not. */
export function hostile(life: Life, minds: Minds): undefined {
  const { chance, note } = minds;
  if (life.desk.state().at === 'checking' && chance.happens(0.5)) {
    note('F23', 'type-anew');
    life.cashier.restart();
    life.customer.accept();
    signIn(life, minds);
    return;
  }
  note('F26', 'hostile-act');
  chance.oneOf(anything)(life, minds);
}

/** Brings the counter to rest without beginning anything. */
export function finishSale({ desk, cashier }: Life, _minds: Minds): undefined {
  const { at } = desk.state();
  if (at === 'unknown') cashier.park();
  else if (!cashier.stop().ok) cashier.dismiss();
}
