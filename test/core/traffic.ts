import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Transport } from '../../main/ports/transport.ts';

/** Counts the requests that are out, so that a test can wait until nothing is under way. */
export type Traffic = {
  watch(transport: Transport): Transport;
  /** Resolves when no request is out and what the last answers led to has been done. */
  rest(): Promise<void>;
};

const quietTurns = 4;

export function createTraffic(): Traffic {
  let out = 0;
  const waiting = new Set<() => void>();
  const ended = (): void => {
    out -= 1;
    for (const wake of waiting) wake();
    waiting.clear();
  };
  return {
    watch: (transport) => ({
      async send(request) {
        out += 1;
        try {
          return await transport.send(request);
        } finally {
          ended();
        }
      },
    }),
    async rest() {
      for (let quiet = 0; quiet < quietTurns; quiet += 1) {
        await nextTurn();
        while (out > 0) {
          quiet = 0;
          await new Promise<void>((resolve) => waiting.add(resolve));
          await nextTurn();
        }
      }
    },
  };
}
