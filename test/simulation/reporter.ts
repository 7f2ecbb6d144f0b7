import type { Cancel } from '../../main/domain/cancel.ts';
import type { Payment } from '../../main/domain/payment.ts';
import type { DeskState } from '../../main/services/desk/desk-state.ts';
import type { ShownWord } from './history.ts';
import type { HistoryLog } from './history-log.ts';
import type { Life, Typed } from './life/life.ts';
import type { LedgerWitness } from './life/watched-ledger.ts';
import type { Notebook } from './oracle/notebook.ts';

/** Writes down what is on the disk, then lets the oracle judge it. */
export function tellingWitness(log: HistoryLog, oracle: LedgerWitness): LedgerWitness {
  const alarms = new Map<string, string>();
  const amounts = new Map<string, number>();
  return {
    payment(payment, life) {
      if (!amounts.has(payment.merchantUid)) {
        const { merchantUid, saleId, amountWon } = payment;
        const adopted = payment.adopted !== null;
        amounts.set(merchantUid, amountWon);
        log.add({ event: 'payment-opened', saleId, merchantUid, amountWon, adopted }, life);
      }
      log.add(paymentTold(payment), life);
      tellAlarm(log, alarms, payment, life);
      oracle.payment(payment, life);
    },
    attempt(attempt, life) {
      const { merchantUid, number, sent, outcome } = attempt;
      const amountWon = amounts.get(merchantUid) ?? 0;
      log.add({ event: 'ledger-attempt', merchantUid, number, amountWon, sent, outcome }, life);
      oracle.attempt(attempt, life);
    },
    cancel(cancel, life) {
      log.add(cancelTold(cancel), life);
      oracle.cancel(cancel, life);
    },
  };
}

function paymentTold(payment: Payment) {
  const { merchantUid, saleId, state, amountWon, otherImpUid, attempts, version, alarm } = payment;
  return {
    event: 'ledger-payment',
    merchantUid,
    saleId,
    state: state.at,
    why: state.at === 'not-charged' ? state.why : null,
    amountWon,
    cancelledWon: state.at === 'paid' ? state.cancelledWon : 0,
    impUid: state.at === 'paid' ? state.paid.impUid : null,
    otherImpUid,
    attempts,
    version,
    alarm,
  } as const;
}

function cancelTold(cancel: Cancel) {
  const { cancelId, merchantUid, state, amountWon, checksumWon, version } = cancel;
  return {
    event: 'ledger-cancel',
    cancelId,
    merchantUid,
    state,
    amountWon,
    checksumWon,
    version,
  } as const;
}

function tellAlarm(
  log: HistoryLog,
  alarms: Map<string, string>,
  payment: Payment,
  life: number,
): void {
  const { merchantUid, alarm } = payment;
  if (alarm !== null && alarms.get(merchantUid) !== alarm) {
    log.add({ event: 'alarm', merchantUid, alarm }, life);
  }
  if (alarm === null) alarms.delete(merchantUid);
  else alarms.set(merchantUid, alarm);
}

/** Tells what both people see of the desk, and what the customer typed. */
export type Screens = { look(life: Life | null, book: Notebook): void };

export function createScreens(log: HistoryLog): Screens {
  let shown = '';
  const alive = new Map<Typed, string>();
  return {
    look(life, book) {
      if (!life) {
        shown = '';
        alive.clear();
        return;
      }
      const state = life.desk.state();
      tellTyped(log, alive, life);
      if (!('sale' in state)) return;
      const { merchantUid } = state.sale;
      const word = wordOf(state, book.payments.get(merchantUid) ?? null);
      if (shown === `${merchantUid} ${word}`) return;
      shown = `${merchantUid} ${word}`;
      log.add({ event: 'shown', merchantUid, word });
    },
  };
}

/** What was typed goes along when the sale gets a smaller payment. */
function tellTyped(log: HistoryLog, alive: Map<Typed, string>, life: Life): void {
  const state = life.desk.state();
  for (const each of life.typed) {
    const isAlive = each.credentials.user.some((byte) => byte !== 0);
    const told = alive.get(each);
    if (!isAlive && told === undefined) continue;
    const onDesk = life.desk.entry.held() === each.credentials;
    const merchantUid =
      onDesk && 'sale' in state ? state.sale.merchantUid : (told ?? each.merchantUid);
    if (isAlive && told === merchantUid) continue;
    if (told !== undefined) log.add({ event: 'credentials', merchantUid: told, alive: false });
    alive.delete(each);
    if (!isAlive) continue;
    alive.set(each, merchantUid);
    log.add({ event: 'credentials', merchantUid, alive: true });
  }
}

function wordOf(state: Exclude<DeskState, { at: 'idle' }>, payment: Payment | null): ShownWord {
  switch (state.at) {
    case 'asking':
    case 'checking':
    case 'consent':
    case 'short':
    case 'part-agreed':
    case 'not-sent':
    case 'ended':
      return 'asking';
    case 'sending':
      return 'sending';
    case 'waiting':
      return 'waiting';
    case 'approved':
      return 'paid';
    case 'unknown':
      return 'unknown';
    case 'declined':
      return payment?.state.at === 'not-charged' ? 'not-charged' : 'declined';
  }
}
