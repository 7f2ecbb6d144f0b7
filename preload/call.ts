/**
 * The two leaves of a bridge contract, and what is derived from a contract. A contract is a value: a new
 * call breaks main (no handler, no parser), the bridge and the test fake until all have it.
 */

/** A question from a window to main. `arity` 0 calls take nothing, the others take one object. */
export type Call<F extends (argument: never) => unknown> = {
  readonly leaf: 'call';
  readonly signature?: F;
};

/** Something main tells a window. */
export type Event<T> = { readonly leaf: 'event'; readonly payload?: T };

export function call<F extends (argument: never) => unknown>(): Call<F> {
  return { leaf: 'call' };
}

export function event<T>(): Event<T> {
  return { leaf: 'event' };
}

/** Groups of verbs; the channel name is `window/group/verb` and is never typed by hand. */
export type Contract = {
  readonly [group: string]: {
    readonly [verb: string]: Call<(argument: never) => unknown> | Event<unknown>;
  };
};

/** What a window is answered: a value, or the reason why not. Nothing is thrown across the bridge. */
export type Reply<T, F> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F };

type Calls<G> = { [K in keyof G as G[K] extends { leaf: 'call' } ? K : never]: G[K] };
type Events<G> = { [K in keyof G as G[K] extends { leaf: 'event' } ? K : never]: G[K] };
type ArgumentOf<F> = F extends (argument: infer A) => unknown ? A : never;
type ResultOf<F> = F extends (argument: never) => infer R ? R : never;
type SignatureOf<L> = L extends { readonly signature?: infer F } ? NonNullable<F> : never;
type PayloadOf<L> = L extends { readonly payload?: infer T } ? T : never;
/** True for `() => R`: it takes no argument at all. */
type TakesNothing<F> = F extends () => unknown ? true : false;

/** The object a window finds as `window.till` or `window.customer`. */
export type Bridge<C, F> = {
  readonly [G in keyof C]: {
    readonly [K in keyof Calls<C[G]>]: TakesNothing<SignatureOf<C[G][K]>> extends true
      ? () => Promise<Reply<ResultOf<SignatureOf<C[G][K]>>, F>>
      : (
          argument: ArgumentOf<SignatureOf<C[G][K]>>,
        ) => Promise<Reply<ResultOf<SignatureOf<C[G][K]>>, F>>;
  } & {
    readonly [K in keyof Events<C[G]> as `on${Capitalize<K & string>}`]: (
      listener: (payload: PayloadOf<C[G][K]>) => void,
    ) => () => void;
  };
};

/** Main's side of every call: it may answer now or later, with a value or a failure. */
export type Handlers<C, F> = {
  readonly [G in keyof C]: {
    readonly [K in keyof Calls<C[G]>]: (
      argument: ArgumentOf<SignatureOf<C[G][K]>>,
    ) =>
      | Reply<ResultOf<SignatureOf<C[G][K]>>, F>
      | Promise<Reply<ResultOf<SignatureOf<C[G][K]>>, F>>;
  };
};

/** A parser for each call that takes something: whatever comes over the bridge is a guess. */
export type Parsers<C> = {
  readonly [G in keyof C]: {
    readonly [K in keyof Calls<C[G]> as TakesNothing<SignatureOf<C[G][K]>> extends true
      ? never
      : K]: (raw: unknown) => ArgumentOf<SignatureOf<C[G][K]>>;
  };
};

/** How main tells a window something; silent when the window is gone. */
export type Publish<C> = {
  readonly [G in keyof C as keyof Events<C[G]> extends never ? never : G]: {
    readonly [K in keyof Events<C[G]>]: (payload: PayloadOf<C[G][K]>) => void;
  };
};

/** `till/sale/begin`: the one place where a channel gets its name. */
export function channelOf(window: string, group: string, verb: string): string {
  return `${window}/${group}/${verb}`;
}
