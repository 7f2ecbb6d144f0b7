import type { CustomerBridge } from '../../preload/customer-contract.ts';
import type { Failure } from '../../preload/failure.ts';
import type { CustomerState } from '../../preload/window-states.ts';

/** One call a window made: its name and what it took along. */
export type FakeCall = { readonly name: string; readonly argument: unknown };

/** What a test does with the fake: see the calls, push a state, make the next calls of a name fail. */
export type FakeMain = {
  readonly calls: readonly FakeCall[];
  push(state: CustomerState): void;
  fail(name: string, failure: Failure): void;
  /** Calls of this name are not answered before `release`. */
  hold(name: string): void;
  release(name: string): void;
  /** Forgets the calls and what was to fail or wait. */
  reset(): void;
};

declare global {
  interface Window {
    /** In pages that stand over the fake. */
    readonly fakeMain: FakeMain;
  }
}

export type FakeCustomerBridge = CustomerBridge & { readonly fake: FakeMain };

/**
 * A customer's bridge that remembers every call and answers *ok*. It leans on nothing outside itself, so
 * that its source can also be put into a page.
 */
export function fakeCustomerBridge(first: CustomerState): FakeCustomerBridge {
  const calls: FakeCall[] = [];
  const listeners = new Set<(state: CustomerState) => void>();
  const failures = new Map<string, Failure>();
  const held = new Map<string, (() => void)[]>();

  const reply = async <T>(name: string, value: T, argument?: unknown) => {
    calls.push({ name, argument });
    const waiting = held.get(name);
    if (waiting !== undefined) await new Promise<void>((resolve) => waiting.push(resolve));
    const failure = failures.get(name);
    return failure === undefined
      ? ({ ok: true, value } as const)
      : ({ ok: false, failure } as const);
  };
  return {
    app: {
      ready: () => reply('app.ready', first),
      language: (to) => reply('app.language', null, to),
      onChanged: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    sale: {
      accept: () => reply('sale.accept', null),
      step: (at) => reply('sale.step', null, at),
      signIn: (who) => reply('sale.signIn', null, who),
      consent: (to) => reply('sale.consent', null, to),
      agreeToWait: (to) => reply('sale.agreeToWait', null, to),
      again: () => reply('sale.again', null),
      stop: () => reply('sale.stop', null),
      help: () => reply('sale.help', null),
      stay: () => reply('sale.stay', null),
      done: () => reply('sale.done', null),
    },
    fake: {
      calls,
      push: (state) => {
        for (const listener of listeners) listener(state);
      },
      fail: (name, failure) => failures.set(name, failure),
      hold: (name) => held.set(name, held.get(name) ?? []),
      release: (name) => {
        const waiting = held.get(name) ?? [];
        held.delete(name);
        for (const go of waiting) go();
      },
      reset: () => {
        calls.length = 0;
        failures.clear();
        held.clear();
      },
    },
  };
}

/** The same as a script for a page, before any of the page's own; its main is `window.fakeMain`. */
export function fakeCustomerScript(first: CustomerState): string {
  const made = `(${fakeCustomerBridge.toString()})(${JSON.stringify(first)})`;
  return `window.customer = ${made}; window.fakeMain = window.customer.fake;`;
}
