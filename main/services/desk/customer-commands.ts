import type { Failure, Rule } from '../../../preload/failure.ts';
import type { Won } from '../../../preload/views.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { zeroWon } from '../../domain/won.ts';
import type { Desk } from './desk.ts';
import { chargePoints, checkPoints, startAct } from './desk-flow.ts';
import { mayStop } from './desk-state.ts';
import { agreeToWait } from './desk-wait.ts';
import { extend, retry, stop } from './till-commands.ts';

type Done = Result<null, Failure>;

/** What the customer may do on their own screen. */
export type CustomerCommands = {
  accept(): Done;
  step(at: 'id' | 'pw'): Done;
  signIn(user: string, password: string): Done;
  consent(amountWon: Won): Done;
  agreeToWait(amountWon: Won): Done;
  again(): Done;
  stop(): Done;
  help(): Done;
  stay(): Done;
  done(): Done;
};

/** The customer's side of the desk. */
export function createCustomerCommands(desk: Desk): CustomerCommands {
  return {
    accept: () => step(desk, 'id'),
    step: (at) => step(desk, at),
    signIn: (user, password) => signIn(desk, user, password),
    consent: (amountWon) => consent(desk, amountWon),
    agreeToWait: (amountWon) => agreeToWait(desk, amountWon),
    again: () => retry(desk),
    stop: () => stop(desk, 'cancelled_by_customer'),
    help: () => help(desk),
    stay: () => extend(desk),
    done: () => done(desk),
  };
}

function step(desk: Desk, at: 'id' | 'pw'): Done {
  const state = desk.state();
  if (state.at !== 'asking') return refused('step', 'not-now');
  desk.set({ ...state, step: at, deadlineMs: desk.startDeadline() });
  return ok(null);
}

function signIn(desk: Desk, user: string, password: string): Done {
  const state = desk.state();
  if (state.at !== 'asking' || state.step === 'intro') return refused('step', 'not-now');
  desk.entry.hold(user, password);
  startAct(desk, checkPoints(desk, state.sale));
  return ok(null);
}

/** Agrees to exactly what the screen showed: the amount asked, or all points held when short. */
function consent(desk: Desk, amountWon: Won): Done {
  const state = desk.state();
  if (state.at === 'consent') {
    if (amountWon !== state.sale.amountWon) return refused('amountWon', 'one-of');
    startAct(desk, chargePoints(desk, state.sale, state.balanceWon));
    return ok(null);
  }
  if (state.at !== 'short') return refused('step', 'not-now');
  const { partPayment } = desk.core.settings().sale;
  if (!partPayment || amountWon !== state.balanceWon || amountWon === zeroWon) {
    return refused('amountWon', 'one-of');
  }
  const { sale, balanceWon } = state;
  const deadlineMs = desk.startDeadline();
  desk.set({ at: 'part-agreed', sale, balanceWon, agreedWon: amountWon, deadlineMs });
  return ok(null);
}

function help(desk: Desk): Done {
  const state = desk.state();
  if (!mayStop(state) || !('sale' in state)) return refused('step', 'not-now');
  desk.set({ ...state, sale: { ...state.sale, helpCalled: true } });
  return ok(null);
}

/** Only where there is a result to have read; a sale in progress stays on the screen. */
function done(desk: Desk): Done {
  const state = desk.state();
  if (mayStop(state) || state.at === 'sending') return refused('step', 'not-now');
  desk.finishCustomer();
  return ok(null);
}

function refused(field: string, rule: Rule): Done {
  return fail({ kind: 'refused', field: `customer.${field}`, rule });
}
