import { type Bridge, call, event } from './call.ts';
import type { Failure } from './failure.ts';
import type { Language, Won } from './views.ts';
import type { CustomerState } from './window-states.ts';

/** Everything the customer's window may ask of main. The ID and password go in here and nowhere else. */
export const customerContract = {
  app: {
    ready: call<() => CustomerState>(),
    language: call<(to: { readonly language: Language }) => null>(),
    changed: event<CustomerState>(),
  },
  sale: {
    /** The customer read the amount and goes on. */
    accept: call<() => null>(),
    /** Which field is being typed in; the cashier sees the step and nothing else. */
    step: call<(at: { readonly step: 'id' | 'pw' }) => null>(),
    /** The ID and the password, once. Main keeps them in memory only. */
    signIn: call<(who: { readonly user: string; readonly password: string }) => null>(),
    /** Agrees to pay this many points: the amount asked, or the smaller one offered. */
    consent: call<(to: { readonly amountWon: Won }) => null>(),
    /** Agrees to be charged this many points when the line is back, under the terms shown. */
    agreeToWait: call<(to: { readonly amountWon: Won }) => null>(),
    /** Types again after a refusal. */
    again: call<() => null>(),
    stop: call<() => null>(),
    /** Calls a member of staff. */
    help: call<() => null>(),
    /** Still here: more time. */
    stay: call<() => null>(),
    /** Done reading the result. */
    done: call<() => null>(),
  },
} as const;

export type CustomerContract = typeof customerContract;
export type CustomerBridge = Bridge<CustomerContract, Failure>;
