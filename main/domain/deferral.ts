import type { Settings } from '../../preload/settings.ts';
import type { Payment } from './payment.ts';

/** What a shop allows to be charged later, with every default filled in. */
export type DeferralRules = {
  readonly on: boolean;
  readonly perChargeWon: number;
  readonly sumWon: number;
  readonly count: number;
  readonly ageMs: number;
  /** The most for a customer whose balance was not seen today. */
  readonly unseenWon: number;
  /** How long an ID and a password are kept for it. */
  readonly secretMs: number;
};

/** For practice the whole way is shown: nothing leaves the machine, so nobody bears a risk. */
const trainingUnseenWon = 50_000;
const minuteMs = 60_000;
const hourMs = 3_600_000;

/** The rules in force; what nobody has answered yet is on in training and off elsewhere. */
export function deferralRulesOf({
  mode,
  deferred,
}: Pick<Settings, 'mode' | 'deferred'>): DeferralRules {
  const isTraining = mode === 'training';
  return {
    on: deferred.on ?? isTraining,
    perChargeWon: deferred.perChargeWon,
    sumWon: deferred.sumWon,
    count: deferred.count,
    ageMs: deferred.ageHours * hourMs,
    unseenWon: deferred.unseenWon ?? (isTraining ? trainingUnseenWon : 0),
    secretMs: Math.min(deferred.secretMinutes * minuteMs, deferred.ageHours * hourMs),
  };
}

/** Why a charge may not be put off. `limit` is the figure a cashier may be told. */
export type DeferralFault =
  | { readonly why: 'off' }
  /** Customers cannot be recognised without the key in the keychain. */
  | { readonly why: 'no-keychain' }
  /** It may have been sent once: only a look-up may go on with it. */
  | { readonly why: 'maybe-sent' }
  | { readonly why: 'too-old'; readonly limit: number }
  | { readonly why: 'per-charge'; readonly limit: number }
  | { readonly why: 'sum'; readonly limit: number }
  | { readonly why: 'count'; readonly limit: number }
  | { readonly why: 'unseen'; readonly limit: number }
  /** The balance seen today does not reach; how far is the customer's business. */
  | { readonly why: 'balance' };

/** What a charge that should wait is judged by. */
export type DeferralFacts = {
  readonly payment: Pick<Payment, 'amountWon' | 'maybeSent'>;
  /** Whether the customer's tag outlives this run. */
  readonly tagKept: boolean;
  /** How long it has waited already; 0 for a new one. */
  readonly ageMs: number;
  /** The other charges that wait or may be on their way. */
  readonly waiting: readonly Pick<Payment, 'amountWon'>[];
  /** What is left of the balance seen today; null when none was seen. */
  readonly leftWon: number | null;
};

/** The first thing that stands against putting a charge off; null when it may wait. */
export function deferralFaultOf(rules: DeferralRules, facts: DeferralFacts): DeferralFault | null {
  const { payment, tagKept, ageMs, waiting, leftWon } = facts;
  const { amountWon } = payment;
  if (!rules.on) return { why: 'off' };
  if (!tagKept) return { why: 'no-keychain' };
  if (payment.maybeSent) return { why: 'maybe-sent' };
  if (ageMs >= rules.ageMs) return { why: 'too-old', limit: rules.ageMs / hourMs };
  if (amountWon > rules.perChargeWon) return { why: 'per-charge', limit: rules.perChargeWon };
  if (waiting.length >= rules.count) return { why: 'count', limit: rules.count };
  const sumWon = waiting.reduce<number>((sum, each) => sum + each.amountWon, amountWon);
  if (sumWon > rules.sumWon) return { why: 'sum', limit: rules.sumWon };
  if (leftWon !== null) return amountWon > leftWon ? { why: 'balance' } : null;
  return amountWon > rules.unseenWon ? { why: 'unseen', limit: rules.unseenWon } : null;
}

/** A charge that was put off and may still take money: it counts against sum, count and balance. */
export function isPutOff({ state, deferredMs }: Payment): boolean {
  if (deferredMs === null) return false;
  return state.at === 'waiting' || state.at === 'sending' || state.at === 'unknown';
}
