import type { Fields } from '../loopback/request.ts';
import type { Books } from './books.ts';
import type { Channel } from './channels.ts';
import type { Answer } from './envelope.ts';
import type { RouteName } from './routes.ts';
import type { Switches } from './switches.ts';
import type { KeyPair, TokenState } from './token.ts';

/** What every call works on. */
export type Desk = {
  readonly books: Books;
  readonly switches: Switches;
  readonly channels: readonly Channel[];
  readonly keys: KeyPair;
  readonly token: TokenState;
  nowMs(): number;
};

/** One call, read and signed in. */
export type Call = {
  readonly route: RouteName;
  /** The variable segments of the path, decoded. */
  readonly args: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Fields;
  /** The sub-merchant, from the `Tier` header. */
  readonly tier: string | null;
  /** Whether the order number was still free when the call arrived. */
  readonly wasFree: boolean;
  /** The payment company says no to this one. */
  readonly decline: Decline | null;
  /** A charge: the payment is told in the older shape. */
  readonly older: boolean;
};

/** A refusal to act out; `as` is null when the switch decides how it is dressed. */
export type Decline = { readonly text: string; readonly as: 'http-500' | 'http-200' | null };

/** Carries a call out, all at once: nothing else runs between its check and its change. */
export type Handler = (desk: Desk, call: Call) => Answer;
