import { systemRandom } from '../../../main/clock/system-random.ts';
import { won } from '../../../main/domain/won.ts';
import { createBunjang } from '../../../main/gateway/bunjang/bunjang.ts';
import type { Bunjang } from '../../../main/gateway/bunjang/bunjang-port.ts';
import type { TransportOptions } from '../../../main/gateway/ky-transport.ts';
import type { Keys } from '../../../main/gateway/token.ts';
import { trainingBunjangKeys } from '../../../main/training/bunjang/server.ts';
import { realClock } from '../portone/clocks.ts';
import { transportFor } from '../portone/transport-for.ts';
import { keysOf } from './gateways.ts';

type Made = Partial<TransportOptions> & {
  readonly keys?: Keys;
  /** How far this PC's clock is ahead of the gateway's. */
  readonly aheadMs?: number;
};

/** The client at `origin`; nothing of it stays open after `closeTransports`. */
export function bunjangFor(origin: URL, made: Made = {}): Bunjang {
  const { keys = keysOf(trainingBunjangKeys), aheadMs = 0, ...transport } = made;
  return createBunjang({
    transport: transportFor(origin, transport),
    clock: { ...realClock, wallMs: () => Date.now() + aheadMs },
    random: systemRandom,
    keys: () => keys,
  });
}

/** An order for points that may go out. */
export function orderOf(amount: number) {
  return { amountWon: won(amount), mayStart: () => true };
}
