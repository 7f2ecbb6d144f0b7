import {
  isNumberUsed,
  type NotChargedWhy,
  type Payment,
  type State,
  type Step,
} from './payment.ts';
import { zeroWon } from './won.ts';

type At = State['at'];

/** The states each step may start from. `pay` from a closed state is a late payment: an alarm. */
const allowedFrom: { readonly [S in Step['step']]: readonly At[] } = {
  send: ['created', 'waiting', 'declined', 'not-charged'],
  wait: ['created'],
  'not-sent': ['sending'],
  // From a closed or a fresh one when a look-up shows a row that may still become money.
  'lose-sight': ['created', 'waiting', 'sending', 'unknown', 'declined', 'not-charged'],
  pay: ['created', 'waiting', 'sending', 'unknown', 'declined', 'not-charged'],
  decline: ['sending'],
  close: ['created', 'waiting', 'sending', 'unknown'],
  cancelled: ['paid'],
  // Asked for while nobody knows; taken back also after it was closed, should money come late.
  'cancel-if-paid': ['unknown', 'declined', 'not-charged'],
  'settle-by-hand': ['unknown'],
  'prove-by-hand': ['paid', 'not-charged'],
  alarm: ['created', 'waiting', 'sending', 'unknown', 'paid', 'declined', 'not-charged'],
  'know-customer': ['created', 'waiting', 'declined', 'not-charged'],
};

/** True when `step` may happen to a payment that stands at `at`. */
export function mayStep(at: At, step: Step['step']): boolean {
  return allowedFrom[step].includes(at);
}

/**
 * The payment after one step, one version later. Throws on an edge that is not allowed: that is a bug,
 * never a thing a network can cause.
 */
export function advance(payment: Payment, step: Step, nowMs: number): Payment {
  if (!mayStep(payment.state.at, step.step)) {
    throw new Error(`payment cannot ${step.step} from ${payment.state.at}`);
  }
  if (step.step === 'send' && isNumberUsed(payment)) {
    throw new Error('a number that was used is never sent again');
  }
  return {
    ...payment,
    ...changed(payment, step, nowMs),
    version: payment.version + 1,
    updatedMs: nowMs,
  };
}

function changed(payment: Payment, step: Step, nowMs: number): Partial<Payment> {
  switch (step.step) {
    case 'send':
      return {
        state: { at: 'sending' },
        attempts: payment.attempts + 1,
        alarm: null,
        byHand: null,
        ...noWish,
      };
    case 'wait':
      return { state: { at: 'waiting' }, deferredMs: nowMs };
    case 'not-sent':
      return { state: { at: mayWaitOn(payment) ? 'waiting' : 'created' } };
    case 'lose-sight':
      return lostSight(payment, step.alarm ?? payment.alarm, nowMs);
    case 'pay':
      return {
        state: { at: 'paid', paid: step.paid, cancelledWon: step.cancelledWon },
        maybeSent: true,
        alarm: step.alarm ?? lateAlarm(payment),
        otherImpUid: step.otherImpUid ?? null,
        byHand: null,
      };
    case 'decline': {
      const { reason, code, message } = step;
      const state = { at: 'declined', reason, code, message, provedMs: nowMs } as const;
      return { state, maybeSent: true, alarm: step.alarm ?? notPaidAlarm(payment) };
    }
    case 'close':
      return {
        state: { at: 'not-charged', why: step.why, provedMs: nowMs },
        maybeSent: payment.maybeSent || !unsent.has(step.why),
        alarm: step.alarm ?? (step.why === 'withdrawn' ? null : notPaidAlarm(payment)),
      };
    case 'cancelled':
      return cancelledMore(payment, step);
    case 'cancel-if-paid':
      return wished(payment, step.reason);
    case 'settle-by-hand':
      return settledByHand(step, nowMs);
    case 'prove-by-hand':
      return provedByHand(payment, step, nowMs);
    case 'alarm':
      return { alarm: step.alarm, otherImpUid: step.otherImpUid ?? payment.otherImpUid };
    case 'know-customer':
      return { customerMask: step.mask, customerTag: step.tag };
  }
}

/** Who charges again wants the money: an earlier wish to give it back is over. */
const noWish = { cancelIfPaid: null } as const;

function wished({ state }: Payment, reason: string | null): Partial<Payment> {
  if (reason !== null && state.at !== 'unknown') {
    throw new Error(`payment cannot cancel-if-paid from ${state.at}`);
  }
  return { cancelIfPaid: reason };
}

/** The customer agreed and left: that the shop was not paid must reach a person. */
function notPaidAlarm({ deferredMs }: Payment): Payment['alarm'] {
  return deferredMs === null ? null : 'deferred-not-paid';
}

/** What was put off waits on, unless an earlier attempt was sent: then a person begins it anew. */
function mayWaitOn({ deferredMs, maybeSent }: Payment): boolean {
  return deferredMs !== null && !maybeSent;
}

/** The ends of a payment of which no byte ever left. */
const unsent: ReadonlySet<NotChargedWhy> = new Set(['never-sent', 'withdrawn', 'too-old']);

function settledByHand(
  step: Extract<Step, { step: 'settle-by-hand' }>,
  nowMs: number,
): Partial<Payment> {
  const flag = { alarm: 'by-hand', byHand: step.evidence } as const;
  return step.as === 'paid'
    ? { ...flag, state: { at: 'paid', paid: step.paid, cancelledWon: zeroWon } }
    : { ...flag, state: { at: 'not-charged', why: 'by-hand', provedMs: nowMs } };
}

function provedByHand(
  payment: Payment,
  step: Extract<Step, { step: 'prove-by-hand' }>,
  nowMs: number,
): Partial<Payment> {
  if (payment.byHand === null || payment.state.at !== step.as) {
    throw new Error(`payment was not settled by hand as ${step.as}`);
  }
  if (step.as === 'not-charged') {
    const state = { at: 'not-charged', why: step.why, provedMs: nowMs } as const;
    return { state, alarm: null, byHand: null };
  }
  return {
    state: { at: 'paid', paid: step.paid, cancelledWon: step.cancelledWon },
    alarm: step.alarm ?? null,
    otherImpUid: step.otherImpUid ?? null,
    byHand: null,
  };
}

function lostSight(payment: Payment, alarm: Payment['alarm'], nowMs: number): Partial<Payment> {
  const { state } = payment;
  const sinceMs = state.at === 'unknown' ? state.sinceMs : nowMs;
  return { state: { at: 'unknown', sinceMs }, maybeSent: true, alarm, byHand: null };
}

/** Paid after it was closed: someone may have paid another way meanwhile. */
function lateAlarm(payment: Payment): Payment['alarm'] {
  if (payment.adopted !== null) return null;
  if (payment.byHand !== null) return 'by-hand-contradicted';
  return payment.state.at === 'sending' || payment.state.at === 'unknown' ? null : 'late-paid';
}

function cancelledMore(
  payment: Payment,
  step: Extract<Step, { step: 'cancelled' }>,
): Partial<Payment> {
  const { state } = payment;
  if (state.at !== 'paid') return {};
  if (step.cancelledWon < state.cancelledWon || step.cancelledWon > payment.amountWon) {
    throw new Error('cancelled won can only rise, and never above what was paid');
  }
  return {
    state: { ...state, cancelledWon: step.cancelledWon },
    alarm: step.alarm ?? payment.alarm,
  };
}
