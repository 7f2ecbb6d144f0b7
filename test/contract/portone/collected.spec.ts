import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import { charge, clearBench, ok, serve } from './bench.ts';
import { type Act, say } from './raw-server.ts';
import { transportFor } from './transport-for.ts';

afterEach(clearBench);

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const silences: readonly (readonly [string, Act])[] = [
  ['before the answer', () => undefined],
  ['in the middle of it', say(`${ok}content-length: 9\r\n\r\n{`)],
];

// Signals that follow other signals are held weakly: once collected, an abort would reach nobody.
test.each(silences)(
  'an answer that stops %s ends in time even when memory was collected',
  async (_name, act) => {
    for (const connection of ['fresh', 'warm'] as const) {
      const server = await serve(act);
      const transport = transportFor(server.origin, { answerTimeoutMs: 300 });
      const answer = transport.send({ ...charge, connection });
      const timer = setInterval(collect, 20);
      try {
        expect(await answer).toEqual({ kind: 'lost', why: 'timeout' });
        await expect.poll(() => server.openConnections()).toBe(0);
      } finally {
        clearInterval(timer);
      }
    }
  },
  5_000,
);
