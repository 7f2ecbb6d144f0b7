import type { Random } from '../../main/ports/random.ts';
import { seededRandom } from '../core/seeded-random.ts';

/** Undoes a scheduling; harmless when it already happened. */
export type Undo = () => void;

/** Virtual time, chance, and everything that is still to happen. Nothing in here reads a real clock. */
export type World = {
  readonly random: Random;
  /** Virtual ms since the run began; outlives every process life and never jumps. */
  nowMs(): number;
  after(delayMs: number, act: () => void): Undo;
  /** Lets everything happen that is due until then, in order; each thing comes to rest before the next. */
  runUntil(untilMs: number): Promise<void>;
};

type Event = { readonly atMs: number; readonly seq: number; act: (() => void) | null };

/** What the world tells about itself. */
export type WorldHooks = {
  /** Called each time things have come to rest. */
  settled(): void;
  /** Something that was due threw. */
  failed(error: unknown): void;
};

/** A world that is the same for the same seed. */
export function createWorld(seed: number, hooks: WorldHooks): World {
  const heap = createHeap();
  let nowMs = 0;
  let seq = 0;

  return {
    random: seededRandom(seed),
    nowMs: () => nowMs,
    after(delayMs, act) {
      seq += 1;
      const event: Event = { atMs: nowMs + Math.max(0, Math.round(delayMs)), seq, act };
      heap.push(event);
      return () => {
        event.act = null;
      };
    },
    async runUntil(untilMs) {
      for (let next = heap.peek(); next && next.atMs <= untilMs; next = heap.peek()) {
        heap.pop();
        if (next.act === null) continue;
        nowMs = Math.max(nowMs, next.atMs);
        try {
          next.act();
        } catch (error) {
          hooks.failed(error);
        }
        await microtasksDone();
        hooks.settled();
      }
      nowMs = Math.max(nowMs, untilMs);
    },
  };
}

/** The next turn of the loop begins when no promise has anything left to do. */
function microtasksDone(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

type Heap = { push(event: Event): void; peek(): Event | undefined; pop(): void };

/** A binary heap by time, then by order of scheduling. */
function createHeap(): Heap {
  const items: Event[] = [];
  const at = (index: number): Event => {
    const item = items[index];
    if (!item) throw new Error('outside the heap');
    return item;
  };
  const isBefore = (a: number, b: number): boolean =>
    at(a).atMs < at(b).atMs || (at(a).atMs === at(b).atMs && at(a).seq < at(b).seq);
  const swap = (a: number, b: number): void => {
    [items[a], items[b]] = [at(b), at(a)];
  };
  const sink = (from: number): void => {
    for (let index = from; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let first = index;
      if (left < items.length && isBefore(left, first)) first = left;
      if (right < items.length && isBefore(right, first)) first = right;
      if (first === index) return;
      swap(index, first);
      index = first;
    }
  };
  return {
    peek: () => items[0],
    push(event) {
      items.push(event);
      let index = items.length - 1;
      for (let up = (index - 1) >> 1; index > 0 && isBefore(index, up); up = (index - 1) >> 1) {
        swap(index, up);
        index = up;
      }
    },
    pop() {
      const last = items.pop();
      if (items.length === 0 || !last) return;
      items[0] = last;
      sink(0);
    },
  };
}
