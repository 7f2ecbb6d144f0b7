import type { Fields } from '../loopback/request.ts';
import type { Books } from './books.ts';
import type { Answer } from './errors.ts';
import type { Nonces } from './nonces.ts';
import type { RouteName } from './routes.ts';
import type { Switches } from './switches.ts';

/** The access key and the base64 of the secret that this gateway accepts. */
export type KeyPair = { readonly key: string; readonly secret: string };

/** What every call works on. */
export type Desk = {
  readonly books: Books;
  readonly switches: Switches;
  readonly keys: KeyPair;
  readonly nonces: Nonces;
  /** How many times faster than the clock an issuance goes its way. */
  readonly timeScale: number;
  nowMs(): number;
};

/** One call, read and signed in. */
export type Call = {
  readonly route: RouteName;
  /** The issuance that the path names; empty where it names none. */
  readonly id: string;
  readonly body: Fields;
};

/** Carries a call out, all at once: nothing else runs between its check and its change. */
export type Handler = (desk: Desk, call: Call) => Answer;
