import type { Core } from '../core.ts';
import type { Deferred } from '../deferred/deferred.ts';
import type { CustomerEntry } from './customer-entry.ts';
import { customerMs, type DeskSale, type DeskState } from './desk-state.ts';
import { closeOrReport } from './open-sale.ts';
import type { RefusedTries } from './refused-tries.ts';

/** The counter's one sale in progress: its state, what the customer typed, and its deadline. */
export type Desk = {
  readonly core: Core;
  readonly deferred: Deferred;
  readonly entry: CustomerEntry;
  readonly tries: RefusedTries;
  /** HMAC of an ID; `kept` is false when there is no keychain key and the tag is for this run only. */
  readonly tagOf: (user: Buffer) => { readonly tag: string; readonly kept: boolean };
  readonly state: () => DeskState;
  readonly set: (next: DeskState) => void;
  /** Begins the customer's time anew; answers when it ends. */
  readonly startDeadline: () => number;
  /** The till closes: nobody waits for the customer any more. */
  readonly stopDeadline: () => void;
  /** The one screen is turned to the customer. */
  readonly turned: () => boolean;
  readonly turn: (customer: boolean) => void;
  /** The customer has read the result: their screen goes back to rest. */
  readonly customerDone: () => boolean;
  readonly finishCustomer: () => void;
};

type Parts = Pick<Desk, 'deferred' | 'entry' | 'tagOf'> & { readonly changed: () => void };

/** An idle desk. `changed` is called after every change of state. */
export function createDesk({ deferred, entry, tagOf, changed }: Parts): Desk {
  const { core, tries } = deferred;
  let state: DeskState = { at: 'idle' };
  let turned = false;
  let done = false;
  let stopDeadline: () => void = () => undefined;

  const set = (next: DeskState): void => {
    state = next;
    done = false;
    if (!('deadlineMs' in next)) stopDeadline();
    if (needsCashier(next)) turned = false;
    changed();
  };
  const startDeadline = (): number => {
    stopDeadline();
    stopDeadline = core.clock.after(customerMs, () => {
      if (!('deadlineMs' in state)) return;
      const { sale } = state;
      entry.wipe();
      closeOrReport(core, sale);
      set({ at: 'ended', sale, how: 'timed_out' });
    });
    return core.clock.wallMs() + customerMs;
  };
  const turn = (customer: boolean): void => {
    turned = customer;
    changed();
  };
  const finishCustomer = (): void => {
    done = true;
    turned = false;
    changed();
  };
  return {
    core,
    deferred,
    entry,
    tries,
    tagOf,
    state: () => state,
    set,
    startDeadline,
    stopDeadline: () => stopDeadline(),
    turned: () => turned,
    turn,
    customerDone: () => done,
    finishCustomer,
  };
}

/** Asks the customer, from the amount or, on a second visit, from the ID. */
export function askCustomer(desk: Desk, sale: DeskSale, step: 'intro' | 'id'): void {
  desk.entry.wipe();
  desk.set({ at: 'asking', sale, step, deadlineMs: desk.startDeadline() });
}

/** With one screen for both: here it is the cashier who must go on, so it turns back by itself. */
function needsCashier(state: DeskState): boolean {
  switch (state.at) {
    case 'idle':
    case 'part-agreed':
    case 'unknown':
      return true;
    case 'not-sent':
      // The customer still has to read and to choose.
      return state.wait.at !== 'offered' || state.sale.helpCalled;
    case 'asking':
    case 'checking':
    case 'consent':
    case 'short':
      return state.sale.helpCalled;
    case 'sending':
    case 'approved':
    case 'declined':
    case 'waiting':
    case 'ended':
      return false;
  }
}
