import type { StoreApi } from 'zustand/vanilla';
import type { Reply } from '../../../preload/call.ts';
import type { CustomerBridge } from '../../../preload/customer-contract.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { CustomerSale } from '../../../preload/sale-views.ts';
import type { Language, Won } from '../../../preload/views.ts';
import { deadlineMsOf } from '../data-state.ts';
import { nearEndMs } from '../timings.ts';
import { createMirror, type Mirror } from './mirror.ts';
import { createViewStore, type Field, forgetCustomer, type View } from './view-store.ts';

/** What the customer can do. None of it throws; what main refuses becomes a sentence on the screen. */
export type Acts = {
  accept(): void;
  /** Goes to a field; what was typed in the other stays in its input. */
  typeIn(field: Field): void;
  /** Hands the ID and password to main. The caller empties the inputs in the same breath. */
  signIn(user: string, password: string): void;
  /** Agrees to exactly the points shown. */
  consent(shownWon: Won): void;
  /** Agrees to be charged exactly the points shown when the line is back. */
  agreeToWait(shownWon: Won): void;
  again(): void;
  stop(): void;
  done(): void;
  help(): void;
  closeHelp(): void;
  stay(): void;
  /** A key was pressed: near the end of the time that counts as being still there. */
  keyPressed(nowMs: number): void;
  language(to: Language): void;
  toggle(look: 'large' | 'contrast'): void;
  trouble(what: View['trouble']): void;
};

/** The customer's window without its looks. */
export type Customer = {
  readonly mirror: StoreApi<Mirror>;
  readonly view: StoreApi<View>;
  readonly acts: Acts;
};

type Answer = Reply<null, Failure>;

/** Builds the window's state over a bridge; a fake one in tests. */
export function createCustomer(bridge: CustomerBridge): Customer {
  const mirror = createMirror(bridge);
  const view = createViewStore();
  const { sale, app } = bridge;
  const run = createRun();
  const press = (name: string, call: () => Promise<Answer>): void => {
    view.setState({ trouble: null });
    void run(name, call).then((reply) => {
      if (reply !== null && !reply.ok) view.setState({ trouble: 'failed' });
    });
  };
  startOverWithEachStep(mirror, view);

  const acts: Acts = {
    accept: () => press('accept', sale.accept),
    typeIn(field) {
      view.setState({ typing: field, trouble: null });
      void sale.step({ step: field });
    },
    signIn(user, password) {
      view.setState({ signingIn: true, trouble: null });
      void run('sign-in', () => sale.signIn({ user, password })).then((reply) => {
        const trouble = reply?.ok === false ? 'entry.refused' : null;
        view.setState({ signingIn: false, typing: 'id', trouble });
      });
    },
    consent: (shownWon) => press('consent', () => sale.consent({ amountWon: shownWon })),
    agreeToWait: (shownWon) =>
      press('agree-to-wait', () => sale.agreeToWait({ amountWon: shownWon })),
    again: () => press('again', sale.again),
    stop: () => press('stop', sale.stop),
    done: () => press('done', sale.done),
    help() {
      void run('help', sale.help).then((reply) => {
        if (reply !== null) view.setState({ help: reply.ok ? 'called' : 'failed' });
      });
    },
    closeHelp: () => view.setState({ help: 'none' }),
    stay: () => press('stay', sale.stay),
    keyPressed(nowMs) {
      if (view.getState().trouble !== null) view.setState({ trouble: null });
      const now = mirror.getState().state?.sale;
      const endMs = now === undefined ? null : deadlineMsOf(now);
      if (endMs !== null && endMs - nowMs < nearEndMs) void run('stay', sale.stay);
    },
    language: (to) => press('language', () => app.language({ language: to })),
    toggle: (look) => view.setState((now) => ({ [look]: !now[look] })),
    trouble: (what) => view.setState({ trouble: what }),
  };
  return { mirror, view, acts };
}

/** Another step begins with the ID and without old words; another customer with nothing at all. */
function startOverWithEachStep(mirror: StoreApi<Mirror>, view: StoreApi<View>): void {
  mirror.subscribe(({ state }, { state: before }) => {
    if (state === null || stepOf(state.sale) === (before && stepOf(before.sale))) return;
    if (state.sale.at === 'idle') forgetCustomer(view);
    else view.setState({ typing: 'id', trouble: null });
  });
}

/** Another try at the ID and password is another step. */
function stepOf(sale: CustomerSale): string {
  return sale.at === 'entry' ? `entry ${sale.refused}` : sale.at;
}

/** Sends one command; a second press while the first is under way does nothing and answers null. */
function createRun(): (name: string, call: () => Promise<Answer>) => Promise<Answer | null> {
  const underWay = new Set<string>();
  return async (name, call) => {
    if (underWay.has(name)) return null;
    underWay.add(name);
    try {
      return await call();
    } catch {
      // Main that cannot be reached is a bug of ours, and never carries what was typed.
      return { ok: false, failure: { kind: 'bug', ticket: 'bridge', money: 'checking' } };
    } finally {
      underWay.delete(name);
    }
  };
}
