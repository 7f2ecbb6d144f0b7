import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { TillSale } from '../../../preload/sale-views.ts';
import type { TillState } from '../../../preload/window-states.ts';
import { createTill, type Till } from '../../../renderer/till/till.ts';
import { createFakeTillBridge, type FakeTill } from '../../fakes/fake-till-bridge.ts';
import { idleState } from '../../fakes/till-states.ts';
import { wordsIn } from './till-words.ts';

/** The till without its looks, over the fake bridge and a clock that only the test moves. */
export type FakeDesk = Till & {
  readonly main: FakeTill;
  /** The names of the calls made so far. */
  asked(): readonly string[];
  /** Main pushes this sale. */
  sale(sale: TillSale): void;
  digits(): string;
  /** Lets all answers arrive. */
  settle(): Promise<void>;
  wait(ms: number): void;
};

/** A till whose main has already answered `first`. */
export async function fakeDesk(
  first: TillState = idleState,
  answers: Readonly<Record<string, Reply<unknown, Failure>>> = {},
): Promise<FakeDesk> {
  const main = createFakeTillBridge(first, answers);
  const timers = new Map<() => void, number>();
  let nowMs = 0;
  const till = createTill(main.bridge, {
    words: wordsIn('ko'),
    after: (delayMs, act) => {
      const once = (): void => act();
      timers.set(once, nowMs + delayMs);
      return () => void timers.delete(once);
    },
  });
  const settle = (): Promise<void> => new Promise((done) => setImmediate(done));
  await settle();
  return {
    ...till,
    main,
    asked: () => main.calls.map(({ name }) => name),
    sale: (sale) => main.push({ ...first, sale }),
    digits: () => till.stores.entry.store.getState().digits,
    settle,
    wait(ms) {
      nowMs += ms;
      for (const [act, atMs] of timers) {
        if (atMs > nowMs) continue;
        timers.delete(act);
        act();
      }
    },
  };
}
