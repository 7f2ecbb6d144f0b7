import { expect, onTestFinished } from 'vitest';
import { netWon } from '../../../main/training/portone/books.ts';
import {
  startTrainingGateway,
  type TrainingGateway,
  type TrainingOptions,
} from '../../../main/training/portone/server.ts';
import { type Caller, signedIn } from './caller.ts';
import { type HandClock, handClock } from './hand-clock.ts';

export type Running = {
  readonly gateway: TrainingGateway;
  readonly caller: Caller;
  readonly clock: HandClock;
  /** What the gateway told its owner. */
  readonly notices: unknown[];
};

/** A gateway with a hand-moved clock and a signed-in caller, closed when the test ends. */
export async function running(options: TrainingOptions = {}): Promise<Running> {
  const clock = handClock();
  const notices: unknown[] = [];
  const gateway = await startTrainingGateway({
    clock,
    onNotice: (notice) => notices.push(notice),
    ...options,
  });
  onTestFinished(() => gateway.close());
  return { gateway, caller: await signedIn(gateway), clock, notices };
}

/** What the books took in all and did not give back. */
export function takenWon({ gateway }: Running): number {
  return gateway.books.payments.map(netWon).reduce((sum, won) => sum + won, 0);
}

/** Three rows of one number, a minute apart: failed, paid, ready. */
export async function threeRows(options: TrainingOptions = {}): Promise<Running> {
  const all = await running(options);
  for (const status of ['failed', 'paid', 'ready']) {
    all.gateway.addPayment({ merchantUid: 'T', amountWon: 900, status, impUid: `imps_${status}` });
    all.clock.advance(60_000);
  }
  return all;
}

/** Waits, on a busy machine too, until what is read is what is expected. */
export function soon<T>(read: () => T): ReturnType<typeof expect.poll> {
  return expect.poll(read, { timeout: 15_000, interval: 5 });
}
