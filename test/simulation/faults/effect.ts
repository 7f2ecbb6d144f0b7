import type { Chance } from '../chance.ts';
import type { ServerAnswer } from '../server/answers.ts';
import type { Handling } from '../server/handling.ts';

/** An answer as it reaches the till: parsed, or bytes that the till's own reader must take apart. */
export type Spoilt = ServerAnswer | { readonly status: number; readonly bytes: Uint8Array };

/** What happens to one request on its way, at the server, and on the way back. */
export type Effect = {
  /** No byte leaves the machine. */
  readonly unsent: 'offline' | 'insecure' | 'timeout' | null;
  /** Bytes leave, and nothing arrives. */
  readonly undelivered: boolean;
  /** Arrives a second time a moment later. */
  readonly twice: boolean;
  /** Every token is void at the moment it arrives. */
  readonly revoke: boolean;
  readonly handling: Partial<Handling>;
  /** The answer leaves the server and never reaches the till whole. */
  readonly lose: 'reset' | 'too-large' | 'redirect' | 'unreadable' | null;
  readonly spoil: ((answer: ServerAnswer, chance: Chance) => Spoilt) | null;
};

export const noEffect: Effect = {
  unsent: null,
  undelivered: false,
  twice: false,
  revoke: false,
  handling: {},
  lose: null,
  spoil: null,
};
