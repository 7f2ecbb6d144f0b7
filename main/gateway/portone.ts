import type { Clock } from '../ports/clock.ts';
import type { Transport } from '../ports/transport.ts';
import { createCaller } from './portone-caller.ts';
import { createLookUps } from './portone-lookups.ts';
import { createMoneyCalls, type PortOneSettings } from './portone-money.ts';
import type { PortOne } from './portone-port.ts';
import type { Keys } from './token.ts';

/** What the client is made from. One per API account and mode: make a new one when they change. */
export type PortOneOptions = {
  readonly transport: Transport;
  readonly clock: Clock;
  /** The account's keys, or null while none are known; asked before every call. */
  readonly keys: () => Keys | null;
  readonly portone: PortOneSettings;
};

/** The PortOne V1 client. */
export function createPortOne({ transport, clock, keys, portone }: PortOneOptions): PortOne {
  const caller = createCaller({ transport, clock, keys, tier: portone.tier });
  return {
    signIn: caller.signIn,
    dropToken: caller.dropToken,
    ...createMoneyCalls(caller, portone),
    ...createLookUps(caller),
  };
}
